package org.tongguan.tariff.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongguan.reference.Texts;

class RateExpressionTest {

    private static final Quantities HUNDRED_KG = new Quantities(Map.of("035", new BigDecimal("100"), "095", new BigDecimal("40")), null);

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "10%; 120.00", "10; 120.00", "0; 0", "0.06CNY/kg; 6.00", "5% + 2CNY/kg; 260", "MIN(10%, 1CNY/kg); 100", "MAX(10%, 1CNY/kg); 120",
        "1% + MAX(2%, 0.5CNY/kg, 3CNY/L); 132", "600CNY/t; 60", "2CNY/095; 80", "MIN(MAX(5%, 1CNY/kg), 1000%) ; 100",
        "13GBP/100kg; 13", "13GBP/100x035; 13", "10% - 1CNY/kg; 20", "1CNY/kg - 10%; 0", "10% - 1CNY/kg + 2CNY/kg; 220", "10% - (1CNY/kg - 5%); 80",
        "MAX(0.5CNY/kg, MIN(21.3%, 1.568CNY/kg)); 156.8", "GATE(15CNY/kg); 300", "GATE(12CNY/kg); 0", "GATE(15CNY/kg, 11/16); 206.25",
        "GATE(15CNY/kg, 1/3); 100", "FROM(12CNY/kg, 3%, 50%); 36", "FROM(12.01CNY/kg, 3%, 50%); 600", "IN_QUOTA(1%); 12", "NOTE(\"*\", 2%); 24"})
    void aRateComesToAnAmountOnTwelveHundredYuanAndAHundredKilograms(String text, BigDecimal amount) {
        RateExpression rate = RateExpression.parse(text);
        assertThat(rate.amount(new BigDecimal("1200"), HUNDRED_KG)).isEqualByComparingTo(amount);
        assertThat(((Outcome.Amount) rate.evaluate(new BigDecimal("1200"), HUNDRED_KG)).amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "''; 1; RATE", "abc; 1; RATE", "10%%; 4; END", "10 20; 4; END", "5% +; 5; RATE", "MIN(5%); 7; COMMA", "MIN(5%,; 8; RATE", "1.; 3; DIGIT",
        "2CNY/stone; 6; UNIT", "2cny/kg; 2; CURRENCY", "-5; 1; RATE", "1e9; 2; CURRENCY", "1234567890123; 13; FEWER_DIGITS", "(5%; 4; CLOSING",
        "5%); 3; END", "5% + 2CNY; 10; UNIT", "1GBP/xkg; 6; UNIT", "1GBP/70kg; 6; POWER_OF_TEN", "1GBP/L/%abv; 8; UNIT_OR_STRENGTH", "GATE(5%); 7; CURRENCY",
        "GATE(5JPY/kg, 1.5); 16; FRACTION", "SLIDING(1CNY/kg, 2, 40%, 3); 19; PERCENT", "PARTS(5%); 7; QUOTED", "PARTS(\"a 5%); 13; CLOSING_QUOTE",
        "CANNOT(WHY); 8; REASON", "BOUND 5%; 7; RATE", "5% or 3%; 4; END"})
    void whatIsNotARateIsRefusedAtItsPlace(String text, int position, Expected expected) {
        assertThatThrownBy(() -> RateExpression.parse(text)).isInstanceOfSatisfying(RateSyntaxException.class, e -> {
            assertThat(e.expected()).isEqualTo(expected);
            assertThat(e.position()).isEqualTo(position);
        });
    }

    @ParameterizedTest
    @EnumSource(Expected.class)
    void whatIsExpectedIsSaidInBothLanguages(Expected expected) {
        assertThat(new Texts().has("rate.expected." + expected)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whyNoAmountFollowsIsSaidInBothLanguages(Reason reason) {
        assertThat(new Texts().has("rate.reason." + reason)).isTrue();
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> RateExpression.parse("MIN(".repeat(40) + "1")).isInstanceOf(RateSyntaxException.class);
        assertThatThrownBy(() -> RateExpression.parse("(".repeat(1900))).isInstanceOf(RateSyntaxException.class);
        assertThatThrownBy(() -> RateExpression.parse("1+".repeat(5000) + "1")).isInstanceOf(RateSyntaxException.class);
    }

    @Test
    void aTaxInsideThePriceIsPartOfItsOwnBase() {
        assertThat(RateExpression.parse("10%").amountInsidePrice(new BigDecimal("114000"), HUNDRED_KG)).isEqualTo("12666.67");
        assertThat(RateExpression.parse("20% + 1CNY/kg").amountInsidePrice(new BigDecimal("1000"), HUNDRED_KG)).isEqualTo("375.00");
        assertThat(RateExpression.parse("1.52CNY/L").amountInsidePrice(new BigDecimal("1000"), HUNDRED_KG)).isEqualTo("60.80");
        assertThat(RateExpression.parse("20% - MIN(1%, 1CNY/kg)").amountInsidePrice(new BigDecimal("1000"), HUNDRED_KG)).isEqualTo("234.57");
    }

    @Test
    void highEndCosmeticsAreTakenByTheirPriceBeforeTheTaxInsideIsComputed() {
        RateExpression rate = RateExpression.parse("FROM(10CNY/mL, 15%, 0%)");
        Quantities litre = new Quantities(Map.of("095", BigDecimal.ONE), null);
        assertThat(rate.at(new BigDecimal("10000"), litre)).isEqualTo(RateExpression.parse("15%"));
        assertThat(rate.at(new BigDecimal("9999.99"), litre)).isEqualTo(RateExpression.parse("0%"));
        assertThatThrownBy(() -> rate.amountInsidePrice(BigDecimal.TEN, litre)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        Quantities none = new Quantities(Map.of("035", BigDecimal.ZERO), null);
        assertThat(RateExpression.parse("MIN(5%, 3CNY/kg) + 2CNY/pc").evaluate(BigDecimal.TEN, none)).isEqualTo(new Outcome.Missing(List.of("035", "007")));
        assertThat(RateExpression.parse("0.50GBP/100L/%vol").evaluate(BigDecimal.TEN, HUNDRED_KG)).isEqualTo(new Outcome.Missing(List.of("%vol")));
        assertThat(none.lacks(RateExpression.parse("3CNY/kg"))).contains("035");
        assertThat(HUNDRED_KG.lacks(RateExpression.parse("3CNY/kg"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "VARIES(0%, 6.5%, NOT_BOUND); DIFFERS_BELOW", "5% + NOT_BOUND; NOT_BOUND", "NOT_APPLICABLE; NOT_APPLICABLE", "CANNOT(SEE_SCHEDULE); SEE_SCHEDULE",
        "PARTS(\"tuna\" 3.5%, \"other\" 2%); DEPENDS_ON_PART", "MIN(5%, CANNOT(COMPONENT, \"EA\")); COMPONENT"})
    void whatComesToNoAmountSaysWhy(String text, Reason reason) {
        RateExpression rate = RateExpression.parse(text);
        assertThat(rate.evaluate(BigDecimal.TEN, HUNDRED_KG)).isInstanceOfSatisfying(Outcome.NotComputable.class, none ->
                assertThat(none.reason()).isEqualTo(reason));
        assertThatThrownBy(() -> rate.amount(BigDecimal.TEN, HUNDRED_KG)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionsStandBesideTheAmount() {
        assertThat(RateExpression.parse("IN_QUOTA(NOTE(\"*\", 5%))").evaluate(BigDecimal.TEN, HUNDRED_KG)).isInstanceOfSatisfying(Outcome.Amount.class,
                amount -> assertThat(amount.conditions()).extracting(RateExpression.Condition::kind)
                        .containsExactly(RateExpression.Condition.Kind.IN_QUOTA, RateExpression.Condition.Kind.NOTE));
    }

    @ParameterizedTest
    @CsvSource({"035,1000,070,1", "070,2,035,2000", "076,1,035,0.45359237", "095,250,063,0.25", "033,1,095,1000", "127,1,007,",
        "054,3,007,3000", "030,5,147,0.005"})
    void quantitiesConvertWithinTheirFamily(String from, BigDecimal quantity, String to, BigDecimal converted) {
        var found = new Quantities(Map.of(from, quantity), null).find(to);
        if (converted == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isEqualByComparingTo(converted);
        }
    }

    @Test
    void pureAlcoholFollowsFromLitresAndStrength() {
        assertThat(new Quantities(Map.of("095", new BigDecimal("45"), "%vol", new BigDecimal("40")), null).get("Lpa")).isEqualByComparingTo("18");
    }

    @Test
    void foreignMoneyIsConvertedInsideTheRate() {
        RateExpression rate = RateExpression.parse("MAX(3%, 35.10EUR/100kg)");
        assertThat(rate.currencies()).isEqualTo(Set.of("EUR"));
        assertThat(rate.in("GBP", currency -> new BigDecimal("0.8571"))).hasToString("MAX(3%, 30.084210GBP/100kg)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5"})
    void negativeRatesCannotBeMade(BigDecimal number) {
        assertThatThrownBy(() -> new RateExpression.Percent(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateExpression.Specific(number, "035")).isInstanceOf(IllegalArgumentException.class);
    }
}
