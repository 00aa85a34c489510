package org.tongguan.tariff.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;

/** What holds for every retail order, parcel and stack of taxes, tried on seeded ones. */
class PersonalTaxPropertiesTest {

    private static final int TRIES = 40;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final RetailTaxes.Rules RULES = new RetailTaxes.Rules(new BigDecimal("5000"), new BigDecimal("26000"), new BigDecimal("0.7"));
    private static final ParcelTaxes.Rules PARCEL = new ParcelTaxes.Rules(new BigDecimal("50"), new BigDecimal("800"), new BigDecimal("1000"),
            new BigDecimal("5000"), new BigDecimal("2000"));
    private static final Quantities NONE = new Quantities(Map.of(), null);
    private static final BigDecimal FEN = new BigDecimal("0.01");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 25);
    }

    private static BigDecimal money(Random random, int max) {
        return BigDecimal.valueOf(random.nextInt(1, max * 100), 2);
    }

    private static RetailTaxes.Item item(int number, BigDecimal price, Random random) {
        return new RetailTaxes.Item(number, price, BigDecimal.ONE, RateExpression.parse("10%"), random.nextBoolean() ? null : RateExpression.parse("15%"),
                new BigDecimal(random.nextBoolean() ? "13" : "9"), NONE);
    }

    private static RetailTaxes.Answer order(List<RetailTaxes.Item> items, BigDecimal freight, BigDecimal used) {
        return RetailTaxes.of(new RetailTaxes.Order(items, freight, null, used), RULES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theItemsOfAnOrderAreTheOrder(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            List<RetailTaxes.Item> items = new ArrayList<>();
            for (int n = random.nextInt(1, 9); n > 0; n--) {
                items.add(item(n, money(random, 400), random));
            }
            BigDecimal freight = money(random, 50);
            RetailTaxes.Answer a = order(items, freight, BigDecimal.ZERO);
            BigDecimal goods = items.stream().map(RetailTaxes.Item::price).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(a.lines().stream().map(RetailTaxes.Line::value).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(goods.add(freight));
            assertThat(a.total()).isEqualByComparingTo(a.lines().stream().map(l -> l.duty().add(l.consumption()).add(l.vat()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(a.duty()).isEqualByComparingTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void retailNeverOwesMoreThanTheSameInFull(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            RetailTaxes.Item one = item(1, money(random, 4900), random);
            RetailTaxes.Answer shared = order(List.of(one), BigDecimal.ZERO, BigDecimal.ZERO);
            RetailTaxes.Answer full = RetailTaxes.of(new RetailTaxes.Order(List.of(one), BigDecimal.ZERO, null, BigDecimal.ZERO),
                    new RetailTaxes.Rules(new BigDecimal("0.001"), RULES.yearLimit(), RULES.share()));
            assertThat(full.verdict()).isEqualTo(RetailTaxes.Verdict.FULL);
            assertThat(shared.total()).isLessThanOrEqualTo(full.total());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLimitsAreExactToTheFen(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal first = money(random, 4000);
            RetailTaxes.Item one = item(1, first, random);
            RetailTaxes.Item fits = item(2, RULES.singleLimit().subtract(first), random);
            RetailTaxes.Item more = item(2, RULES.singleLimit().subtract(first).add(FEN), random);
            assertThat(order(List.of(one, fits), BigDecimal.ZERO, BigDecimal.ZERO).verdict()).isEqualTo(RetailTaxes.Verdict.RETAIL);
            assertThat(order(List.of(one, more), BigDecimal.ZERO, BigDecimal.ZERO).returnCode()).isEqualTo("-621005");
            assertThat(order(List.of(one), BigDecimal.ZERO, RULES.yearLimit().subtract(first)).verdict()).isEqualTo(RetailTaxes.Verdict.RETAIL);
            assertThat(order(List.of(one), BigDecimal.ZERO, RULES.yearLimit().subtract(first).add(FEN)).returnCode()).isEqualTo("1313");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBadOrderIsAFindingThatNamesItsPlace(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            int at = random.nextInt(3);
            List<RetailTaxes.Item> items = new ArrayList<>(List.of(item(1, money(random, 100), random), item(2, money(random, 100), random),
                    item(3, money(random, 100), random)));
            RetailTaxes.Item good = items.get(at);
            items.set(at, new RetailTaxes.Item(at + 1, random.nextBoolean() ? null : money(random, 10).negate(), good.quantity(), null, null, null, NONE));
            RetailTaxes.Answer a = order(items, BigDecimal.ZERO, BigDecimal.ZERO);
            assertThat(a.verdict()).isEqualTo(RetailTaxes.Verdict.OPEN);
            assertThat(a.findings()).extracting(f -> f.pointer()).containsExactly("/order/items/" + at + "/price", "/order/items/" + at + "/vatRate");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDearerParcelNeverOwesLessAndFiftyYuanAreFree(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String category = String.valueOf(random.nextInt(1, 4));
            BigDecimal price = money(random, 900);
            ParcelTaxes.Answer less = parcel(category, price);
            ParcelTaxes.Answer more = parcel(category, price.add(money(random, 90)));
            assertThat(more.tax()).isGreaterThanOrEqualTo(less.tax());
            BigDecimal computed = less.lines().getFirst().tax();
            assertThat(less.tax()).isEqualByComparingTo(computed.compareTo(new BigDecimal("50")) <= 0 ? BigDecimal.ZERO : computed);
        }
    }

    private static ParcelTaxes.Answer parcel(String category, BigDecimal price) {
        List<ParcelTaxes.Article> articles = List.of(new ParcelTaxes.Article(1, category, price, BigDecimal.ONE));
        return ParcelTaxes.of(new ParcelTaxes.Parcel(ParcelTaxes.Way.POST_FAR, articles), PARCEL, DAY);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTravellersAllowanceFreesWhatFitsAndNoMore(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal price = money(random, 3000);
            BigDecimal pieces = BigDecimal.valueOf(random.nextInt(1, 9));
            ParcelTaxes.Answer a = ParcelTaxes.of(new ParcelTaxes.Parcel(ParcelTaxes.Way.TRAVELLER_RESIDENT, List.of(new ParcelTaxes.Article(1, "2", price,
                    pieces))), PARCEL, DAY);
            BigDecimal free = a.value().subtract(a.lines().getFirst().value());
            assertThat(free).isLessThanOrEqualTo(new BigDecimal("5000"));
            assertThat(a.lines().getFirst().value().signum() == 0 || free.add(price).compareTo(new BigDecimal("5000")) > 0).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ratesOfAClassChangeOnTheirFirstDay(int seed) {
        Random random = new Random(seed);
        LocalDate[] firsts = {LocalDate.of(2018, 11, 1), LocalDate.of(2019, 4, 9)};
        String[][] before = {{"15", "30", "60"}, {"15", "25", "50"}};
        String[][] after = {{"15", "25", "50"}, {"13", "20", "50"}};
        for (int i = 0; i < TRIES; i++) {
            int n = random.nextInt(2);
            int c = random.nextInt(3);
            assertThat(ParcelTaxes.ratesOn(firsts[n].minusDays(1)).get(c).percent()).isEqualByComparingTo(before[n][c]);
            assertThat(ParcelTaxes.ratesOn(firsts[n]).get(c).percent()).isEqualByComparingTo(after[n][c]);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStackIsTheSumOfItsLayers(int seed) {
        Random random = new Random(seed);
        TaxStack uk = TaxStack.on("UK", DAY);
        for (int i = 0; i < TRIES; i++) {
            Map<String, RateExpression> rates = Map.of("duty", percent(random, 20), "safeguard", percent(random, 30), "additional", percent(random, 30),
                    "antidumping", percent(random, 60), "vat", percent(random, 25));
            TaxStack.Goods goods = new TaxStack.Goods(money(random, 100_000), rates, List.of(), Map.of(), NONE);
            TaxStack.Result result = uk.compute(List.of(goods, goods));
            assertThat(result.exact()).isEqualByComparingTo(result.lines().stream().flatMap(List::stream).map(TaxStack.Tax::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
            BigDecimal factor = BigDecimal.ONE;
            for (String layer : List.of("duty", "safeguard", "additional", "antidumping")) {
                factor = factor.add(((RateExpression.Percent) rates.get(layer)).percent().movePointLeft(2));
            }
            TaxStack.Tax vat = result.lines().getFirst().getLast();
            assertThat(vat.base()).isEqualByComparingTo(goods.value().multiply(factor));
        }
    }

    private static RateExpression percent(Random random, int max) {
        return new RateExpression.Percent(BigDecimal.valueOf(random.nextInt(0, max * 10), 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void japaneseBasesAreThousandsAndSumsAreHundreds(int seed) {
        Random random = new Random(seed);
        TaxStack japan = TaxStack.on("JP", DAY);
        for (int i = 0; i < TRIES; i++) {
            List<TaxStack.Goods> goods = new ArrayList<>();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                goods.add(new TaxStack.Goods(BigDecimal.valueOf(random.nextInt(1, 5_000_000)), Map.of("duty", percent(random, 20), "consumption",
                        RateExpression.parse("7.8%")), List.of(), Map.of(), NONE));
            }
            TaxStack.Result result = japan.compute(goods);
            result.totals().values().forEach(total -> assertThat(total.remainder(new BigDecimal("100"))).isEqualByComparingTo("0"));
            result.lines().forEach(line -> {
                assertThat(line.get(0).cutBase().remainder(new BigDecimal("1000"))).isEqualByComparingTo("0");
                assertThat(line.get(1).cutBase().remainder(new BigDecimal("1000"))).isEqualByComparingTo("0");
                assertThat(line.get(2).amount().multiply(new BigDecimal("78"))).isLessThanOrEqualTo(line.get(2).base().multiply(new BigDecimal("22")));
            });
        }
    }
}
