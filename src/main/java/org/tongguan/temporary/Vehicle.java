package org.tongguan.temporary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle on show among others: an item whose kind is bound to named places (code list {@code temporary_special}, {@code places}).
 *
 * @param in       still in
 * @param open     sightings that an officer has to settle
 * @param seenAt   last seen; null = never
 * @param seenWhere where, in words
 */
public record Vehicle(Item item, String list, String exhibitor, GoodsList.State listState, boolean in, int open, @Nullable Instant seenAt,
                      @Nullable String seenWhere) {

    /**
     * A paper of a vehicle.
     *
     * @param kind    code list {@code temporary_paper}
     * @param validTo last day, null = open
     */
    public record Paper(UUID id, UUID itemId, String kind, String number, @Nullable LocalDate validTo, String givenBy, Instant givenAt) {

        public boolean isValidOn(LocalDate day) {
            return validTo == null || !day.isAfter(validTo);
        }
    }

    /**
     * A place beside the venue where a vehicle may be on those days, once it is granted.
     *
     * @param kind code list {@code temporary_place_kind}
     * @param name in words, e.g. a route from where to where
     */
    public record Place(UUID id, UUID itemId, String kind, String name, LocalDate from, LocalDate to, State state, String reason, String askedBy,
                        Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

        public enum State { ASKED, GRANTED, REFUSED, WITHDRAWN, REVOKED }

        public boolean isGrantedOn(LocalDate day) {
            return state == State.GRANTED && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Where a vehicle was seen.
     *
     * @param placeId one that is named for it; null = the venue, or elsewhere
     * @param place   in words
     * @param state   a finding that an officer settles; null = it was where it may be
     */
    public record Sighting(UUID id, UUID itemId, String office, Instant seenAt, @Nullable UUID placeId, String place, @Nullable State state, String note,
                           String reason, String seenBy, @Nullable String decidedBy, @Nullable Instant decidedAt) {

        public enum State { OPEN, EXPLAINED, BREACH }
    }
}
