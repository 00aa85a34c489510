package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;

/** A schedule of the tariff module, seen as preferences need it. */
final class DatedTariff implements PreferentialTariff {

    private static final int SUBHEADING = 6;
    private final String id;
    private final Tariffs.Known known;
    private final Schedule schedule;
    private final String version;
    private final Map<String, Set<String>> bySubheading = new TreeMap<>();
    /** Those that no day ends yet. */
    private final List<Column> lasting;

    DatedTariff(String id, Tariffs.Known known, Schedule schedule, String version) {
        this.id = id;
        this.known = known;
        this.schedule = schedule;
        this.version = version;
        this.lasting = columns(LocalDate.of(9998, 12, 31));
        schedule.all().stream().map(r -> r.line().code()).filter(c -> c.length() >= SUBHEADING)
                .forEach(c -> bySubheading.computeIfAbsent(c.substring(0, SUBHEADING), s -> new TreeSet<>()).add(c));
    }

    boolean isOf(Schedule other) {
        return schedule == other;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text name() {
        return known.name();
    }

    @Override
    public String country() {
        return known.country();
    }

    @Override
    public MonthDay yearStart() {
        return known.yearStart();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Column> columns(LocalDate day) {
        List<Column> columns = new ArrayList<>();
        for (Agreement agreement : schedule.agreements(day)) {
            Map<String, Set<String>> origins = new LinkedHashMap<>();
            schedule.parties(agreement.code(), day).forEach(p -> origins.computeIfAbsent(p.columnKey(), k -> new LinkedHashSet<>()).add(p.country()));
            origins.forEach((key, countries) -> columns.add(new Column(agreement.code(), key, agreement.name(), countries, agreement.validFrom(),
                    agreement.proof(), agreement.transport(), agreement.waiverAmount() == null ? null : new Column.Waiver(agreement.waiverAmount(),
                    agreement.waiverCurrency()), agreement.law(), agreement.source())));
        }
        return columns;
    }

    @Override
    public List<Line> find(String code) {
        String digits = code == null ? "" : code.replace(".", "").replace(" ", "");
        if (digits.length() < SUBHEADING) {
            return List.of();
        }
        if (!schedule.versions(digits).isEmpty()) {
            return List.of(line(digits));
        }
        if (id.equals(NATIONAL)) {
            String line = digits.length() == 10 ? digits.substring(0, 8) : digits;
            return schedule.versions(line).isEmpty() ? below(digits) : List.of(line(line));
        }
        return bySubheading.getOrDefault(digits.substring(0, SUBHEADING), Set.of()).stream().map(this::line).toList();
    }

    /** A subheading asks for all its lines; a code of more digits that no line has asks for nothing. */
    private List<Line> below(String digits) {
        return digits.length() > SUBHEADING ? List.of() : bySubheading.getOrDefault(digits, Set.of()).stream().map(this::line).toList();
    }

    private Line line(String code) {
        List<Rated> versions = schedule.versions(code);
        Map<String, List<DatedRate>> preferential = new LinkedHashMap<>();
        for (Column column : lasting) {
            List<DatedRate> rates = schedule.agreementRates(column.agreement(), column.key(), code).stream()
                    .map(r -> rate(r.rate(), r.validFrom(), r.validTo(), r.source())).toList();
            if (!rates.isEmpty()) {
                preferential.put(column.id(), rates);
            }
        }
        return new Line(code, versions.getFirst().line().name(), dated(versions, this::normal, false), bases(versions),
                dated(versions, Rated::provisional, true), preferential);
    }

    /** What is levied without preference: abroad the general rate where it is lower than the bound one, or where none is bound. */
    private RateExpression normal(Rated version) {
        RateExpression bound = version.mfn();
        RateExpression general = version.general();
        if (id.equals(NATIONAL) || general == null || bound == null) {
            return bound == null && !id.equals(NATIONAL) ? general : bound;
        }
        BigDecimal one = percent(bound);
        BigDecimal other = percent(general);
        return one != null && other != null && other.compareTo(one) < 0 ? general : bound;
    }

    private List<List<DatedRate>> bases(List<Rated> versions) {
        List<DatedRate> bound = dated(versions, Rated::mfn, false);
        return id.equals(NATIONAL) ? List.of(bound) : List.of(bound, dated(versions, Rated::general, false));
    }

    private static List<DatedRate> dated(List<Rated> versions, java.util.function.Function<Rated, RateExpression> which, boolean whole) {
        List<DatedRate> rates = new ArrayList<>();
        for (Rated version : versions) {
            TariffLine line = version.line();
            // A provisional rate for part of a line says nothing of the rest.
            if (which.apply(version) != null && !(whole && line.provisionalExPart())) {
                rates.add(rate(which.apply(version), line.validFrom(), line.validTo(), line.source()));
            }
        }
        return rates;
    }

    private static DatedRate rate(RateExpression rate, LocalDate from, LocalDate to, String source) {
        BigDecimal percent = percent(rate);
        return new DatedRate(percent == null ? rate.toString() : percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString() + "%", percent,
                from, to, source);
    }

    private static BigDecimal percent(RateExpression rate) {
        return rate instanceof RateExpression.Percent p ? p.percent()
                : rate instanceof RateExpression.Conditional c && c.condition().kind() == RateExpression.Condition.Kind.BOUND
                && c.rate() instanceof RateExpression.Percent p ? p.percent() : null;
    }
}
