package org.tongguan;

public final class Tongguan { public static void main(String[] a) {} }
