package org.tongguan.gate;
public record Release(String number) {}
