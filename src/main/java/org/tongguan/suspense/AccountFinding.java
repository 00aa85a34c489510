package org.tongguan.suspense;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.inspection.Decision;

/**
 * What an inspection found about goods on account: they move the way that was decided, and no other; or they wait.
 *
 * @param inspection number of the order
 * @param settledAt  null while it binds the item; never set after RE_EXPORT and DESTROY, after AMEND when the item was amended
 */
public record AccountFinding(UUID itemId, int item, String inspection, Decision decision, String reason, Instant foundAt, @Nullable Instant settledAt) {

    /** Whether goods about which that was decided may move that way. */
    public static boolean allows(Decision decision, Movement.Way way) {
        return decision == Decision.RE_EXPORT && way == Movement.Way.RETURN || decision == Decision.DESTROY && way == Movement.Way.DESTROY;
    }
}
