package org.tongguan.gate;
import java.math.BigDecimal; import java.time.LocalDate; import java.util.List; import org.tongguan.kernel.SubjectRef;
public record ReleaseGrant(SubjectRef subject, String n, Long t, String d, String o, List<ContainerGrant> c, BigDecimal g, boolean a, LocalDate v) { public record ContainerGrant(String number, BigDecimal grossKg) {} }
