package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What a rate of the national tariff must be: it comes to an amount, in yuan, and its percentages are no slips of the pen. */
public final class NationalRates {

    private static final BigDecimal ABSURD = BigDecimal.valueOf(1000);
    private static final Set<String> YUAN = Set.of("CNY");

    private NationalRates() { }

    /** Key of the sentence that says why it cannot be one; empty when it can. The sentence takes the rate as its value. */
    public static Optional<String> problem(RateExpression rate) {
        if (rate instanceof RateExpression.Percent p && p.percent().compareTo(ABSURD) <= 0) {
            return Optional.empty();
        }
        if (rate.obstacle().isPresent()) {
            return Optional.of("import.rate.none");
        }
        if (!YUAN.containsAll(rate.currencies())) {
            return Optional.of("import.rate.currency");
        }
        return rate.highestPercent().compareTo(ABSURD) > 0 ? Optional.of("import.rate.high") : Optional.empty();
    }
}
