package org.tongguan.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a platform for the payment behind an order.
 *
 * @param sessionId what the platform must answer with
 * @param traderId  the platform
 * @param said      what the platform answered when it had nothing to tell, in its own words
 */
public record PaymentQuestion(String sessionId, long traderId, String ebpCode, String orderNo, State state, String askedBy, Instant askedAt,
                              @Nullable Instant answeredAt, @Nullable String said) {

    /** How far a question is. REFUSED: the platform says that it has nothing to tell of the order. */
    public enum State { WAITING, ASKED, ANSWERED, UNREACHABLE, REFUSED }
}
