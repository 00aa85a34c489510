package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/** More was paid than is owed: what is to be given back of one tax, in yuan (Tariff Law art. 51). */
public record RefundDue(UUID id, SubjectRef subject, String declarationNumber, long traderId, String tax, BigDecimal amount, String reason,
                        Instant recordedAt) { }
