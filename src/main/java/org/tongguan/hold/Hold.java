package org.tongguan.hold;

import java.time.Instant;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * One hold.
 *
 * @param reason   why
 * @param cause    what exactly, unique among the open holds of a subject and reason: a rule code, an order number, empty
 * @param note     a person's or rule's words, shown to officers
 * @param liftedAt null while it is open
 */
public record Hold(UUID id, SubjectRef subject, HoldReason reason, String cause, String note, String placedBy, Instant placedAt,
                   String liftedBy, Instant liftedAt) {

    public boolean isOpen() {
        return liftedAt == null;
    }
}
