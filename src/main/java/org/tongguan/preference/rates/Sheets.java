package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tongguan.preference.rates.Cell.Certainty;

/** Lays lines of a tariff out as {@link Sheet}s. Pure: the tariff and the numbers of stages are given. */
public final class Sheets {

    /** Longest span of years that is laid out. */
    public static final int MOST_YEARS = 30;

    private final PreferentialTariff tariff;
    private final Function<Column, StagingFinder> finders;
    private final Map<LocalDate, List<Column>> columns = new ConcurrentHashMap<>();

    /** @param finders by column, the numbers of stages its agreement is known to use */
    public Sheets(PreferentialTariff tariff, Function<Column, StagingFinder> finders) {
        this.tariff = tariff;
        this.finders = finders;
    }

    /**
     * Lays a line out.
     *
     * @param from   first of the tariff's years
     * @param to     last, at most {@link #MOST_YEARS} later
     * @param origin only agreements open to that origin; null = all
     */
    public Sheet of(Line line, int from, int to, String origin) {
        List<Integer> years = IntStream.rangeClosed(from, Math.min(to, from + MOST_YEARS - 1)).boxed().toList();
        List<Row> rows = new ArrayList<>();
        for (Column column : columns.computeIfAbsent(day(to + 1).minusDays(1), tariff::columns)) {
            List<DatedRate> rates = line.preferential().getOrDefault(column.id(), List.of());
            if (!rates.isEmpty() && column.isOpenTo(origin)) {
                rows.add(row(line, column, rates, years));
            }
        }
        rows.sort(Row.BEST_FIRST);
        return new Sheet(tariff.id(), line.code(), line.name(), years, years.stream().map(y -> mfn(line, day(y))).toList(),
                years.stream().map(y -> text(line.provisional(), day(y))).toList(), rows);
    }

    private LocalDate day(int year) {
        return Sheet.firstDay(tariff, year);
    }

    private Row row(Line line, Column column, List<DatedRate> rates, List<Integer> years) {
        StagingFinder.Answer staging = staging(line, column, rates);
        return new Row(column, years.stream().map(y -> cell(line, rates, staging, y)).toList(), staging);
    }

    /** The base is the rate of the first cut, or the oldest at hand; where that was another one, no number of stages fits, and none is claimed. */
    private StagingFinder.Answer staging(Line line, Column column, List<DatedRate> rates) {
        StagingFinder.Answer first = null;
        for (List<DatedRate> base : line.bases()) {
            BigDecimal percent = (column.inForce() == null ? Optional.<DatedRate>empty() : on(base, column.inForce()))
                    .or(() -> base.stream().min(Comparator.comparing(DatedRate::from))).map(DatedRate::percent).orElse(null);
            StagingFinder.Answer answer = finders.apply(column).find(percent, column.inForce(), tariff.yearStart(), rates);
            if (answer.outcome() == StagingFinder.Outcome.FOUND) {
                return answer;
            }
            first = first == null ? answer : first;
        }
        return first;
    }

    private Cell cell(Line line, List<DatedRate> rates, StagingFinder.Answer staging, int year) {
        LocalDate start = day(year);
        LocalDate end = day(year + 1);
        LocalDate first = rates.stream().map(DatedRate::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate day = first.isAfter(start) && first.isBefore(end) ? first : start;
        Optional<DatedRate> found = lastKnown(rates, day);
        // An open rate that began in an earlier year is the last one known: the staging, where there is one, says more.
        boolean published = found.isPresent() && found.get().holdsOn(day) && (found.get().to() != null || !found.get().from().isBefore(start)
                || found.get().isFree());
        if (!published && staging.staging() != null && !day.isBefore(staging.staging().firstCut())) {
            BigDecimal percent = staging.staging().rate(day);
            return compared(line, year, day, percent.stripTrailingZeros().toPlainString() + "%", percent, Certainty.COMPUTED);
        }
        return found.map(r -> compared(line, year, day, r.text(), r.percent(), published ? Certainty.PUBLISHED : Certainty.LAST_KNOWN))
                .orElseGet(() -> compared(line, year, day, "", null, Certainty.NONE));
    }

    private static Cell compared(Line line, int year, LocalDate day, String rate, BigDecimal percent, Certainty certainty) {
        Optional<DatedRate> mfn = lastKnown(line.mfn(), day);
        BigDecimal normal = mfn.map(DatedRate::percent).orElse(null);
        BigDecimal provisional = on(line.provisional(), day).map(DatedRate::percent).orElse(null);
        BigDecimal levied = normal == null ? null : provisional == null ? normal : normal.min(provisional);
        return new Cell(year, day, rate, percent, certainty, mfn.map(DatedRate::text).orElse(""), below(normal, percent), below(levied, percent));
    }

    private static BigDecimal below(BigDecimal normal, BigDecimal percent) {
        return normal == null || percent == null ? null : normal.subtract(percent);
    }

    private static Optional<DatedRate> on(List<DatedRate> rates, LocalDate day) {
        return rates.stream().filter(r -> r.holdsOn(day)).findFirst();
    }

    /** The rate of that day, or after the end of all that are published the one that ended last. */
    private static Optional<DatedRate> lastKnown(List<DatedRate> rates, LocalDate day) {
        return on(rates, day).or(() -> rates.stream().filter(r -> r.to() != null && !r.to().isAfter(day)).max(Comparator.comparing(DatedRate::to)));
    }

    private static String mfn(Line line, LocalDate day) {
        return on(line.mfn(), day).map(DatedRate::text).orElseGet(() -> lastKnown(line.mfn(), day).map(r -> r.text() + "*").orElse(""));
    }

    private static String text(List<DatedRate> rates, LocalDate day) {
        return on(rates, day).map(DatedRate::text).orElse("");
    }
}
