package org.tongguan.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a platform for the payment behind an order.
 *
 * @param sessionId what the platform must answer with
 * @param traderId  the platform
 */
public record PaymentQuestion(String sessionId, long traderId, String ebpCode, String orderNo, State state, String askedBy, Instant askedAt,
                              @Nullable Instant answeredAt) {

    /** How far a question is. */
    public enum State { WAITING, ASKED, ANSWERED, UNREACHABLE }
}
