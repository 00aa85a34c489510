package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * What is set aside on a guarantee for one duty.
 *
 * @param reference what is secured, e.g. a bill's number
 * @param ended     null = still set aside
 */
public record Reservation(UUID id, UUID guaranteeId, long traderId, SubjectRef subject, String reference, @Nullable String declarationNumber,
                          BigDecimal amount, Instant reservedAt, @Nullable End ended, @Nullable Instant endedAt) {

    public enum End { RETURNED, CLAIMED, CARRIED_OVER }

    /** The same duty on another guarantee, from now on. */
    Reservation carriedTo(UUID id, Guarantee other, Instant now) {
        return new Reservation(id, other.id(), traderId, subject, reference, declarationNumber, amount, now, null, null);
    }
}
