package org.tongguan.formats.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads Parquet files of flat rows. Files are mapped, not copied; what is decoded at a time is a row group. All files are read by the same few threads,
 * whatever their number.
 */
public final class ParquetFile {

    private static final HardwoodContext THREADS = HardwoodContext.create(2);
    private final Path file;
    private final List<ParquetColumn> columns;

    /** @param columns as it was written */
    public ParquetFile(Path file, List<ParquetColumn> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /** How many rows the file says it has. */
    public long rows() {
        try (ParquetFileReader reader = open()) {
            return reader.getFileMetaData().numRows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows in their order, each with its values in the order of the columns. */
    public void each(Consumer<Object[]> row) {
        read(null, values -> {
            row.accept(values);
            return true;
        });
    }

    /** The values of one column of identities, in the order of the rows; nothing else of the file is unpacked. */
    public void each(String column, Consumer<UUID> value) {
        try (ParquetFileReader reader = open();
             RowReader r = reader.buildRowReader().projection(ColumnProjection.columns(column)).build()) {
            while (r.hasNext()) {
                r.next();
                value.accept(r.getUuid(column));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The rows with that value; quick where the file is sorted by that column. */
    public List<Object[]> find(String column, UUID value) {
        return list(FilterPredicate.eq(column, value));
    }

    /** The rows with one of these values. */
    public List<Object[]> find(String column, long... values) {
        return list(FilterPredicate.in(column, values));
    }

    /** The first rows with one of these values, so many at most. */
    public List<Object[]> find(String column, int most, long... values) {
        List<Object[]> found = new ArrayList<>();
        read(FilterPredicate.in(column, values), row -> {
            found.add(row);
            return found.size() < most;
        });
        return found;
    }

    /** The rows whose value lies between these, both included. */
    public List<Object[]> between(String column, UUID first, UUID last) {
        return list(FilterPredicate.and(FilterPredicate.gtEq(column, first), FilterPredicate.ltEq(column, last)));
    }

    private List<Object[]> list(FilterPredicate wanted) {
        List<Object[]> found = new ArrayList<>();
        read(wanted, found::add);
        return found;
    }

    private ParquetFileReader open() throws IOException {
        return ParquetFileReader.open(InputFile.of(file), THREADS);
    }

    /** Reads until there are no more, or it is told that enough were read. */
    private void read(FilterPredicate wanted, Predicate<Object[]> row) {
        try (ParquetFileReader reader = open()) {
            ParquetFileReader.RowReaderBuilder rows = reader.buildRowReader();
            try (RowReader r = (wanted == null ? rows : rows.filter(wanted)).build()) {
                boolean more = true;
                while (more && r.hasNext()) {
                    r.next();
                    more = row.test(values(r));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Object[] values(RowReader r) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = r.isNull(i) ? null : switch (columns.get(i).kind()) {
                case UUID -> r.getUuid(i);
                case LONG -> r.getLong(i);
                case INT -> r.getInt(i);
                case TEXT -> r.getString(i);
                case BYTES -> r.getBinary(i);
                case INSTANT -> r.getTimestamp(i);
                case DATE -> r.getDate(i);
            };
        }
        return values;
    }
}
