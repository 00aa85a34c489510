package org.tongguan.suspense;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * Goods that leave an account. What is asked for is set aside in the ledger at once, and written off when it is done.
 *
 * @param declarationId of a return: the declaration under which they move
 * @param declaration   its customs number
 * @param evidence      otherwise: number of the paper that proves it
 * @param identity      how an officer found that they are the same goods
 * @param levied        customs levied it after the term
 * @param tax           owed for it on a bill of the account's own, yuan; what its declaration owes is billed there
 */
public record Movement(UUID id, String number, UUID accountId, long traderId, String office, Way way, State state, @Nullable UUID declarationId,
                       @Nullable String declaration, String evidence, String identity, boolean levied, BigDecimal tax, @Nullable String bill, String reason,
                       String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    public static final String KIND = "suspense-movement";

    /** How goods leave an account. */
    public enum Way {
        /** Back home, or abroad again, under a declaration. */
        RETURN,
        /** They stay where they are: sold abroad or lost there; bought or kept in the country, with taxes. */
        REMAIN,
        /** Destroyed, or given up to customs. */
        DESTROY
    }

    public enum State { ASKED, CONFIRMED, DUE, DONE, REFUSED, WITHDRAWN, REVERSED }

    /**
     * How much of an item.
     *
     * @param transfer of the ledger, that sets it aside and writes it off
     * @param price    paid for it where it stays, in the item's currency; null = as declared
     */
    public record Line(UUID id, UUID movementId, UUID itemId, AccountItem.Amount amount, @Nullable BigDecimal price, UUID transfer) { }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }
}
