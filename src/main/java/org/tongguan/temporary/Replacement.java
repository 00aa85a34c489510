package org.tongguan.temporary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carnet that takes the place of another whose validity ends too soon: goods that are in move to it item by item, the other is discharged (Istanbul
 * Convention, Annex A, on replacement carnets; ATA Convention; articles to be verified).
 *
 * @param listId  of the carnet that is replaced
 * @param issued  day of issue of the new one; null for one asked for before that was told
 * @param until   last day of the new one
 * @param newList number of the list of the new one, once it is accepted
 */
public record Replacement(UUID id, UUID listId, String carnet, String issuer, @Nullable LocalDate issued, LocalDate until, State state, String reason,
                          @Nullable String newList, String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    public enum State { ASKED, ACCEPTED, REFUSED }
}
