package org.tongguan.tariff.batch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Reads a batch file: finds the header and puts every row's cells into our order. */
final class BatchFile {

    static final int MOST_ROWS = 20_000;
    static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int HEADER_WITHIN = 10;
    private static final int LONGEST = 1_000;

    private BatchFile() { }

    /**
     * The rows of a file.
     *
     * @throws PlatformException MALFORMED or TOO_LARGE, naming the cure
     */
    static List<BatchRow> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "batch.size", MOST_BYTES / 1024 / 1024);
        }
        List<Spreadsheet.Row> all = Spreadsheet.read(file, MOST_ROWS + HEADER_WITHIN);
        for (int at = 0; at < Math.min(HEADER_WITHIN, all.size()); at++) {
            Map<Column, Integer> places = places(all.get(at));
            if (places.containsKey(Column.CODE)) {
                List<Spreadsheet.Row> rows = all.subList(at + 1, all.size());
                check(all.get(at), places, rows.size());
                return rows.stream().map(r -> row(r, places)).toList();
            }
        }
        boolean separator = !all.isEmpty() && all.getFirst().cells().size() == 1 && all.getFirst().cells().getFirst() != null
                && all.getFirst().cells().getFirst().matches(".*[;\t].*");
        throw new PlatformException(ErrorCode.MALFORMED, separator ? "batch.separator" : "batch.header", Column.CODE.title());
    }

    private static void check(Spreadsheet.Row header, Map<Column, Integer> places, int rows) {
        for (Column needed : Column.NEEDED) {
            if (!places.containsKey(needed)) {
                throw new PlatformException(ErrorCode.MALFORMED, "batch.column", needed.title());
            }
        }
        long known = header.cells().stream().filter(c -> Column.of(c) != null).count();
        if (known > places.size()) {
            throw new PlatformException(ErrorCode.MALFORMED, "batch.twice", header.number());
        }
        if (rows == 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "batch.empty");
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

    private static BatchRow row(Spreadsheet.Row row, Map<Column, Integer> places) {
        List<String> cells = new ArrayList<>();
        for (Column column : Column.values()) {
            Integer place = places.get(column);
            String cell = place == null || place >= row.cells().size() ? "" : row.cells().get(place);
            cells.add(cell == null ? null : cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell.replace('\0', ' '));
        }
        return new BatchRow(row.number(), cells);
    }
}
