package org.tongguan.temporary.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.formats.SheetForm;
import org.tongguan.kernel.PlatformException;
import org.tongguan.temporary.Upload;

/** Reads a file of items. */
public final class ListFile {

    /** What a list's file looks like. */
    public static final SheetForm<Column> FORM = new SheetForm<>(Column.class, Column.CODE, Column.NEEDED, 300);

    private ListFile() { }

    /**
     * The rows of a file, XLSX or comma-separated.
     *
     * @throws PlatformException MALFORMED or TOO_LARGE {@code sheet.…}, naming the cure
     */
    public static List<Upload.Row> read(byte[] file) {
        return FORM.read(file).stream().map(r -> row(r.number(), r.cells())).toList();
    }

    private static Upload.Row row(int number, List<String> cells) {
        List<String> clean = new ArrayList<>();
        cells.forEach(cell -> clean.add(cell == null ? null : cell.strip()));
        return new Upload.Row(number, clean, false);
    }

    /**
     * Rows that came as data, by the columns' short names in lower camel case or as they are.
     *
     * @throws PlatformException MALFORMED {@code sheet.bare}, TOO_LARGE {@code sheet.rows}
     */
    public static List<Upload.Row> rows(List<Map<String, String>> data) {
        SheetForm.checkRows(data.size());
        List<Upload.Row> rows = new ArrayList<>(data.size());
        for (Map<String, String> given : data) {
            List<String> cells = new ArrayList<>(Collections.nCopies(Column.values().length, ""));
            if (given != null) {
                given.forEach((name, value) -> {
                    Column column = FORM.column(name.replaceAll("([A-Z])", "_$1"));
                    if (column != null && value != null) {
                        cells.set(column.ordinal(), FORM.cut(value));
                    }
                });
            }
            rows.add(row(rows.size() + 1, cells));
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
}
