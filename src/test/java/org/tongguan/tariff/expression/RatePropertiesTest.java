package org.tongguan.tariff.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongguan.tariff.expression.RateExpression.Condition;

/** What holds for every rate that can be written, tried on thousands of them; each seed is a case of its own. */
class RatePropertiesTest {

    private static final Quantities GOODS = new Quantities(Map.of("035", new BigDecimal("100"), "095", new BigDecimal("40"),
            "%vol", new BigDecimal("12.5")), null);
    private static final int TRIES = 200;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenReadsBackTheSame(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            RateExpression rate = anything(random, 3);
            assertThat(RateExpression.parse(rate.toString())).as(rate.toString()).isEqualTo(rate);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHigherValueNeverOwesLess(int seed) {
        Random random = new Random(seed * 31L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression rate = rising(random, 2);
            BigDecimal value = money(random);
            BigDecimal more = value.add(money(random));
            assertThat(rate.amount(more, GOODS)).as(rate.toString()).isGreaterThanOrEqualTo(rate.amount(value, GOODS));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLowerChoiceNeverOwesMoreThanAHigherOne(int seed) {
        Random random = new Random(seed * 37L);
        for (int i = 0; i < TRIES; i++) {
            List<RateExpression> choices = List.of(computable(random, 2), computable(random, 2), computable(random, 1));
            BigDecimal value = money(random);
            BigDecimal low = new RateExpression.Min(choices).amount(value, GOODS);
            BigDecimal high = new RateExpression.Max(choices).amount(value, GOODS);
            assertThat(low).isLessThanOrEqualTo(high);
            choices.forEach(one -> assertThat(one.amount(value, GOODS)).isBetween(low, high));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plainRatesAreLinear(int seed) {
        Random random = new Random(seed * 41L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression rate = new RateExpression.Sum(List.of(percent(random), percent(random)));
            BigDecimal one = money(random);
            BigDecimal other = money(random);
            assertThat(rate.amount(one.add(other), GOODS)).isEqualByComparingTo(rate.amount(one, GOODS).add(rate.amount(other, GOODS)));
            RateExpression specific = specific(random);
            Quantities twice = new Quantities(Map.of("035", new BigDecimal("200"), "095", new BigDecimal("80"), "%vol", new BigDecimal("12.5")), null);
            assertThat(specific.amount(one, twice)).isEqualByComparingTo(specific.amount(other, GOODS).add(specific.amount(one, GOODS)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sumsAddUpAndDifferencesTakeBack(int seed) {
        Random random = new Random(seed * 43L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression one = computable(random, 2);
            RateExpression other = computable(random, 2);
            BigDecimal value = money(random);
            BigDecimal sum = new RateExpression.Sum(List.of(one, other)).amount(value, GOODS);
            RateExpression back = new RateExpression.Difference(new RateExpression.Sum(List.of(one, other)), other);
            if (!one.toString().contains(" - ") && !other.toString().contains(" - ")) {
                assertThat(sum).isEqualByComparingTo(one.amount(value, GOODS).add(other.amount(value, GOODS)));
            }
            assertThat(back.amount(value, GOODS)).isEqualByComparingTo(one.amount(value, GOODS));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDutyIsBelowNothingAndNothingIsGuessed(int seed) {
        Random random = new Random(seed * 47L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression rate = anything(random, 3);
            BigDecimal value = money(random);
            switch (rate.evaluate(value, GOODS)) {
                case Outcome.Amount amount -> assertThat(amount.amount()).isNotNegative().isEqualByComparingTo(rate.amount(value, GOODS));
                case Outcome.Missing missing -> assertThat(missing.units()).isNotEmpty().allMatch(unit -> GOODS.find(unit).isEmpty());
                case Outcome.NotComputable none -> assertThat(rate.obstacle()).contains(none);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTaxInsideThePriceSolvesItsEquation(int seed) {
        Random random = new Random(seed * 53L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression plain = new RateExpression.Sum(List.of(new RateExpression.Percent(BigDecimal.valueOf(random.nextInt(0, 50))), specific(random)));
            RateExpression rate = random.nextBoolean() ? plain : new RateExpression.Min(List.of(plain, new RateExpression.Percent(BigDecimal.TEN)));
            BigDecimal base = money(random);
            BigDecimal tax = rate.amountInsidePrice(base, GOODS);
            assertThat(rate.amount(base.add(tax), GOODS).subtract(tax).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGatePriceNeverLetsTheSumFallBelowIt(int seed) {
        Random random = new Random(seed * 59L);
        for (int i = 0; i < TRIES; i++) {
            RateExpression.Specific price = new RateExpression.Specific(BigDecimal.valueOf(random.nextInt(1, 50_000), 2), "JPY", 1, "035", null);
            BigDecimal value = money(random);
            BigDecimal duty = new RateExpression.Gate(price, 1, 1).amount(value, GOODS);
            assertThat(duty.add(value)).isEqualByComparingTo(value.max(price.amount(value, GOODS)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSlidingRateOfCottonStaysBetweenZeroAndItsCap(int seed) {
        Random random = new Random(seed * 61L);
        RateExpression cotton = RateExpression.parse("FROM(14CNY/kg, 0.57CNY/kg, SLIDING(8.87CNY/kg, 2.908%, 40%, 3))");
        for (int i = 0; i < TRIES; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 140_000), 2);
            BigDecimal duty = cotton.amount(value, GOODS);
            assertThat(duty).isBetween(BigDecimal.ZERO, value.multiply(new BigDecimal("0.4")));
        }
    }

    private static BigDecimal money(Random random) {
        return BigDecimal.valueOf(random.nextInt(1, 10_000_000), 2);
    }

    private static RateExpression percent(Random random) {
        return new RateExpression.Percent(BigDecimal.valueOf(random.nextInt(2000), random.nextInt(3)));
    }

    private static RateExpression.Specific specific(Random random) {
        boolean alcohol = random.nextInt(5) == 0;
        String unit = alcohol ? "095" : List.of("035", "095", "070", "063").get(random.nextInt(4));
        return new RateExpression.Specific(BigDecimal.valueOf(random.nextInt(5000), random.nextInt(4)), List.of("CNY", "JPY", "GBP").get(random.nextInt(3)),
                List.of(1, 1, 10, 100, 1000).get(random.nextInt(5)), unit, alcohol ? Units.ALCOHOL : null);
    }

    /** Rates that rise with the value. */
    private static RateExpression rising(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> percent(random);
            case 1 -> specific(random);
            case 2 -> new RateExpression.Min(List.of(rising(random, depth - 1), rising(random, depth - 1)));
            case 3 -> new RateExpression.Max(List.of(rising(random, depth - 1), rising(random, depth - 1)));
            default -> new RateExpression.Sum(List.of(rising(random, depth - 1), rising(random, depth - 1), percent(random)));
        };
    }

    /** Rates that come to an amount on the goods at hand. */
    private static RateExpression computable(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 7)) {
            case 0 -> percent(random);
            case 1 -> specific(random);
            case 2 -> new RateExpression.Gate(specific(random), random.nextInt(1, 20), random.nextInt(1, 20));
            case 3 -> new RateExpression.PriceStep(specific(random), computable(random, depth - 1), computable(random, depth - 1));
            case 4 -> new RateExpression.Conditional(condition(random), computable(random, depth - 1));
            case 5 -> new RateExpression.Sliding(specific(random), BigDecimal.valueOf(random.nextInt(5000), 3), BigDecimal.valueOf(random.nextInt(60)), 3);
            default -> rising(random, depth);
        };
    }

    private static Condition condition(Random random) {
        Condition.Kind kind = Condition.Kind.values()[random.nextInt(4)];
        return kind == Condition.Kind.NOTE ? new Condition(kind, word(random)) : Condition.of(kind);
    }

    private static String word(Random random) {
        return List.of("*", "◆2", "a \"quoted\" word", "back\\slash", "two\nlines", "くらげ", "").get(random.nextInt(7));
    }

    private static RateExpression anything(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? percent(random) : foreign(random);
        }
        return switch (random.nextInt(10)) {
            case 0 -> new RateExpression.Sum(some(random, depth));
            case 1 -> new RateExpression.Difference(anything(random, depth - 1), anything(random, depth - 1));
            case 2 -> new RateExpression.Min(some(random, depth));
            case 3 -> new RateExpression.Max(some(random, depth));
            case 4 -> new RateExpression.Varies(some(random, depth));
            case 5 -> new RateExpression.Parts(some(random, depth).stream().map(rate -> new RateExpression.Part(word(random), rate)).toList());
            case 6 -> new RateExpression.Stated(Reason.values()[random.nextInt(Reason.values().length)], word(random));
            case 7 -> new RateExpression.Conditional(condition(random), anything(random, depth - 1));
            default -> computable(random, depth - 1);
        };
    }

    private static RateExpression foreign(Random random) {
        return new RateExpression.Specific(BigDecimal.valueOf(random.nextInt(5000), random.nextInt(4)), "USD", 1,
                List.of("012", "127", "Lpa", "025", "100").get(random.nextInt(5)), null);
    }

    private static List<RateExpression> some(Random random, int depth) {
        List<RateExpression> some = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            some.add(anything(random, depth - 1));
        }
        return some;
    }
}
