package org.tongguan.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;

/** Reads the rows of a file in the layouts of {@code data/tariff}, and says of each what is wrong with it. */
final class Rows<T> {

    private static final int MAX_ERRORS = 1000;

    /** A row of the file as a thing with a validity. */
    record Read<T>(int line, String code, LocalDate from, LocalDate to, T value) {

        boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return (otherTo == null || from.isBefore(otherTo)) && (to == null || otherFrom.isBefore(to));
        }
    }

    private final Texts texts;
    private final List<ImportReport.RowError> errors = new ArrayList<>();
    private final List<Read<T>> rows = new ArrayList<>();

    private Rows(Texts texts) {
        this.texts = texts;
    }

    static Rows<Tariff.Rated> tariffLines(InputStream in, Texts texts) {
        Rows<Tariff.Rated> rows = new Rows<>(texts);
        rows.read(in, Set.of("code", "name_zh", "mfn", "general", "vat", "valid_from", "source"), row -> rows.tariffLine(row));
        return rows;
    }

    List<Read<T>> rows() {
        return rows;
    }

    List<ImportReport.RowError> errors() {
        return errors;
    }

    private void read(InputStream in, Set<String> needed, Function<Csv.Row, Read<T>> one) {
        List<Csv.Row> all = new ArrayList<>();
        try {
            Csv.read(in, all::add);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
        if (all.isEmpty()) {
            error(1, "", "import.empty");
            return;
        }
        needed.stream().sorted().filter(column -> !all.getFirst().values().containsKey(column)).forEach(column -> error(1, column, "import.column"));
        if (!errors.isEmpty()) {
            return;
        }
        for (Csv.Row row : all) {
            int before = errors.size();
            Read<T> read = one.apply(row);
            if (read != null && errors.size() == before) {
                rows.add(read);
            }
        }
        overlapsInside();
    }

    private void overlapsInside() {
        List<Read<T>> sorted = rows.stream().sorted(Comparator.comparing((Read<T> r) -> r.code()).thenComparing(Read::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Read<T> row = sorted.get(i);
            Read<T> before = sorted.get(i - 1);
            if (row.code().equals(before.code()) && row.overlaps(before.from(), before.to())) {
                error(row.line(), "valid_from", "import.overlap.line", row.code(), before.line(), row.from());
            }
        }
    }

    private Read<T> tariffLine(Csv.Row row) {
        String code = row.get("code");
        if (!code.matches("[0-9]{8}([0-9]{2})?")) {
            error(row.line(), "code", "import.code", code);
        }
        required(row, "name_zh");
        required(row, "source");
        String ex = row.get("provisional_ex");
        if (!Set.of("", "0", "1").contains(ex)) {
            error(row.line(), "provisional_ex", "import.flag", ex);
        }
        for (String unit : List.of("unit1", "unit2")) {
            if (!row.get(unit).matches("([0-9]{3})?")) {
                error(row.line(), unit, "import.unit", row.get(unit));
            }
        }
        String vatText = row.get("vat").replace("%", "");
        BigDecimal vat = vatText.isEmpty() ? null : number(row, "vat", vatText);
        LocalDate from = date(row, "valid_from", true);
        LocalDate to = date(row, "valid_to", false);
        RateExpression consumption = rate(row, "consumption");
        // A tax inside its own price has no amount from 100 % on.
        if (consumption != null && consumption.highestPercent().compareTo(BigDecimal.valueOf(100)) >= 0) {
            error(row.line(), "consumption", "import.consumption", row.get("consumption"));
        }
        TariffLine line = new TariffLine(code, Text.of(row.get("name_zh"), row.get("name_en")), row.get("unit1"), row.get("unit2"), row.get("mfn"),
                row.get("general"), row.get("provisional"), "1".equals(ex), vat, row.get("consumption"), row.get("export_duty"),
                row.get("import_documents"), row.get("export_documents"), row.get("inspection"), from, to, row.get("source"));
        Tariff.Rated rated = new Tariff.Rated(line, rate(row, "mfn"), rate(row, "general"), rate(row, "provisional"), consumption, rate(row, "export_duty"));
        return validity(row, from, to) ? cast(new Read<>(row.line(), code, from, to, rated)) : null;
    }

    @SuppressWarnings("unchecked")
    private Read<T> cast(Read<?> read) {
        return (Read<T>) read;
    }

    private boolean validity(Csv.Row row, LocalDate from, LocalDate to) {
        if (from != null && to != null && !to.isAfter(from)) {
            error(row.line(), "valid_to", "import.validity", from, to);
        }
        return from != null;
    }

    private void required(Csv.Row row, String column) {
        if (row.get(column).isEmpty()) {
            error(row.line(), column, "import.required");
        }
    }

    private RateExpression rate(Csv.Row row, String column) {
        String text = row.get(column);
        try {
            return text.isEmpty() ? null : RateExpression.parse(text);
        } catch (RateSyntaxException e) {
            error(row.line(), column, "import.rate", text, e.position(), e.expected());
            return null;
        }
    }

    private BigDecimal number(Csv.Row row, String column, String text) {
        BigDecimal number = Decimals.parse(text);
        if (number == null || number.signum() < 0) {
            error(row.line(), column, "import.number", text);
        }
        return number;
    }

    private LocalDate date(Csv.Row row, String column, boolean required) {
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

    void error(int line, String column, String key, Object... args) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new ImportReport.RowError(line, column, texts.get(key, args)));
        }
    }
}
