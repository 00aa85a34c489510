package org.tongguan.tariff.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.expression.NationalRates;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;

/**
 * Rows of a file as things with a validity, and what is wrong with each: named by line and column, with the cure. For files of one layout and
 * for importers of foreign ones alike. Not for several threads.
 *
 * @param <T> what a row says
 */
public final class Rows<T extends Valid> {

    private static final int MAX_ERRORS = 1000;

    /**
     * A row of the file.
     *
     * @param key two rows of one key must not be valid on one day
     */
    public record Read<T extends Valid>(int line, String key, T value) {

        boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return (otherTo == null || value.validFrom().isBefore(otherTo)) && (value.validTo() == null || otherFrom.isBefore(value.validTo()));
        }
    }

    /** A validity that stands already. */
    public record Standing(String key, LocalDate from, LocalDate to) { }

    private final Texts texts;
    private final List<ImportReport.RowError> errors = new ArrayList<>();
    private final List<Read<T>> rows = new ArrayList<>();

    public Rows(Texts texts) {
        this.texts = texts;
    }

    /** What could be read, without the rows that have an error. */
    public List<Read<T>> rows() {
        return rows;
    }

    public List<T> values() {
        return rows.stream().map(Read::value).toList();
    }

    public List<ImportReport.RowError> errors() {
        return errors;
    }

    /** Adds a row, unless its line has an error already. */
    public void add(int line, String key, T value) {
        rows.add(new Read<>(line, key, value));
    }

    /**
     * Reads a CSV file.
     *
     * @param needed columns that must be there
     * @param one    reads one row; null when it has no validity; errors are told to the given rows
     * @throws PlatformException MALFORMED {@code import.unreadable}
     */
    public static <T extends Valid> Rows<T> read(InputStream in, Texts texts, Set<String> needed, BiFunction<Rows<T>, Csv.Row, Read<T>> one) {
        Rows<T> rows = new Rows<>(texts);
        List<Csv.Row> all = new ArrayList<>();
        try {
            Csv.read(in, all::add);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            rows.error(1, "", "import.empty");
            return rows;
        }
        needed.stream().sorted().filter(column -> !all.getFirst().values().containsKey(column)).forEach(column -> rows.error(1, column, "import.column"));
        if (!rows.errors.isEmpty()) {
            return rows;
        }
        for (Csv.Row row : all) {
            int before = rows.errors.size();
            Read<T> read = one.apply(rows, row);
            if (read != null && rows.errors.size() == before) {
                rows.rows.add(read);
            }
        }
        rows.refuseOverlapsInside();
        return rows;
    }

    /** Tells every row that is valid on a day of another row of the same key. */
    public void refuseOverlapsInside() {
        List<Read<T>> sorted = rows.stream().sorted(Comparator.comparing((Read<T> r) -> r.key()).thenComparing(r -> r.value().validFrom())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Read<T> row = sorted.get(i);
            Read<T> before = sorted.get(i - 1);
            if (row.key().equals(before.key()) && row.overlaps(before.value().validFrom(), before.value().validTo())) {
                error(row.line(), "valid_from", "import.overlap.line", row.key(), before.line(), row.value().validFrom());
            }
        }
    }

    /** Rows that would overlap with standing ones; the same beginning is a correction and takes the standing row's place. */
    public void refuseOverlaps(Collection<Standing> standing) {
        Set<List<Object>> replaced = rows.stream().map(r -> List.<Object>of(r.key(), r.value().validFrom())).collect(Collectors.toSet());
        Map<String, List<Standing>> byKey = standing.stream().filter(s -> !replaced.contains(List.<Object>of(s.key(), s.from())))
                .collect(Collectors.groupingBy(Standing::key));
        for (Read<T> row : rows) {
            byKey.getOrDefault(row.key(), List.of()).stream().filter(s -> row.overlaps(s.from(), s.to())).findFirst().ifPresent(s -> {
                if (s.from().isBefore(row.value().validFrom())) {
                    error(row.line(), "valid_from", "import.overlap.standing", row.key(), s.from(), s.to() == null ? "…" : s.to(), row.value().validFrom());
                } else {
                    error(row.line(), "valid_to", "import.overlap.later", row.key(), s.from(), s.to() == null ? "…" : s.to());
                }
            });
        }
    }

    /** Whether there is a beginning; an end that does not come after it is told. */
    public boolean validity(Csv.Row row, LocalDate from, LocalDate to) {
        if (from != null && to != null && !to.isAfter(from)) {
            error(row.line(), "valid_to", "import.validity", from, to);
        }
        return from != null;
    }

    public void required(Csv.Row row, String column) {
        if (row.get(column).isEmpty()) {
            error(row.line(), column, "import.required");
        }
    }

    /** Tells a text that does not match. */
    public void matches(Csv.Row row, String column, String pattern, String key) {
        if (!row.get(column).matches(pattern)) {
            error(row.line(), column, key, row.get(column));
        }
    }

    /** The rate of a column of the national tariff, null when it is empty or wrong. */
    public RateExpression rate(Csv.Row row, String column) {
        String text = row.get(column);
        try {
            RateExpression rate = text.isEmpty() ? null : RateExpression.parse(text);
            if (rate != null) {
                NationalRates.problem(rate).ifPresent(key -> error(row.line(), column, key, text));
            }
            return rate;
        } catch (RateSyntaxException e) {
            error(row.line(), column, "import.rate", text, e.position(), texts.get(e.key()));
            return null;
        }
    }

    /** A number that is not negative, else told. */
    public BigDecimal number(Csv.Row row, String column, String text) {
        BigDecimal number = Decimals.parse(text);
        if (number == null || number.signum() < 0) {
            error(row.line(), column, "import.number", text);
        }
        return number;
    }

    /** The day of a column, null when it is empty or wrong. */
    public LocalDate date(Csv.Row row, String column, boolean required) {
        String text = row.get(column);
        if (text.isEmpty() && !required) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            error(row.line(), column, "import.date", text);
            return null;
        }
    }

    /** Tells what is wrong with a row; sentence {@code key} of the message bundles. */
    public void error(int line, String column, String key, Object... args) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new ImportReport.RowError(line, column, texts.get(key, args)));
        }
    }
}
