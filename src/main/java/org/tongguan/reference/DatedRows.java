package org.tongguan.reference;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Reads a file of rows with a validity, and says of each what is wrong with it and what cures it. */
final class DatedRows {

    private static final int MOST_ERRORS = 1000;
    private final Texts texts;
    private final List<ImportReport.RowError> errors = new ArrayList<>();

    DatedRows(Texts texts) {
        this.texts = texts;
    }

    /** A row whose key and validity are sound. */
    record Valid(Csv.Row row, String key, LocalDate from, LocalDate to) {

        boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return (otherTo == null || from.isBefore(otherTo)) && (to == null || otherFrom.isBefore(to));
        }
    }

    List<ImportReport.RowError> errors() {
        return errors;
    }

    /** The file's rows; those without {@code required} columns filled in or with a wrong validity are told and left out. */
    List<Valid> read(InputStream in, String keyColumn, List<String> required) {
        List<Csv.Row> all = new ArrayList<>();
        try {
            Csv.read(in, all::add);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            error(1, "", "import.empty");
            return List.of();
        }
        required.stream().filter(column -> !all.getFirst().values().containsKey(column)).forEach(column -> error(1, column, "import.column"));
        return errors.isEmpty() ? sound(all, keyColumn, required) : List.of();
    }

    private List<Valid> sound(List<Csv.Row> all, String keyColumn, List<String> required) {
        List<Valid> sound = new ArrayList<>();
        for (Csv.Row row : all) {
            int before = errors.size();
            required.stream().filter(column -> row.get(column).isEmpty()).forEach(column -> error(row.line(), column, "import.required"));
            row.values().forEach((column, value) -> {
                if (value.indexOf('\0') >= 0) {
                    error(row.line(), column, "import.character");
                }
            });
            LocalDate from = date(row, "valid_from");
            LocalDate to = date(row, "valid_to");
            if (from != null && to != null && !to.isAfter(from)) {
                error(row.line(), "valid_to", "import.validity", from, to);
            }
            if (errors.size() == before) {
                sound.add(new Valid(row, row.get(keyColumn), from, to));
            }
        }
        refuseOverlaps(sound);
        return sound;
    }

    private void refuseOverlaps(List<Valid> rows) {
        List<Valid> sorted = new ArrayList<>(rows);
        sorted.sort(java.util.Comparator.comparing(Valid::key).thenComparing(Valid::from));
        for (int i = 1; i < sorted.size(); i++) {
            Valid row = sorted.get(i);
            Valid before = sorted.get(i - 1);
            if (row.key().equals(before.key()) && row.overlaps(before.from(), before.to())) {
                error(row.row().line(), "valid_from", "import.overlap.line", row.key(), before.row().line(), row.from());
            }
        }
    }

    /** Tells of a row that overlaps a standing validity which the file does not replace. */
    void refuseStanding(Valid row, List<Valid> file, LocalDate from, LocalDate to) {
        Set<LocalDate> replaced = new HashSet<>();
        file.stream().filter(r -> r.key().equals(row.key())).forEach(r -> replaced.add(r.from()));
        if (!replaced.contains(from) && row.overlaps(from, to)) {
            if (from.isBefore(row.from())) {
                error(row.row().line(), "valid_from", "import.overlap.standing", row.key(), from, to == null ? "…" : to, row.from());
            } else {
                error(row.row().line(), "valid_to", "import.overlap.later", row.key(), from, to == null ? "…" : to);
            }
        }
    }

    private LocalDate date(Csv.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
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

    void error(int line, String column, String key, Object... args) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new ImportReport.RowError(line, column, texts.get(key, args)));
        }
    }
}
