package org.tongguan.risk.engine;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.formats.Node;
import org.tongguan.risk.Facts;

/**
 * A white-list entry: sets aside hits of rules, never the random share. All named parts must fit.
 *
 * @param traderId        null = every trader
 * @param commodityPrefix null = every commodity; else every item of the declaration must begin so, lest other goods hide behind it
 * @param ruleId          null = every rule
 * @param validTo         last day, null = open
 * @param reason          why it was granted
 */
public record Exemption(UUID id, @Nullable Long traderId, @Nullable String commodityPrefix, @Nullable UUID ruleId, LocalDate validFrom,
                        @Nullable LocalDate validTo, String reason) {

    boolean covers(UUID rule, Facts facts) {
        if (facts.day().isBefore(validFrom) || validTo != null && facts.day().isAfter(validTo) || ruleId != null && !ruleId.equals(rule)
                || traderId != null && !traderId.equals(facts.traderId())) {
            return false;
        }
        if (commodityPrefix == null) {
            return true;
        }
        for (Node item : facts.document().items()) {
            String code = item.text("commodityCode");
            if (code == null || !code.startsWith(commodityPrefix)) {
                return false;
            }
        }
        return !facts.document().items().isEmpty();
    }
}
