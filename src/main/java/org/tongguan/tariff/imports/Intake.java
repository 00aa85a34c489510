package org.tongguan.tariff.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Layouts;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.schedule.QuotaRate;
import org.tongguan.tariff.schedule.Remedy;
import org.tongguan.tariff.schedule.Rows;
import org.tongguan.tariff.schedule.Valid;

/** What a reader of a foreign layout brings together: rows by kind, how each text was read, and what is wrong. Not for several threads. */
final class Intake {

    /** A percentage above this is a slip of the pen, not a rate: the highest in any tariff known here is 1,700 %. */
    private static final BigDecimal ABSURD = BigDecimal.valueOf(3000);
    private static final int MAX_ERRORS = 1000;
    private final String schedule;
    private final ImportOptions options;
    private final Texts texts;
    private final Map<LawKind, Rows<? extends Valid>> rows = new EnumMap<>(LawKind.class);
    private final Rows<TariffLine> told;
    private final Map<String, String> readings = new LinkedHashMap<>();
    private final Map<String, RateExpression> read = new HashMap<>();

    Intake(String schedule, ImportOptions options, Texts texts) {
        this.schedule = schedule;
        this.options = options;
        this.texts = texts;
        this.told = new Rows<>(texts);
    }

    /** Rows that a reader of our own layouts brought. */
    Intake with(LawKind kind, Rows<? extends Valid> own) {
        rows.put(kind, own);
        return this;
    }

    boolean has(LawKind kind) {
        return rows.containsKey(kind);
    }

    String schedule() {
        return schedule;
    }

    ImportOptions options() {
        return options;
    }

    String source(String usual) {
        return options.source() == null ? usual : options.source();
    }

    /** How each published text was read. */
    Map<String, String> readings() {
        return readings;
    }

    void error(int line, String column, String key, Object... args) {
        told.error(line, column, key, args);
    }

    Texts texts() {
        return texts;
    }

    boolean isFull() {
        return told.errors().size() >= MAX_ERRORS;
    }

    /** All errors so far; those of rows that overlap each other too when there are no others. */
    List<ImportReport.RowError> errors() {
        if (told.errors().isEmpty()) {
            rows.values().forEach(Rows::refuseOverlapsInside);
        }
        return java.util.stream.Stream.concat(told.errors().stream(), rows.values().stream().flatMap(r -> r.errors().stream())).distinct()
                .sorted(java.util.Comparator.comparingInt(ImportReport.RowError::line)).limit(MAX_ERRORS).toList();
    }

    Map<LawKind, Rows<?>> rows() {
        Map<LawKind, Rows<?>> all = new EnumMap<>(LawKind.class);
        all.putAll(rows);
        return all;
    }

    @SuppressWarnings("unchecked")
    private <T extends Valid> void add(LawKind kind, int line, String key, T value) {
        ((Rows<T>) rows.computeIfAbsent(kind, k -> new Rows<T>(texts))).add(line, key, value);
    }

    void add(int line, TariffLine row) {
        add(LawKind.LINES, line, row.code(), row);
    }

    void add(int line, Agreement row) {
        add(LawKind.AGREEMENTS, line, row.code(), row);
    }

    void add(int line, Agreement.Party row) {
        add(LawKind.PARTIES, line, row.agreement() + " " + row.country(), row);
    }

    void add(int line, Agreement.Rate row) {
        add(LawKind.AGREEMENT_RATES, line, Layouts.key(row), row);
    }

    void add(int line, QuotaRate row) {
        add(LawKind.QUOTAS, line, row.code(), row);
    }

    void add(int line, Remedy row) {
        add(LawKind.REMEDIES, line, Layouts.key(row), row);
    }

    /**
     * A published rate in our language, empty for an empty text; what is wrong with it is told.
     *
     * @param original what the schedule prints, for the record of readings
     */
    String rate(int line, String column, String original, Function<String, RateExpression> reader) {
        if (original.isEmpty()) {
            return "";
        }
        try {
            RateExpression rate = read.get(original);
            if (rate == null) {
                rate = reader.apply(original);
                read.put(original, rate);
                readings.put(original, rate.toString());
            }
            if (rate.highestPercent().compareTo(ABSURD) > 0) {
                error(line, column, "import.rate.absurd", original, ABSURD);
            }
            return readings.get(original);
        } catch (RateSyntaxException e) {
            error(line, column, "import.rate", original, e.position(), texts.get(e.key()));
            return "";
        }
    }

    /** The day of a text, null when it is empty or wrong; a wrong one is told. */
    LocalDate date(int line, String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            error(line, column, "import.date", text);
            return null;
        }
    }
}
