package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * How an item is to read after an inspection found that it does not fit the goods; see {@link Item} for the words. The unit and the currency stay.
 *
 * @param reason    of who asks
 * @param decidedBy another person than who asked
 */
public record Correction(UUID id, UUID itemId, UUID listId, State state, String code, Text name, BigDecimal quantity, int pieces, BigDecimal weight,
                         BigDecimal price, String origin, String reason, String askedBy, Instant askedAt, @Nullable String decidedBy,
                         @Nullable Instant decidedAt, @Nullable String decisionReason) {

    public enum State { ASKED, DONE, REFUSED }
}
