package org.tongguan.revenue;
import java.math.BigDecimal;
public record Bill(String number, BigDecimal paid) {}
