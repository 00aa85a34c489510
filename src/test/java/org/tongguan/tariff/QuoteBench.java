package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tongguan.tariff.schedule.SyntheticSchedule;
import org.tongguan.tariff.tax.DutyLaw;
import org.tongguan.tariff.value.RateBooks;

/**
 * Measures a ten-line quote with remedies on one core, by JMH, and the memory of 15,000 lines with 25 agreements. Run by {@code bench/duty}, which
 * hands its arguments on to JMH: {@code -prof gc}, {@code -f 1}, a part of a name.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class QuoteBench {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private Duties.Known known;
    private Shipment shipment;

    /** Makes the tariff up. */
    @Setup
    public void setUp() {
        SyntheticSchedule.Made made = SyntheticSchedule.of(15_000, 25, 1, 42);
        known = new Duties.Known(made.schedule(), RateBooks.yuan(), new DutyLaw(law()), "bench");
        shipment = shipment(made.codes());
    }

    /** What a declaration uses: ten lines with ten remedies. */
    @Benchmark
    public Assessment assessment() {
        return Duties.compute(shipment, known, null);
    }

    /** What {@code POST /api/v1/duty/quote} computes: the same with its reasons and every other way. */
    @Benchmark
    public Quote quote() {
        return quote(shipment, known);
    }

    /** The quote with every number of its reasons written out, as its answer holds them. */
    @Benchmark
    public void quoteReadWhole(Blackhole reader) {
        Quote quote = quote(shipment, known);
        for (Assessment.Line line : quote.assessment().lines()) {
            read(line.worked(), reader);
            line.taxes().forEach(tax -> read(tax.worked(), reader));
        }
        for (Quote.Reasons line : quote.lines()) {
            read(line.decisions(), reader);
            line.alternatives().forEach(reader::consume);
        }
    }

    private static void read(List<Assessment.Step> steps, Blackhole reader) {
        for (Assessment.Step step : steps) {
            reader.consume(step.args());
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("tariff in memory");
        long before = used();
        SyntheticSchedule.Made made = SyntheticSchedule.of(15_000, 25, 1, 42);
        System.out.printf("  15,000 lines x 25 agreements, %,d rates of one year: %,d KB%n", made.rates(), (used() - before) / 1000);
        long middle = used();
        SyntheticSchedule.Made staged = SyntheticSchedule.of(15_000, 25, 5, 42);
        System.out.printf("  the same with five years of stages, %,d rates: %,d KB%n", staged.rates(), (used() - middle) / 1000);
        if (made.schedule().all().size() + staged.schedule().all().size() != 30_000) {
            throw new IllegalStateException();
        }
        Quote quote = quote(shipment(made.codes()), new Duties.Known(made.schedule(), RateBooks.yuan(), new DutyLaw(law()), "bench"));
        System.out.println("ten lines, " + quote.assessment().lines().stream().flatMap(l -> l.taxes().stream())
                .filter(t -> Assessment.REMEDIES.contains(t.tax())).count() + " remedies, "
                + quote.lines().stream().mapToInt(l -> l.alternatives().size()).sum()
                + " ways, " + quote.lines().stream().mapToInt(l -> l.decisions().size()).sum() + " reasons, total " + quote.assessment().total());
        if (!quote.assessment().isComplete() || quote.assessment().total().signum() <= 0) {
            throw new IllegalStateException("nothing was computed: " + quote.assessment().findings());
        }
        new Runner(new OptionsBuilder().parent(new CommandLineOptions(args)).include(QuoteBench.class.getName() + ".*").build()).run();
    }

    private static Quote quote(Shipment shipment, Duties.Known known) {
        List<Quote.Reasons> reasons = new ArrayList<>(10);
        return new Quote(Duties.compute(shipment, known, reasons), List.of(), reasons);
    }

    private static Shipment shipment(List<String> codes) {
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // Every line under a remedy of its origin, half of them with an agreement claimed.
            int n = i * 7 % 25;
            lines.add(new Shipment.GoodsLine(i + 1, codes.get(i * 7 * 30), "goods", new BigDecimal("12345.60"), "CNY", new BigDecimal("870.5"),
                    Map.of("035", new BigDecimal("870.5")), SyntheticSchedule.country(n), "1",
                    new Claim(i % 2 == 0 ? "A" + n : null, null, "P1", null, "Beta Ltd", null)));
        }
        return new Shipment(Shipment.Direction.IMPORT, DAY, DAY, "3", new Shipment.Charge("3", new BigDecimal("5000"), "CNY"), null, null, "101", false, lines);
    }

    private static String law() {
        StringBuilder law = new StringBuilder();
        Map.of("replacement.years", "3", "value.round", "FEN", "tax.round", "FEN", "duty.exempt.amount", "50", "insurance.default.rate", "0.003",
                "duty.general.rate.origins", "ZZZ", "duty.unknown.origins", "ZZZ", "duty.full.levy.natures", "101",
                "duty.retaliation.excluding.natures", "666")
                .forEach((name, value) -> law.append("parameter\t%s\t%s\t2018-08-01\t\n".formatted(name, value)));
        return law.append("terms\t3\tprice\t2018-08-01\t\n").toString();
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
