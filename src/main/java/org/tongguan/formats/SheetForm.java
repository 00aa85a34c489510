package org.tongguan.formats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;

/**
 * A table that people fill in and send: its columns are found by the header, which stands within the first rows, and every row's cells are put into our
 * order. The same columns make the empty table they start from.
 *
 * @param <C> the columns, in our order
 */
public final class SheetForm<C extends Enum<C> & SheetForm.Column> {

    public static final int MOST_ROWS = 20_000;
    public static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int HEADER_WITHIN = 10;
    private final Class<C> type;
    private final C sign;
    private final List<C> needed;
    private final int longest;
    private final Map<String, C> byName = new HashMap<>();

    /**
     * @param sign    the row that has it is the header
     * @param needed  without these a file cannot be read
     * @param longest characters of a cell; what is beyond is cut off
     */
    public SheetForm(Class<C> type, C sign, List<C> needed, int longest) {
        this.type = type;
        this.sign = sign;
        this.needed = List.copyOf(needed);
        this.longest = longest;
        columns().forEach(c -> List.of(c.label().zh(), c.label().en(), c.title(), c.name()).forEach(name -> byName.put(level(name), c)));
    }

    /** A column; found by either name, by both together, or by its short name. */
    public interface Column {

        /** The short name, as an enumeration has it. */
        String name();

        /** What people call it. */
        Text label();

        /** Its value in an example row of the empty table. */
        String example(int row);

        /** What stands in the header row, in both languages. */
        default String title() {
            return label().zh() + " " + label().en();
        }
    }

    private List<C> columns() {
        return List.of(type.getEnumConstants());
    }

    private static String level(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_*()（）/.-]", "");
    }

    /** The column of that name, null when it is another's. */
    public C column(String name) {
        return name == null ? null : byName.get(level(name));
    }

    /**
     * The rows of a file, XLSX or comma-separated, with their cells in the order of the columns: empty where the file has none, null where a formula or an
     * error stands.
     *
     * @throws PlatformException MALFORMED or TOO_LARGE {@code sheet.…}, naming the cure
     */
    public List<Spreadsheet.Row> read(byte[] file) {
        checkSize(file.length);
        List<Spreadsheet.Row> all = Spreadsheet.read(file, MOST_ROWS + HEADER_WITHIN);
        for (int at = 0; at < Math.min(HEADER_WITHIN, all.size()); at++) {
            Map<C, Integer> places = places(all.get(at));
            if (places.containsKey(sign)) {
                List<Spreadsheet.Row> rows = all.subList(at + 1, all.size());
                check(all.get(at), places);
                checkRows(rows.size());
                return rows.stream().map(r -> row(r, places)).toList();
            }
        }
        boolean separator = !all.isEmpty() && all.getFirst().cells().size() == 1 && all.getFirst().cells().getFirst() != null
                && all.getFirst().cells().getFirst().matches(".*[;\t].*");
        throw separator ? new PlatformException(ErrorCode.MALFORMED, "sheet.separator")
                : new PlatformException(ErrorCode.MALFORMED, "sheet.header", sign.title());
    }

    /** @throws PlatformException TOO_LARGE {@code sheet.size} */
    public static void checkSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.size", MOST_BYTES / 1024 / 1024);
        }
    }

    /** @throws PlatformException MALFORMED {@code sheet.bare} when there are none; TOO_LARGE {@code sheet.rows} */
    public static void checkRows(int rows) {
        if (rows == 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.bare");
        }
        if (rows > MOST_ROWS) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.rows", MOST_ROWS);
        }
    }

    private void check(Spreadsheet.Row header, Map<C, Integer> places) {
        for (C column : needed) {
            if (!places.containsKey(column)) {
                throw new PlatformException(ErrorCode.MALFORMED, "sheet.column", column.title());
            }
        }
        if (header.cells().stream().filter(c -> column(c) != null).count() > places.size()) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.twice", header.number());
        }
    }

    private Map<C, Integer> places(Spreadsheet.Row header) {
        Map<C, Integer> places = new EnumMap<>(type);
        for (int i = 0; i < header.cells().size(); i++) {
            C column = column(header.cells().get(i));
            if (column != null) {
                places.putIfAbsent(column, i);
            }
        }
        return places;
    }

    private Spreadsheet.Row row(Spreadsheet.Row row, Map<C, Integer> places) {
        List<String> cells = new ArrayList<>();
        for (C column : columns()) {
            Integer place = places.get(column);
            String cell = place == null || place >= row.cells().size() ? "" : row.cells().get(place);
            cells.add(cell == null ? null : cut(cell));
        }
        return new Spreadsheet.Row(row.number(), cells);
    }

    /** As much of a text as a cell may have; without zero bytes, which no database takes. */
    public String cut(String cell) {
        return (cell.length() > longest ? cell.substring(0, longest) : cell).replace('\0', ' ');
    }

    /** The titles of the columns, in their order. */
    public List<String> titles() {
        return columns().stream().map(Column::title).toList();
    }

    /**
     * The empty table to fill in.
     *
     * @param sheet    what it is called
     * @param examples so many rows with examples
     * @param numeric  places of the columns whose cells are numbers
     */
    public byte[] template(String sheet, int examples, List<Integer> numeric, SpreadsheetWriter.Format format) {
        List<List<String>> rows = IntStream.range(0, examples).mapToObj(row -> columns().stream().map(c -> c.example(row)).toList()).toList();
        return SpreadsheetWriter.write(new SpreadsheetWriter.Table(sheet, titles(), rows), numeric, format);
    }
}
