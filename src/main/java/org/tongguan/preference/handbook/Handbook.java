package org.tongguan.preference.handbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A handbook that was ordered.
 *
 * @param traderId whose goods, null = chosen codes
 * @param done     products laid out so far, of {@code total}
 * @param pages    null until it is printed
 * @param error    why it could not be printed, else null
 */
public record Handbook(UUID id, Long traderId, Instant orderedAt, String orderedBy, Wish wish, String address, State state, int done, int total,
                       Integer pages, Instant printedAt, String error) {

    /** Where it stands. */
    public enum State { ORDERED, PRINTING, PRINTED, FAILED }

    /**
     * What was asked for.
     *
     * @param codes     commodity codes; empty = the trader's own goods
     * @param schedules tariffs; empty = the national one for imports and those of the countries of destination for exports
     * @param from      first year
     * @param to        last year
     * @param language  zh or en
     * @param n         at most so many goods
     */
    public record Wish(List<String> codes, List<String> schedules, int from, int to, String language, int n) {

        public Wish {
            codes = codes == null ? List.of() : List.copyOf(codes);
            schedules = schedules == null ? List.of() : List.copyOf(schedules);
        }
    }
}
