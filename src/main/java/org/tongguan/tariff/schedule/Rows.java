package org.tongguan.tariff.schedule;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.RowErrors;
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
public final class Rows<T extends Valid> extends RowErrors {

    /**
     * A row of the file.
     *
     * @param key two rows of one key must not be valid on one day
     */
    public record Read<T extends Valid>(int line, String key, T value) implements Row {

        @Override
        public LocalDate from() {
            return value.validFrom();
        }

        @Override
        public LocalDate to() {
            return value.validTo();
        }
    }

    private final Texts texts;
    private final List<Read<T>> rows = new ArrayList<>();

    public Rows(Texts texts) {
        super(texts);
        this.texts = texts;
    }

    /** What could be read, without the rows that have an error. */
    public List<Read<T>> rows() {
        return rows;
    }

    public List<T> values() {
        return rows.stream().map(Read::value).toList();
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
        for (Csv.Row row : rows.lines(in, needed.stream().sorted().toList())) {
            int before = rows.errors().size();
            Read<T> read = one.apply(rows, row);
            if (read != null && rows.errors().size() == before) {
                rows.rows.add(read);
            }
        }
        rows.refuseOverlapsInside();
        return rows;
    }

    /** Tells every row that is valid on a day of another row of the same key. */
    public void refuseOverlapsInside() {
        refuseOverlapsInside(rows);
    }

    /** Rows that would overlap with standing ones; the same beginning is a correction and takes the standing row's place. */
    public void refuseOverlaps(Collection<Standing> standing) {
        refuseOverlaps(rows, standing);
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
}
