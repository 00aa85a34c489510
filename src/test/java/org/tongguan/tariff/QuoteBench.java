package org.tongguan.tariff;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tongguan.tariff.schedule.SyntheticSchedule;
import org.tongguan.tariff.tax.DutyLaw;
import org.tongguan.tariff.value.RateBooks;

/** Measures a ten-line quote with remedies on one core, and the memory of 15,000 lines with 25 agreements. Run by {@code bench/duty}. */
public final class QuoteBench {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int ROUNDS = 15;
    private static final int COUNT = 10_000;
    private static long sink;

    private QuoteBench() { }

    public static void main(String[] args) {
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
        Duties.Known known = new Duties.Known(made.schedule(), RateBooks.yuan(), new DutyLaw(law()), "bench");
        Shipment shipment = shipment(made.codes());
        Quote quote = quote(shipment, known);
        System.out.println("ten lines, " + quote.assessment().lines().stream().flatMap(l -> l.taxes().stream())
                .filter(t -> Assessment.REMEDIES.contains(t.tax())).count() + " remedies, "
                + quote.lines().stream().mapToInt(l -> l.alternatives().size()).sum()
                + " ways, " + quote.lines().stream().mapToInt(l -> l.decisions().size()).sum() + " reasons, total " + quote.assessment().total());
        if (!quote.assessment().isComplete() || quote.assessment().total().signum() <= 0) {
            throw new IllegalStateException("nothing was computed: " + quote.assessment().findings());
        }
        measure("quote with reasons and ways", () -> sink += quote(shipment, known).lines().size());
        measure("assessment, as declarations use it", () -> sink += Duties.compute(shipment, known, null).lines().size());
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

    private static void measure(String what, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 6 * COUNT; i++) {
            work.run();
        }
        long[] wall = new long[ROUNDS];
        long[] cpu = new long[ROUNDS];
        for (int r = 0; r < ROUNDS; r++) {
            long start = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < COUNT; i++) {
                work.run();
            }
            cpu[r] = (threads.getCurrentThreadCpuTime() - busy) / COUNT;
            wall[r] = (System.nanoTime() - start) / COUNT;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf("  %s: %,d ns of processor (median of %d rounds of %,d; best %,d), %,d ns by the clock%n",
                what, cpu[ROUNDS / 2], ROUNDS, COUNT, cpu[0],
                wall[ROUNDS / 2]);
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
