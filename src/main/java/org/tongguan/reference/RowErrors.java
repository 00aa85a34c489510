package org.tongguan.reference;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * What is wrong with the rows of a file, each of them something with a validity: named by line and column, with the cure. Not for several
 * threads.
 */
public class RowErrors {

    private static final int MOST = 1000;
    private final Texts texts;
    private final List<ImportReport.RowError> errors = new ArrayList<>();

    protected RowErrors(Texts texts) {
        this.texts = texts;
    }

    /** A row of the file; two rows of one key must not be valid on one day. */
    public interface Row {

        int line();

        String key();

        LocalDate from();

        /** Exclusive; null = open. */
        LocalDate to();

        private boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return (otherTo == null || from().isBefore(otherTo)) && (to() == null || otherFrom.isBefore(to()));
        }
    }

    /** A validity that stands already. */
    public record Standing(String key, LocalDate from, LocalDate to) { }

    public final List<ImportReport.RowError> errors() {
        return errors;
    }

    /** Tells what is wrong with a row; sentence {@code key} of the message bundles. */
    public final void error(int line, String column, String key, Object... args) {
        if (errors.size() < MOST) {
            errors.add(new ImportReport.RowError(line, column, texts.get(key, args)));
        }
    }

    /**
     * The rows of a CSV file; none, and told why, when there are none or a column is missing.
     *
     * @param needed columns that must be there
     * @throws PlatformException MALFORMED {@code import.unreadable}
     */
    protected final List<Csv.Row> lines(InputStream in, Collection<String> needed) {
        List<Csv.Row> all = new ArrayList<>();
        try {
            Csv.read(in, all::add);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            error(1, "", "import.empty");
            return all;
        }
        needed.stream().filter(column -> !all.getFirst().values().containsKey(column)).forEach(column -> error(1, column, "import.column"));
        return errors.isEmpty() ? all : List.of();
    }

    /** Tells a column that is empty. */
    public final void required(Csv.Row row, String column) {
        if (row.get(column).isEmpty()) {
            error(row.line(), column, "import.required");
        }
    }

    /** The day of a column; null when it is wrong, which is told, or empty, which is told when it is required. */
    public final LocalDate date(Csv.Row row, String column, boolean required) {
        String text = row.get(column);
        if (text.isEmpty() && !required) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below
        }
        error(row.line(), column, "import.date", text);
        return null;
    }

    /** Whether there is a beginning; an end that does not come after it is told. */
    public final boolean validity(Csv.Row row, LocalDate from, LocalDate to) {
        if (from != null && to != null && !to.isAfter(from)) {
            error(row.line(), "valid_to", "import.validity", from, to);
        }
        return from != null;
    }

    /** Tells every row that is valid on a day of another row of the same key. */
    protected final void refuseOverlapsInside(Collection<? extends Row> rows) {
        List<Row> sorted = rows.stream().<Row>map(r -> r).sorted(Comparator.comparing(Row::key).thenComparing(Row::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            Row before = sorted.get(i - 1);
            if (row.key().equals(before.key()) && row.overlaps(before.from(), before.to())) {
                error(row.line(), "valid_from", "import.overlap.line", row.key(), before.line(), row.from());
            }
        }
    }

    /** Rows that would overlap with standing ones; the same beginning is a correction and takes the standing row's place. */
    protected final void refuseOverlaps(Collection<? extends Row> rows, Collection<Standing> standing) {
        Set<List<Object>> replaced = rows.stream().map(r -> List.<Object>of(r.key(), r.from())).collect(Collectors.toSet());
        Map<String, List<Standing>> byKey = standing.stream().filter(s -> !replaced.contains(List.<Object>of(s.key(), s.from())))
                .collect(Collectors.groupingBy(Standing::key));
        for (Row row : rows) {
            byKey.getOrDefault(row.key(), List.of()).stream().filter(s -> row.overlaps(s.from(), s.to())).findFirst().ifPresent(s -> {
                if (s.from().isBefore(row.from())) {
                    error(row.line(), "valid_from", "import.overlap.standing", row.key(), s.from(), s.to() == null ? "…" : s.to(), row.from());
                } else {
                    error(row.line(), "valid_to", "import.overlap.later", row.key(), s.from(), s.to() == null ? "…" : s.to());
                }
            });
        }
    }
}
