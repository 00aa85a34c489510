package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import org.tongguan.kernel.Text;

/**
 * A duty on top of the import duty for goods of some origin.
 *
 * @param measure short name of the case; its rows belong together
 * @param goods   what it covers, in words: a code may hold other goods as well
 * @param code    2 to 10 digits; it covers every code that begins so
 * @param origin  code list {@code country}, {@code *} = every origin
 * @param firm    producer or exporter as the measure names it, several names of one firm parted by {@code |}; empty = all others
 * @param rate    in the rate language, on the customs value
 */
public record Remedy(String measure, Kind kind, Text goods, String code, String origin, String firm, String rate, Text law, LocalDate validFrom,
                     LocalDate validTo, String source) implements Valid {

    /** What kind of measure, with the article of the Tariff Law it stands in. */
    public enum Kind {
        /** Art. 16. */
        ANTI_DUMPING,
        /** Art. 16. */
        COUNTERVAILING,
        /** Art. 16. */
        SAFEGUARD,
        /** Art. 17. */
        RECIPROCAL,
        /** Art. 18. */
        RETALIATORY
    }
}
