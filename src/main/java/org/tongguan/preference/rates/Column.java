package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.tongguan.kernel.Text;

/**
 * One column of a tariff: the rates that an agreement gives to some origins.
 *
 * @param agreement    code of the agreement (code list {@code agreement} where customs has given one)
 * @param key          which of the agreement's columns, empty = it has one
 * @param origins      countries of origin it is open to (code list {@code country})
 * @param inForce      since when it is applied: the day of the first cut; null = not at hand
 * @param proof        which proof of origin it takes; empty = not at hand
 * @param transport    its condition on transport; empty = not at hand
 * @param waiver       customs value up to which no proof is needed, null = none or not at hand
 * @param law          where the agreement is published
 */
public record Column(String agreement, String key, Text name, Set<String> origins, LocalDate inForce, Text proof, Text transport, Waiver waiver,
                     Text law, String source) {

    /** A customs value up to which no proof of origin is asked for. */
    public record Waiver(BigDecimal amount, String currency) { }

    public Column {
        origins = Set.copyOf(origins);
    }

    /** Names the column within its tariff. */
    public String id() {
        return key.isEmpty() ? agreement : agreement + "/" + key;
    }

    /** Whether goods of that origin may use it; null asks for none in particular. */
    public boolean isOpenTo(String origin) {
        return origin == null || origins.contains(origin);
    }
}
