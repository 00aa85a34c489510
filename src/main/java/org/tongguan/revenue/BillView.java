package org.tongguan.revenue;
public record BillView(String number) {}
