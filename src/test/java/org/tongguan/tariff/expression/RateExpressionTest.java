package org.tongguan.tariff.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateExpressionTest {

    private static final Quantities HUNDRED_KG = new Quantities(Map.of("035", new BigDecimal("100"), "095", new BigDecimal("40")), null);

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "10%; 120.00", "10; 120.00", "0; 0", "0.06CNY/kg; 6.00", "5% + 2CNY/kg; 260", "MIN(10%, 1CNY/kg); 100", "MAX(10%, 1CNY/kg); 120",
        "1% + MAX(2%, 0.5CNY/kg, 3CNY/L); 132", "600CNY/t; 60", "2CNY/095; 80", "MIN(MAX(5%, 1CNY/kg), 1000%) ; 100"})
    void aRateComesToAnAmountOnTwelveHundredYuanAndAHundredKilograms(String text, BigDecimal amount) {
        assertThat(RateExpression.parse(text).amount(new BigDecimal("1200"), HUNDRED_KG)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "''; 1; a number", "abc; 1; a number", "10%%; 4; + or the end", "10 20; 4; + or the end", "5% +; 5; a number", "MIN(5%); 7; ,", "MIN(5%,; 8; a number",
        "1.; 3; a digit", "2CNY/stone; 6; a unit", "2USD/kg; 2; + or the end", "-5; 1; a number", "1e9; 2; + or the end",
        "1234567890123; 13; at most 12 digits"})
    void whatIsNotARateIsRefusedAtItsPlace(String text, int position, String expected) {
        assertThatThrownBy(() -> RateExpression.parse(text)).isInstanceOfSatisfying(RateSyntaxException.class, e -> {
            assertThat(e.position()).isEqualTo(position);
            assertThat(e.expected()).contains(expected);
        });
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> RateExpression.parse("MIN(".repeat(40) + "1")).isInstanceOf(RateSyntaxException.class);
        assertThatThrownBy(() -> RateExpression.parse("1+".repeat(5000) + "1")).isInstanceOf(RateSyntaxException.class);
    }

    @Test
    void aTaxInsideThePriceIsPartOfItsOwnBase() {
        assertThat(RateExpression.parse("10%").amountInsidePrice(new BigDecimal("114000"), HUNDRED_KG)).isEqualTo("12666.67");
        assertThat(RateExpression.parse("20% + 1CNY/kg").amountInsidePrice(new BigDecimal("1000"), HUNDRED_KG)).isEqualTo("375.00");
        assertThat(RateExpression.parse("1.52CNY/L").amountInsidePrice(new BigDecimal("1000"), HUNDRED_KG)).isEqualTo("60.80");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenReadsBackTheSame(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            RateExpression rate = any(random, 2);
            assertThat(RateExpression.parse(rate.toString())).as(rate.toString()).isEqualTo(rate);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16})
    void aHigherValueNeverOwesLess(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            RateExpression rate = any(random, 2);
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 10_000_000), 2);
            BigDecimal more = value.add(BigDecimal.valueOf(random.nextInt(1, 10_000), 2));
            assertThat(rate.amount(more, HUNDRED_KG)).isGreaterThanOrEqualTo(rate.amount(value, HUNDRED_KG));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23, 24})
    void theTaxInsideThePriceSolvesItsEquation(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            RateExpression rate = new RateExpression.Sum(List.of(new RateExpression.Percent(BigDecimal.valueOf(random.nextInt(0, 60))),
                    new RateExpression.Specific(BigDecimal.valueOf(random.nextInt(0, 500), 2), "035")));
            BigDecimal base = BigDecimal.valueOf(random.nextInt(1, 100_000_000), 2);
            BigDecimal tax = rate.amountInsidePrice(base, HUNDRED_KG);
            assertThat(rate.amount(base.add(tax), HUNDRED_KG).subtract(tax).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
    }

    // Sums hold no sums: written side by side they read as one.
    private static RateExpression any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> new RateExpression.Percent(BigDecimal.valueOf(random.nextInt(2000), random.nextInt(3)));
            case 1 -> new RateExpression.Specific(BigDecimal.valueOf(random.nextInt(5000), random.nextInt(4)), random.nextBoolean() ? "035" : "095");
            case 2 -> new RateExpression.Min(some(random, depth));
            case 3 -> new RateExpression.Max(some(random, depth));
            default -> new RateExpression.Sum(some(random, depth).stream().filter(part -> !(part instanceof RateExpression.Sum))
                    .collect(java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), parts -> {
                        while (parts.size() < 2) {
                            parts.add(new RateExpression.Percent(BigDecimal.ONE));
                        }
                        return parts;
                    })));
        };
    }

    private static List<RateExpression> some(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> any(random, depth - 1)).toList();
    }
}
