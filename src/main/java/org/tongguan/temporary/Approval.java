package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The approval of a special item, within working days that the law counts.
 *
 * @param kind     code list {@code temporary_special}
 * @param dueOn    last working day to decide
 * @param document number of the permit
 * @param most     granted up to this quantity; null = all of it
 */
public record Approval(UUID id, UUID itemId, UUID listId, String office, String kind, Instant askedAt, LocalDate dueOn, State state,
                       @Nullable String document, @Nullable BigDecimal most, String reason, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    public enum State { ASKED, GRANTED, REFUSED }
}
