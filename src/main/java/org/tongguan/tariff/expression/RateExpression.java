package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A rate of duty in one language, whatever tariff it comes from: {@code 10} or {@code 10%} (of the value), {@code 0.6CNY/kg} (of a quantity),
 * sums and differences, {@code MIN(…)} and {@code MAX(…)}, gate prices, sliding rates, steps by price, conditions, and what stands in a tariff
 * without coming to an amount. {@code toString()} writes it so that it parses to the same. Grammar: docs/rate-language.md.
 *
 * <p>All amounts of money inside are taken to be in the currency of the base; {@link #currencies} tells which are there and {@link #in}
 * converts them.
 */
public sealed interface RateExpression {

    /** Part of the value. */
    record Percent(BigDecimal percent) implements RateExpression {
        public Percent {
            percent = plain(percent);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /**
     * Money for each unit, or so many units, of a quantity.
     *
     * @param amount   in {@code currency}
     * @param currency three letters
     * @param per      1, 10, 100, 1,000 …: {@code 13GBP/100kg}
     * @param unit     customs code of the list {@code unit}, or {@link Units#PURE_ALCOHOL}
     * @param strength multiplies with a strength such as {@link Units#ALCOHOL}; null = none
     */
    record Specific(BigDecimal amount, String currency, int per, String unit, String strength) implements RateExpression {
        public Specific {
            amount = plain(amount);
        }

        /** Yuan for each unit. */
        public Specific(BigDecimal amount, String unit) {
            this(amount, "CNY", 1, unit, null);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** All together. */
    record Sum(List<RateExpression> parts) implements RateExpression {
        public Sum {
            parts = atLeastTwo(parts);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** One less the other; the duty as a whole never falls below nothing. */
    record Difference(RateExpression from, RateExpression less) implements RateExpression {
        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** Whichever comes to less. */
    record Min(List<RateExpression> parts) implements RateExpression {
        public Min {
            parts = atLeastTwo(parts);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** Whichever comes to more. */
    record Max(List<RateExpression> parts) implements RateExpression {
        public Max {
            parts = atLeastTwo(parts);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /**
     * Gate price: what the value per unit lacks of a price, and nothing when it lacks nothing; times a fraction. Japan's pork and onions.
     *
     * @param price     per unit
     * @param numerator of the fraction, 1 / 1 = all of it
     */
    record Gate(Specific price, int numerator, int denominator) implements RateExpression {
        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /**
     * Sliding rate: with P the value per unit, inverse ÷ P + percent × P − 1, not below zero and not above the cap, rounded half up. China's
     * cotton outside the quota.
     *
     * @param inverse  per unit, the constant divided by P
     * @param percent  of P
     * @param cap      in percent of the value
     * @param decimals of the rate as a fraction: 3 = to the per mille
     */
    record Sliding(Specific inverse, BigDecimal percent, BigDecimal cap, int decimals) implements RateExpression {
        public Sliding {
            percent = plain(percent);
            cap = plain(cap);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** One rate from a value per unit on, another below it. */
    record PriceStep(Specific price, RateExpression atOrAbove, RateExpression below) implements RateExpression {
        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** A rate with a condition that stands outside the sum. */
    record Conditional(Condition condition, RateExpression rate) implements RateExpression {
        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** What a rate is marked with. */
    record Condition(Kind kind, String note) {

        /** Kinds of marks. */
        public enum Kind {
            /** Committed, while a lower rate may be applied. */
            BOUND,
            /** Within a tariff quota. */
            IN_QUOTA,
            /** Beyond a tariff quota. */
            OUT_OF_QUOTA,
            /** A footnote mark of the schedule whose text is not at hand; the mark is the note. */
            NOTE
        }

        public static Condition of(Kind kind) {
            return new Condition(kind, "");
        }
    }

    /** Differs by lines below; these rates occur among them. */
    record Varies(List<RateExpression> rates) implements RateExpression {
        public Varies {
            rates = List.copyOf(rates);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** Depends on which named part of the line the goods belong to. */
    record Parts(List<Part> parts) implements RateExpression {
        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /** A part of a line in the words of the tariff. */
    record Part(String name, RateExpression rate) { }

    /**
     * What a tariff says without coming to an amount.
     *
     * @param text the tariff's own words, may be empty
     */
    record Stated(Reason reason, String text) implements RateExpression {
        @Override
        public String toString() {
            return RateText.of(this);
        }
    }

    /**
     * Reads an expression.
     *
     * @throws RateSyntaxException with the character where it goes wrong
     */
    static RateExpression parse(String text) {
        return new RateParser(text).parse();
    }

    /** The units whose quantities are needed, strengths among them. */
    default Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        RateWalk.specifics(this, s -> {
            units.add(s.unit());
            if (s.strength() != null) {
                units.add(s.strength());
            }
        });
        return units;
    }

    /** The currencies amounts inside are in; empty where only percentages are. */
    default Set<String> currencies() {
        Set<String> currencies = new LinkedHashSet<>();
        RateWalk.specifics(this, s -> currencies.add(s.currency()));
        return currencies;
    }

    /**
     * The same rate with every amount of money in one currency.
     *
     * @param rate units of that currency for one unit of the given one
     */
    default RateExpression in(String currency, Function<String, BigDecimal> rate) {
        return RateWalk.map(this, s -> s.currency().equals(currency) ? s
                : new Specific(s.amount().multiply(rate.apply(s.currency())), currency, s.per(), s.unit(), s.strength()));
    }

    /** The highest percentage any choice inside comes to. */
    default BigDecimal highestPercent() {
        return RateWalk.highestPercent(this);
    }

    /** Whether it is a plain zero: free of this tax. */
    default boolean isZero() {
        return this instanceof Percent p && p.percent().signum() == 0;
    }

    /** Why no amount follows from it; empty when one does. */
    default Optional<Outcome.NotComputable> obstacle() {
        return RateWalk.obstacle(this);
    }

    /** What it comes to on a base that does not contain the tax. */
    default Outcome evaluate(BigDecimal base, Quantities quantities) {
        Optional<Outcome.NotComputable> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        List<String> missing = units().stream().filter(unit -> quantities.orNull(unit) == null).toList();
        return missing.isEmpty() ? new Outcome.Amount(amount(base, quantities), RateWalk.conditions(this)) : new Outcome.Missing(missing);
    }

    /**
     * The exact amount on a base that does not contain the tax, never below zero.
     *
     * @throws IllegalArgumentException when a quantity is missing or no amount follows; ask {@link #obstacle} and {@link Quantities#lacks}
     *                                  first, or {@link #evaluate} instead
     */
    default BigDecimal amount(BigDecimal base, Quantities quantities) {
        return RateArithmetic.amount(this, base, quantities);
    }

    /**
     * The amount of a tax that is part of its own base (consumption tax), rounded to the fen once: (base × rate + specific) / (1 − rate).
     * Percentages must stay below 100. Steps by price are taken by {@link #at} first.
     *
     * @throws IllegalArgumentException as {@link #amount}, and for gate prices, sliding rates and steps by price
     */
    default BigDecimal amountInsidePrice(BigDecimal base, Quantities quantities) {
        return RateArithmetic.amountInsidePrice(this, base, quantities);
    }

    /** The rate with its steps by price decided by a value. */
    default RateExpression at(BigDecimal value, Quantities quantities) {
        return RateArithmetic.at(this, value, quantities);
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("a rate is not negative: " + number);
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static List<RateExpression> atLeastTwo(List<RateExpression> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("at least two: " + parts);
        }
        return List.copyOf(parts);
    }
}
