package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rate as the tariff writes it: {@code 10} or {@code 10%} (of the value), {@code 0.6CNY/kg} (of a quantity), sums {@code 5% + 2CNY/kg}
 * (compound), {@code MIN(…)} and {@code MAX(…)} (Tariff Law art. 23). {@code toString()} writes it back so that it parses to the same.
 */
public sealed interface RateExpression {

    /** Part of the value. */
    record Percent(BigDecimal percent) implements RateExpression {
        @Override
        public String toString() {
            return percent.toPlainString() + "%";
        }
    }

    /** Yuan for each unit of a quantity; unit as code of the list {@code unit}. */
    record Specific(BigDecimal amount, String unit) implements RateExpression {
        @Override
        public String toString() {
            return amount.toPlainString() + "CNY/" + SYMBOLS.entrySet().stream().filter(e -> e.getValue().equals(unit)).map(Map.Entry::getKey)
                    .findFirst().orElse(unit);
        }
    }

    /** All together. */
    record Sum(List<RateExpression> parts) implements RateExpression {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(" + "));
        }
    }

    /** Whichever comes to less. */
    record Min(List<RateExpression> parts) implements RateExpression {
        public Min {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(", ", "MIN(", ")"));
        }
    }

    /** Whichever comes to more. */
    record Max(List<RateExpression> parts) implements RateExpression {
        public Max {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(", ", "MAX(", ")"));
        }
    }

    /** Unit symbols that may be written instead of the customs code. */
    Map<String, String> SYMBOLS = Map.of("kg", "035", "g", "036", "t", "070", "L", "095", "mL", "096", "m", "030", "m2", "032", "m3", "033");

    /**
     * Reads an expression.
     *
     * @throws RateSyntaxException with the character where it goes wrong
     */
    static RateExpression parse(String text) {
        return new RateParser(text).parse();
    }

    /** The units whose quantities are needed. */
    default Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        collectUnits(this, units);
        return units;
    }

    private static void collectUnits(RateExpression e, Set<String> units) {
        switch (e) {
            case Percent p -> { }
            case Specific s -> units.add(s.unit());
            case Sum s -> s.parts().forEach(p -> collectUnits(p, units));
            case Min m -> m.parts().forEach(p -> collectUnits(p, units));
            case Max m -> m.parts().forEach(p -> collectUnits(p, units));
        }
    }

    /** The highest percentage any choice inside comes to. */
    default BigDecimal highestPercent() {
        return switch (this) {
            case Percent p -> p.percent();
            case Specific s -> BigDecimal.ZERO;
            case Sum s -> s.parts().stream().map(RateExpression::highestPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Min m -> m.parts().stream().map(RateExpression::highestPercent).reduce(BigDecimal.ZERO, BigDecimal::max);
            case Max m -> m.parts().stream().map(RateExpression::highestPercent).reduce(BigDecimal.ZERO, BigDecimal::max);
        };
    }

    /** Whether it is a plain zero: free of this tax. */
    default boolean isZero() {
        return this instanceof Percent p && p.percent().signum() == 0;
    }

    /**
     * The exact amount on a base that does not contain the tax.
     *
     * @throws IllegalArgumentException when a quantity is missing; ask {@link Quantities#lacks} first
     */
    default BigDecimal amount(BigDecimal base, Quantities quantities) {
        return fold(List.of(this), BigDecimal.ZERO, BigDecimal.ZERO, (percent, fixed) -> base.multiply(percent).movePointLeft(2).add(fixed), quantities);
    }

    /**
     * The amount of a tax that is part of its own base (consumption tax), rounded to the fen once: (base × rate + specific) / (1 − rate).
     * Percentages must stay below 100.
     */
    default BigDecimal amountInsidePrice(BigDecimal base, Quantities quantities) {
        return fold(List.of(this), BigDecimal.ZERO, BigDecimal.ZERO, (percent, fixed) -> base.multiply(percent).add(fixed.movePointRight(2))
                .divide(BigDecimal.valueOf(100).subtract(percent), 2, RoundingMode.HALF_UP), quantities);
    }

    /** What a rate without choices comes to. */
    @FunctionalInterface
    interface Linear {
        BigDecimal amount(BigDecimal percent, BigDecimal fixed);
    }

    // A choice inside a sum is the choice between the sums; so every way through ends in one percentage and one fixed amount.
    private static BigDecimal fold(List<RateExpression> pending, BigDecimal percent, BigDecimal fixed, Linear end, Quantities quantities) {
        if (pending.isEmpty()) {
            return end.amount(percent, fixed);
        }
        List<RateExpression> rest = pending.subList(1, pending.size());
        return switch (pending.getFirst()) {
            case Percent p -> fold(rest, percent.add(p.percent()), fixed, end, quantities);
            case Specific s -> fold(rest, percent, fixed.add(s.amount().multiply(quantities.get(s.unit()))), end, quantities);
            case Sum s -> fold(joined(s.parts(), rest), percent, fixed, end, quantities);
            case Min m -> m.parts().stream().map(p -> fold(joined(List.of(p), rest), percent, fixed, end, quantities)).reduce(BigDecimal::min).orElseThrow();
            case Max m -> m.parts().stream().map(p -> fold(joined(List.of(p), rest), percent, fixed, end, quantities)).reduce(BigDecimal::max).orElseThrow();
        };
    }

    private static List<RateExpression> joined(List<RateExpression> first, List<RateExpression> then) {
        List<RateExpression> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
