package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/** More was paid than is owed: what is to be given back of one tax, in yuan (Tariff Law art. 51). */
public record RefundDue(UUID id, SubjectRef subject, String declarationNumber, long traderId, String tax, BigDecimal amount, String reason,
                        Instant recordedAt, Ground ground) {

    /** Why it is given back. */
    public enum Ground {
        /** The assessment came to less than what was paid: an amendment, a withdrawal, an officer's determination. */
        ASSESSMENT,
        /** The taxpayer found that it had paid too much (art. 51). */
        OVERPAID,
        /** Goods went back as they were, for their quality or by force majeure (art. 52 (1) and (2)). */
        RETURNED,
        /** Taxed exports were not loaded (art. 52 (3)). */
        NOT_LOADED
    }

    /** Refunds of one subject fell due together; published in the transaction that recorded them. */
    public record Recorded(List<RefundDue> refunds, String office) { }
}
