package org.tongguan.temporary.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.Upload;

/** Reads a file of items: finds the header and puts every row's cells into our order. */
public final class ListFile {

    public static final int MOST_ROWS = 20_000;
    public static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int HEADER_WITHIN = 10;
    private static final int LONGEST = 300;

    private ListFile() { }

    /**
     * The rows of a file, XLSX or comma-separated.
     *
     * @throws PlatformException MALFORMED or TOO_LARGE, naming the cure
     */
    public static List<Upload.Row> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "temporary.size", MOST_BYTES / 1024 / 1024);
        }
        List<Spreadsheet.Row> all = Spreadsheet.read(file, MOST_ROWS + HEADER_WITHIN);
        for (int at = 0; at < Math.min(HEADER_WITHIN, all.size()); at++) {
            Map<Column, Integer> places = places(all.get(at));
            if (places.containsKey(Column.CODE)) {
                List<Spreadsheet.Row> rows = all.subList(at + 1, all.size());
                check(places, rows.size());
                return rows.stream().map(r -> row(r, places)).toList();
            }
        }
        throw new PlatformException(ErrorCode.MALFORMED, "temporary.header", Column.CODE.title());
    }

    /** Rows that came as data, by the columns' short names in lower camel case or as they are. */
    public static List<Upload.Row> rows(List<Map<String, String>> data) {
        check(new EnumMap<>(Map.of(Column.CODE, 0)), data.size(), false);
        List<Upload.Row> rows = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            List<String> cells = new ArrayList<>(Arrays.stream(Column.values()).map(c -> "").toList());
            Map<String, String> given = data.get(i) == null ? Map.of() : data.get(i);
            given.forEach((name, value) -> {
                Column column = Column.of(name.replaceAll("([A-Z])", "_$1"));
                if (column != null && value != null) {
                    cells.set(column.ordinal(), clean(value));
                }
            });
            rows.add(new Upload.Row(i + 1, cells, false));
        }
        return rows;
    }

    /**
     * The rows with their item numbers: where no row has one they are counted on from the list's highest; a number that an earlier row has is marked.
     */
    public static List<Upload.Row> numbered(List<Upload.Row> rows, int highest) {
        boolean own = rows.stream().anyMatch(r -> !String.valueOf(r.cells().get(0)).isEmpty());
        Set<String> seen = new HashSet<>();
        List<Upload.Row> numbered = new ArrayList<>(rows.size());
        for (Upload.Row row : rows) {
            List<String> cells = new ArrayList<>(row.cells());
            if (!own) {
                cells.set(0, String.valueOf(highest + numbered.size() + 1));
            }
            numbered.add(new Upload.Row(row.number(), cells, cells.getFirst() != null && !cells.getFirst().isEmpty() && !seen.add(cells.getFirst())));
        }
        return numbered;
    }

    private static void check(Map<Column, Integer> places, int rows) {
        check(places, rows, true);
    }

    private static void check(Map<Column, Integer> places, int rows, boolean columns) {
        for (Column needed : columns ? Column.NEEDED : List.<Column>of()) {
            if (!places.containsKey(needed)) {
                throw new PlatformException(ErrorCode.MALFORMED, "temporary.column", needed.title());
            }
        }
        if (rows == 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "temporary.empty");
        }
        if (rows > MOST_ROWS) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.rows", MOST_ROWS);
        }
    }

    private static Map<Column, Integer> places(Spreadsheet.Row header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < header.cells().size(); i++) {
            Column column = Column.of(header.cells().get(i));
            if (column != null) {
                places.putIfAbsent(column, i);
            }
        }
        return places;
    }

    private static Upload.Row row(Spreadsheet.Row row, Map<Column, Integer> places) {
        List<String> cells = new ArrayList<>();
        for (Column column : Column.values()) {
            Integer place = places.get(column);
            String cell = place == null || place >= row.cells().size() ? "" : row.cells().get(place);
            cells.add(cell == null ? null : clean(cell));
        }
        return new Upload.Row(row.number(), cells, false);
    }

    private static String clean(String cell) {
        return (cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell).replace('\0', ' ').strip();
    }
}
