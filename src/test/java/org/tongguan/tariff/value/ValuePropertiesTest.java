package org.tongguan.tariff.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.value.ValueElement.Kind;

/** What holds for the value of every shipment, tried on seeded ones: each property with each seed on forty shipments. */
class ValuePropertiesTest {

    private static final int TRIES = 40;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ValueSettings SETTINGS = new ValueSettings(new BigDecimal("0.003"));
    private static final List<ExchangeRates.Rate> RATES = List.of(
            new ExchangeRates.Rate("USD", "2026-03", new BigDecimal("7.1013"), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), "test"),
            new ExchangeRates.Rate("JPY", "2026-03", new BigDecimal("0.046512"), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), "test"));
    private static final Kind[] ADDED = {Kind.SELLING_COMMISSION, Kind.CONTAINER, Kind.PACKING, Kind.ASSIST_TOOL, Kind.ROYALTY, Kind.PROCEEDS};

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 25);
    }

    private static BigDecimal money(Random random, int max) {
        return BigDecimal.valueOf(random.nextInt(1, max * 100), 2);
    }

    private static String currency(Random random) {
        return List.of("CNY", "USD", "JPY").get(random.nextInt(3));
    }

    private static ValueQuestion any(Random random) {
        List<ValueLine> lines = new ArrayList<>();
        int count = random.nextInt(1, 12);
        for (int i = 1; i <= count; i++) {
            lines.add(new ValueLine(i, money(random, 100_000), currency(random), money(random, 5000), null));
        }
        List<ValueElement> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(new ValueElement(ADDED[random.nextInt(ADDED.length)], money(random, 500), currency(random),
                    random.nextBoolean() ? null : random.nextInt(1, count + 1), false, false, true, true, null));
        }
        String terms = String.valueOf(random.nextInt(1, 5));
        return new ValueQuestion(false, DAY, new PriceTerms(terms, random.nextBoolean(), random.nextBoolean()), terms,
                new Charge("3", money(random, 10_000), currency(random)), random.nextBoolean() ? null : new Charge("1", new BigDecimal("0.3"), null), null,
                random.nextBoolean() ? SharedBy.VALUE : SharedBy.WEIGHT, elements, lines);
    }

    private static ValueQuestion with(ValueQuestion q, List<ValueLine> lines, List<ValueElement> elements) {
        return new ValueQuestion(q.export(), q.exchangeDate(), q.terms(), q.termsCode(), q.freight(), q.insurance(), q.other(), q.freightBy(), elements, lines);
    }

    private static ValueAnswer answer(ValueQuestion question) {
        ValueAnswer answer = CustomsValue.of(question, SETTINGS, RATES);
        assertThat(answer.findings()).isEmpty();
        return answer;
    }

    private static BigDecimal total(ValueAnswer answer) {
        return answer.lines().stream().map(ValueAnswer.LineValue::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesAddUpToTheFenWhateverTheSign(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES * 4; i++) {
            List<BigDecimal> weights = IntStream.range(0, random.nextInt(1, 40)).mapToObj(n -> money(random, 1000)).toList();
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 10_000_000_000L), 2);
            List<BigDecimal> shares = Apportionment.byWeights(amount, weights);
            assertThat(sum(shares)).isEqualByComparingTo(amount);
            BigDecimal all = sum(weights);
            for (int n = 0; n < shares.size(); n++) {
                BigDecimal exact = amount.multiply(weights.get(n)).divide(all, 10, RoundingMode.HALF_UP);
                assertThat(shares.get(n).subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRefundIsSharedLikeThePaymentItReverses(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            List<BigDecimal> weights = IntStream.range(0, random.nextInt(1, 40)).mapToObj(n -> money(random, 1000)).toList();
            BigDecimal amount = money(random, 1_000_000);
            List<BigDecimal> paid = Apportionment.byWeights(amount, weights);
            assertThat(Apportionment.byWeights(amount.negate(), weights)).isEqualTo(paid.stream().map(BigDecimal::negate).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLinesAreTheShipmentWhateverIsSharedHow(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueAnswer answer = answer(any(random));
            String told = answer.steps().stream().filter(s -> s.key().equals("value.total")).findFirst().orElseThrow().args().getFirst();
            assertThat(total(answer)).isEqualByComparingTo(told);
            answer.lines().forEach(line -> {
                assertThat(line.value()).isPositive();
                assertThat(line.value().scale()).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfElementsDoesNotMatter(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            List<ValueElement> shuffled = new ArrayList<>(question.elements());
            Collections.shuffle(shuffled, random);
            assertThat(total(answer(with(question, question.lines(), shuffled)))).isEqualByComparingTo(total(answer(question)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHigherPriceIsAHigherValue(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            List<ValueLine> dearer = new ArrayList<>(question.lines());
            ValueLine line = dearer.getFirst();
            dearer.set(0, new ValueLine(line.itemNumber(), line.price().add(money(random, 100)), line.currency(), line.netKg(), null));
            assertThat(total(answer(with(question, dearer, question.elements())))).isGreaterThanOrEqualTo(total(answer(question)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAddedAndTakenOffAgainLeavesTheValue(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            BigDecimal amount = money(random, 50);
            String currency = currency(random);
            List<ValueElement> more = new ArrayList<>(question.elements());
            more.add(new ValueElement(Kind.PACKING, amount, currency, null, false, false, null, null, null));
            more.add(new ValueElement(Kind.POST_IMPORT_WORK, amount, currency, null, true, true, null, null, null));
            assertThat(total(answer(with(question, question.lines(), more)))).isEqualByComparingTo(total(answer(question)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsInThePriceAlreadyIsNotAddedAgain(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            List<ValueElement> more = new ArrayList<>(question.elements());
            more.add(new ValueElement(ADDED[random.nextInt(ADDED.length)], money(random, 500), "CNY", null, true, true, true, true, null));
            more.add(new ValueElement(Kind.BUYING_COMMISSION, money(random, 500), "CNY", null, false, false, null, null, null));
            assertThat(total(answer(with(question, question.lines(), more)))).isEqualByComparingTo(total(answer(question)));
        }
    }

    private static BigDecimal yuan(ValueLine line) {
        return RATES.stream().filter(r -> r.currency().equals(line.currency())).findFirst().map(r -> r.rate().multiply(line.price())).orElse(line.price());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aForeignPriceIsItsYuan(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            List<ValueLine> yuan = question.lines().stream().map(l -> new ValueLine(l.itemNumber(), yuan(l), "CNY", l.netKg(), null)).toList();
            assertThat(total(answer(with(question, yuan, question.elements())))).isEqualByComparingTo(total(answer(question)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void halvingALineLeavesTheShipment(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion question = any(random);
            List<ValueLine> lines = new ArrayList<>(question.lines());
            ValueLine whole = lines.getFirst();
            BigDecimal two = BigDecimal.valueOf(2);
            lines.set(0, new ValueLine(1, whole.price().divide(two), whole.currency(), whole.netKg().divide(two), null));
            lines.add(new ValueLine(99, whole.price().divide(two), whole.currency(), whole.netKg().divide(two), null));
            assertThat(total(answer(with(question, lines, question.elements())))).isEqualByComparingTo(total(answer(question)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reliefGoodsLoseValueMonthByMonthAndNeverGain(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            LocalDate imported = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
            BigDecimal original = money(random, 1_000_000);
            BigDecimal before = original;
            for (int days = 0; days < 1000; days += random.nextInt(1, 90)) {
                ValueBasis basis = new ValueBasis(ValueMethod.RELIEF_GOODS, Map.of("originalValue", new Amount(original, "CNY")), null, null, List.of(), false,
                        new ValueBasis.Supervision(imported, imported.plusDays(days), 3));
                BigDecimal value = answer(new ValueQuestion(false, DAY, null, "", null, null, null, SharedBy.VALUE, List.of(),
                        List.of(new ValueLine(1, null, "CNY", null, basis)))).lines().getFirst().value();
                assertThat(value).isLessThanOrEqualTo(before);
                before = value;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSixteenthDayMakesAMonth(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
            int whole = random.nextInt(40);
            assertThat(ValueBasis.Supervision.months(from, from.plusMonths(whole).plusDays(15))).isBetween(whole, whole);
            assertThat(ValueBasis.Supervision.months(from, from.plusMonths(whole).plusDays(16))).isEqualTo(whole + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goodsComeBackFreeUntilTheYearIsOver(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            LocalDate left = LocalDate.of(2024, 12, 1).plusDays(random.nextInt(700));
            ReturnedGoods.Claim claim = new ReturnedGoods.Claim(false, ReturnedGoods.Reason.QUALITY, left, true, null);
            assertThat(ReturnedGoods.of(claim, left.plusYears(1), 3, "").free()).isTrue();
            assertThat(ReturnedGoods.of(claim, left.plusYears(1).plusDays(1), 3, "").free()).isFalse();
            assertThat(ReturnedGoods.of(new ReturnedGoods.Claim(false, ReturnedGoods.Reason.OTHER, left, true, null), left, 3, "").free()).isFalse();
            assertThat(ReturnedGoods.of(new ReturnedGoods.Claim(false, ReturnedGoods.Reason.QUALITY, left, null, null), left, 3, "").findings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatCannotBeTakenIsAFindingAndNeverZero(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            ValueQuestion q = any(random);
            List<ValueElement> broken = List.of(switch (random.nextInt(4)) {
                case 0 -> new ValueElement(Kind.PACKING, money(random, 10).negate(), "CNY", null, false, false, null, null, null);
                case 1 -> new ValueElement(Kind.PACKING, money(random, 10), "XXX", null, false, false, null, null, null);
                case 2 -> new ValueElement(Kind.PACKING, money(random, 10), "CNY", 77, false, false, null, null, null);
                default -> new ValueElement(Kind.ROYALTY, money(random, 10), "CNY", null, false, false, null, null, null);
            });
            ValueAnswer answer = CustomsValue.of(with(q, q.lines(), broken), SETTINGS, RATES);
            assertThat(answer.findings()).singleElement().satisfies(f -> assertThat(f.pointer()).startsWith("/valueElements/0/"));
            assertThat(answer.lines()).allSatisfy(line -> assertThat(line.value()).isNull());
        }
    }
}
