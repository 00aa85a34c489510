package org.tongguan.temporary;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.inspection.Decision;

/**
 * What an inspection found about an item: it goes the way that was decided, and no other; or it waits.
 *
 * @param inspection number of the order
 * @param settledAt  null while it binds the item; never set after RE_EXPORT and DESTROY
 */
public record ItemFinding(UUID itemId, int item, String inspection, Decision decision, String reason, Instant foundAt, @Nullable Instant settledAt) {

    /** Whether goods it binds may go that way. */
    public boolean allows(WayOut way) {
        return settledAt != null || decision == Decision.RE_EXPORT && way == WayOut.RE_EXPORT || decision == Decision.DESTROY && way == WayOut.DESTRUCTION;
    }
}
