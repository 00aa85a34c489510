package org.tongguan.periodic;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods of a delivery that come back: a contrary entry, once an officer has seen them.
 *
 * @param evidence the paper or passage by which they came back
 * @param late     the delivery was declared when it was confirmed: the declaration is to be amended
 */
public record GoodsBack(UUID id, String number, UUID deliveryId, long traderId, String office, State state, String evidence, String reason, boolean late,
                        String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, List<Part> parts) {

    public enum State { ASKED, CONFIRMED, REFUSED, WITHDRAWN }

    /** So much of a line of the delivery, by the line's number. */
    public record Part(int line, BigDecimal quantity) { }

    public GoodsBack {
        parts = List.copyOf(parts);
    }
}
