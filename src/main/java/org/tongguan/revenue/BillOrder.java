package org.tongguan.revenue;
import java.math.BigDecimal; import java.time.LocalDate; import java.util.List; import org.tongguan.kernel.SubjectRef;
public record BillOrder(SubjectRef subject, String declarationNumber, long traderId, String office, LocalDate assessedOn, List<Amount> amounts, boolean guaranteed) { public record Amount(String tax, BigDecimal amount) {} }
