package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.WorkingDays;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.LateDeclarations;
import org.tongguan.revenue.LateFees;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.PaymentTerms;
import org.tongguan.revenue.Payments;
import org.tongguan.runtime.Ids;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SecondPlatform;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.value.ExchangeRates;

/** What holds for every assessment, bill and fee on the real engine, tried on seeded ones. */
@SecondPlatform
class DutyPropertiesTest extends PlatformTest {

    private static final int TRIES = 20;
    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;
    @Autowired LateFees lateFees;
    @Autowired LateDeclarations lateDeclarations;
    @Autowired PaymentTerms terms;
    @Autowired WorkingDays workingDays;
    @Autowired Bills bills;
    @Autowired Payments payments;
    private static List<String> codes;

    @BeforeEach
    void lines() {
        org.tongguan.support.EveryRole.logIn();
        if (codes == null) {
            codes = List.of(DutyBench.line(tariff, "10", "50", "", false, "13", "", ""), DutyBench.line(tariff, "6.5", "40", "3", false, "9", "", ""),
                    DutyBench.line(tariff, "25", "100", "", false, "13", "12%", ""), DutyBench.line(tariff, "5% + 2CNY/kg", "80%", "", false, "13", "", ""));
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 25);
    }

    private static BigDecimal money(Random random, int max) {
        return BigDecimal.valueOf(random.nextInt(1, max * 100), 2);
    }

    private static Shipment.GoodsLine goods(int item, Random random, String price) {
        return new Shipment.GoodsLine(item, codes.get(random.nextInt(codes.size())), "trial", new BigDecimal(price), "CNY", money(random, 500), Map.of(),
                "DEU", "1");
    }

    private static Shipment cif(LocalDate day, List<Shipment.GoodsLine> lines) {
        return new Shipment(Shipment.Direction.IMPORT, day, day, "1", null, null, null, "101", false, lines);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void linesTogetherOweWhatTheyOweAlone(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            List<Shipment.GoodsLine> lines = new ArrayList<>();
            for (int n = 1; n <= random.nextInt(2, 8); n++) {
                lines.add(goods(n, random, money(random, 90_000).add(new BigDecimal("2000")).toPlainString()));
            }
            BigDecimal alone = lines.stream().map(l -> duties.assess(cif(DutyBench.DAY, List.of(l))).total()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(duties.assess(cif(DutyBench.DAY, lines)).total()).isEqualByComparingTo(alone);
        }
    }

    /** Small prices, so that what a whole shipment does not owe changes with the way of one of its lines. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aWayOwesWhatTheLineOwesWhenItIsClaimed(int seed) {
        Random random = new Random(seed);
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (int n = 1; n <= random.nextInt(2, 5); n++) {
            String code = DutyBench.line(tariff, random.nextInt(3, 20) + "", "50", random.nextBoolean() ? "4" : "", false, "13",
                    random.nextBoolean() ? "10%" : "", "");
            List<String> rates = List.of("0", "4", String.valueOf(random.nextInt(1, 15)), "2% + 0.1CNY/kg");
            load(LawKind.AGREEMENT_RATES, "agreement,column_key,quota,rate,valid_from,valid_to,source,code\n02,,,%s,2018-08-01,,test,%s\n".formatted(
                    rates.get(random.nextInt(rates.size())), code)
                    + "22,ASEAN,,%s,2018-08-01,,test,%s\n".formatted(rates.get(random.nextInt(rates.size())), code));
            if (random.nextBoolean()) {
                load(LawKind.REMEDIES, "measure,kind,origin,firm,rate,valid_from,valid_to,source,code\nW-%s,ANTI_DUMPING,VNM,,7.5,2018-08-01,,test,%s\n"
                        .formatted(code, code));
            }
            lines.add(new Shipment.GoodsLine(n, code, "trial", money(random, 900), "CNY", money(random, 50), Map.of(), "VNM", random.nextBoolean() ? "1" : "2",
                    new Claim(random.nextBoolean() ? "02" : null, null, "P", null, null, true)));
        }
        Quote quote = duties.quote(cif(DutyBench.DAY, lines));
        int tried = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (Alternative way : quote.lines().get(i).alternatives()) {
                if (way.total() == null) {
                    continue;
                }
                Shipment.GoodsLine was = lines.get(i);
                Claim claim = way.agreement() == null ? was.claim().plain() : was.claim().withAgreement(way.agreement().code());
                List<Shipment.GoodsLine> claimed = new ArrayList<>(lines);
                claimed.set(i, new Shipment.GoodsLine(was.itemNumber(), was.commodityCode(), "trial", was.totalPrice(), "CNY", was.netWeightKg(), Map.of(),
                        "VNM", was.dutyMode(), claim));
                BigDecimal owed = duties.assess(cif(DutyBench.DAY, claimed)).lines().get(i).taxes().stream().map(Assessment.TaxLine::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(way.total()).as("%s %s of line %s", way.kind(), way.rate(), i + 1).isEqualByComparingTo(owed);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(lines.size());
    }

    private void load(LawKind kind, String rows) {
        assertThat(tariff.importRows(kind, DutyBench.stream(rows)).isTaken()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHigherPriceNeverOwesLessInAnyTax(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            Shipment.GoodsLine line = goods(1, random, money(random, 3000).toPlainString());
            Assessment less = duties.assess(cif(DutyBench.DAY, List.of(line)));
            Assessment more = duties.assess(cif(DutyBench.DAY, List.of(new Shipment.GoodsLine(1, line.commodityCode(), "trial",
                    line.totalPrice().add(money(random, 100)), "CNY", line.netWeightKg(), Map.of(), "DEU", "1"))));
            for (Assessment.Tax tax : Assessment.Tax.values()) {
                assertThat(more.payable(tax)).isGreaterThanOrEqualTo(less.payable(tax));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRefundIsTheAssessmentReversed(int seed) {
        Random random = new Random(seed);
        Actor bank = new Actor(90_000L + seed, "bank" + seed, java.util.Set.of(Role.BANK), null, null);
        for (int i = 0; i < 3; i++) {
            Assessment a = duties.assess(cif(LocalDate.now(clock), List.of(goods(1, random, money(random, 90_000).add(new BigDecimal("2000")).toPlainString()),
                    goods(2, random, money(random, 90_000).toPlainString()))));
            SubjectRef subject = new SubjectRef("declaration", Ids.next());
            Bill bill = bills.issue(List.of(new BillOrder(subject, null, 71, "2201", LocalDate.now(clock), Bill.Settlement.IMMEDIATE,
                    a.payable().entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList()))).getFirst();
            payments.pay(bank, new Payment.Order(bill.number(), bill.amount(), "CNY", "R" + Ids.next(), clock.instant()));
            Map<String, BigDecimal> refunded = new TreeMap<>();
            bills.cancel(subject, "trial").refundsDue().forEach(r -> refunded.merge(r.tax(), r.amount(), BigDecimal::add));
            Map<String, BigDecimal> owed = new TreeMap<>();
            a.payable().forEach((tax, amount) -> owed.put(tax.name(), amount));
            assertThat(refunded).isEqualTo(owed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRateIsInForceFromItsFirstDayAndNotTheDayBefore(int seed) {
        Random random = new Random(seed);
        String code = DutyBench.nextCode();
        LocalDate change = LocalDate.of(2025, 1, 2).plusDays(random.nextInt(500));
        tariff.importLines(DutyBench.stream(DutyBench.HEADER + "%s,旧,old,035,,10,50,,,13,,,,,,2024-12-01,%s,t\n%s,新,new,035,,20,50,,,13,,,,,,%s,,t\n"
                .formatted(code, change, code, change)));
        for (int days = -1; days <= 1; days++) {
            LocalDate day = change.plusDays(days);
            Assessment a = duties.assess(cif(day, List.of(DutyBench.goods(1, code, "10000"))));
            assertThat(a.payable(Assessment.Tax.DUTY)).isEqualByComparingTo(days < 0 ? "1000" : "2000");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anExchangeRateIsThatOfItsMonth(int seed) {
        Random random = new Random(seed);
        LocalDate first = LocalDate.of(2031, 1, 1).plusMonths(seed);
        String before = first.minusMonths(1).toString().substring(0, 7);
        String month = first.toString().substring(0, 7);
        exchangeRates.importRates(DutyBench.stream("currency,month,rate,source\nNZD,%s,4.1%d,test\nNZD,%s,4.2%d,test\n".formatted(before, random.nextInt(1, 9),
                month, random.nextInt(1, 9))));
        assertThat(exchangeRates.rate("NZD", first.minusDays(1)).orElseThrow().month()).isEqualTo(before);
        assertThat(exchangeRates.rate("NZD", first).orElseThrow().month()).isEqualTo(month);
        Assessment a = duties.assess(new Shipment(Shipment.Direction.IMPORT, DutyBench.DAY, first.minusDays(1), "1", null, null, null, "101", false, List.of(
                new Shipment.GoodsLine(1, codes.getFirst(), "trial", new BigDecimal("1000"), "NZD", null, Map.of(), "DEU", "1"))));
        assertThat(a.exchangeRates().getFirst().month()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dutyUpToTheExemptAmountIsFreeAndAFenMoreIsNot(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            int parts = random.nextInt(1, 5);
            List<BigDecimal> prices = new ArrayList<>();
            for (int n = 0; n < parts; n++) {
                prices.add(new BigDecimal("500.00").divide(BigDecimal.valueOf(parts), 0, java.math.RoundingMode.DOWN));
            }
            prices.set(0, prices.getFirst().add(new BigDecimal("500").subtract(prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
            assertThat(tenPercent(prices).payable(Assessment.Tax.DUTY)).isEqualByComparingTo("0");
            prices.set(0, prices.getFirst().add(new BigDecimal("0.10")));
            assertThat(tenPercent(prices).payable(Assessment.Tax.DUTY)).isEqualByComparingTo("50.01");
        }
    }

    private Assessment tenPercent(List<BigDecimal> prices) {
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        prices.forEach(p -> lines.add(DutyBench.goods(lines.size() + 1, codes.getFirst(), p.toPlainString())));
        return duties.assess(cif(DutyBench.DAY, lines));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLateFeeOfTwoStretchesIsThatOfBoth(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal tax = money(random, 1_000_000).add(new BigDecimal("200000"));
            LocalDate due = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
            int first = random.nextInt(1, 40);
            int second = random.nextInt(1, 40);
            BigDecimal apart = lateFees.of(tax, due, due.plusDays(first)).amount().add(lateFees.of(tax, due, due.plusDays(second)).amount());
            assertThat(lateFees.of(tax, due, due.plusDays(first + second)).amount().subtract(apart).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLateFeeBeginsAtFiftyYuan(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            LocalDate due = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
            int days = random.nextInt(1, 20);
            BigDecimal edge = new BigDecimal("100000").divide(BigDecimal.valueOf(days), 2, java.math.RoundingMode.CEILING);
            assertThat(lateFees.of(edge, due, due.plusDays(days)).amount()).isGreaterThanOrEqualTo(new BigDecimal("50.00"));
            assertThat(lateFees.of(edge.subtract(new BigDecimal("20")), due, due.plusDays(days)).amount()).isEqualByComparingTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTermEndsOnAWorkingDayAfterFifteenDays(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES * 5; i++) {
            LocalDate completed = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2800));
            LocalDate issued = completed.plusDays(random.nextInt(5));
            LocalDate start = terms.startOf(completed, issued);
            assertThat(start).isEqualTo(issued.isBefore(LocalDate.of(2024, 12, 1)) ? issued : completed);
            LocalDate due = terms.dueOn(start, Bill.Settlement.IMMEDIATE);
            assertThat(workingDays.isWorkingDay(due)).isTrue();
            assertThat(due).isBetween(start.plusDays(14), start.plusDays(26));
            assertThat(start.plusDays(14).datesUntil(due).noneMatch(workingDays::isWorkingDay)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void declaringLaterNeverCostsLessAndNothingInTime(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            LocalDate entered = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2700));
            BigDecimal value = money(random, 1_000_000);
            BigDecimal before = BigDecimal.ZERO;
            for (int days = 0; days < 60; days += random.nextInt(1, 6)) {
                LateDeclarations.Fee fee = lateDeclarations.of(value, entered, entered.plusDays(days));
                assertThat(fee.amount()).isGreaterThanOrEqualTo(before);
                assertThat(fee.amount().stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
                assertThat(workingDays.isWorkingDay(fee.first())).isTrue();
                assertThat(days <= 14 ? fee.days() : 0).isZero();
                before = fee.amount();
            }
        }
    }
}
