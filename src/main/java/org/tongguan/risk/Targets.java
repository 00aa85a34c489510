package org.tongguan.risk;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * The answer for one declaration.
 *
 * @param hits       rules that ask for something, by rule code
 * @param random     drawn for the random share, whatever the rules or white lists say
 * @param suppressed hits that a white list set aside: recorded, not acted upon
 */
public record Targets(List<Hit> hits, boolean random, List<Suppressed> suppressed) {

    public static final Targets NONE = new Targets(List.of(), false, List.of());

    /** One rule's hit, with the version that matched and what made it match. */
    public record Hit(UUID ruleId, String ruleCode, int version, String ruleName, Action action, Set<Department> departments, Text reason,
                      List<Because> explanation) { }

    /**
     * One condition that held.
     *
     * @param field     path of the field or fact
     * @param pointer   where in the document, e.g. {@code /goodsItems/2/commodityCode}; the path itself for a fact of the whole declaration
     * @param value     the value that satisfied it, null when its absence did
     * @param condition the condition in words
     */
    public record Because(String field, @Nullable String pointer, @Nullable String value, Text condition) { }

    /** A hit set aside by a white-list entry. */
    public record Suppressed(Hit hit, UUID exemptionId) { }

    public boolean isEmpty() {
        return hits.isEmpty() && !random && suppressed.isEmpty();
    }
}
