package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * Goods of a list that go one way out. What is asked for is set aside in the ledger at once, written off when it is done.
 *
 * @param evidence  number of the paper that proves it
 * @param place     port, zone or supervised place
 * @param recipient who buys, is given, or takes them over
 * @param voucher   of a carnet: its re-exportation voucher
 * @param permit    number of the paper without which goods of a special kind may not go that way; empty = none
 * @param tax       owed for it, yuan
 * @param bill      number of its bill, null = nothing is owed
 */
public record Clearance(UUID id, String number, UUID listId, long traderId, @Nullable Long organiserId, String office, WayOut way, State state,
                        String evidence, String place, String recipient, @Nullable String voucher, String permit, BigDecimal tax, @Nullable String bill,
                        String reason, String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    public static final String KIND = "temporary-clearance";

    public enum State { ASKED, DUE, DONE, REFUSED, WITHDRAWN, REVERSED }

    /**
     * How much of an item goes.
     *
     * @param price    sold for, in the item's currency; null = as listed
     * @param transfer of the ledger, that sets it aside and writes it off
     */
    public record Line(UUID id, UUID clearanceId, UUID itemId, Item.Amount amount, @Nullable BigDecimal price, UUID transfer) { }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }
}
