package org.tongguan.tariff.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tongguan.kernel.Text;

/**
 * An agreement with tariff preferences (Tariff Law art. 12, second paragraph) or a special preferential arrangement (third paragraph).
 *
 * @param code           code list {@code agreement} where customs has given one, else a short name
 * @param proof          which proof of origin it takes, for people; empty = not at hand
 * @param transport      its condition on transport, for people; empty = not at hand
 * @param waiverAmount   consignments up to this customs value need no proof; null = none or not at hand
 * @param waiverCurrency empty without an amount
 * @param law            where it is published
 * @param validTo        first day on which it is no longer valid, null = open
 */
public record Agreement(String code, Text name, Kind kind, Text proof, Text transport, BigDecimal waiverAmount, String waiverCurrency, Text law,
                        LocalDate validFrom, LocalDate validTo, String source) implements Valid {

    /** Which rate it gives. */
    public enum Kind {
        /** Agreement rate (协定税率). */
        AGREEMENT,
        /** Special preferential rate (特惠税率). */
        SPECIAL
    }

    /**
     * Since when the agreement applies to goods of an origin.
     *
     * @param country   code list {@code country}
     * @param columnKey column of the agreement's schedule, empty = one for all parties
     */
    public record Party(String agreement, String country, String columnKey, LocalDate validFrom, LocalDate validTo, String source) implements Valid {

        /** The column key of an origin that stands for the highest rate of all parties. */
        public static final String HIGHEST_OF_ALL = "HIGHEST_OF_ALL";
        /** The column key of an origin that stands for the highest rate of the parties whose materials went into the goods. */
        public static final String HIGHEST_OF_CONTRIBUTORS = "HIGHEST_OF_CONTRIB";

        /** Whether it stands for parties instead of being one: goods of which only that is known (RCEP art. 2.6). */
        public boolean isHighest() {
            return columnKey.equals(HIGHEST_OF_ALL) || columnKey.equals(HIGHEST_OF_CONTRIBUTORS);
        }
    }

    /**
     * A rate under an agreement, usually for one year of a staging.
     *
     * @param columnKey as in {@link Party}
     * @param code      6 to 10 digits
     * @param quota     the quota within which it holds, empty = without quota
     * @param rate      in the rate language
     */
    public record Rate(String agreement, String columnKey, String code, String quota, String rate, LocalDate validFrom, LocalDate validTo,
                       String source) implements Valid { }
}
