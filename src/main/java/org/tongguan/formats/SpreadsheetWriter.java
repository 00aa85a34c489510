package org.tongguan.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Writes tables that people open in a spreadsheet program. What came from others is never taken for a formula there: a text that begins like one
 * gets an apostrophe in comma-separated files and stays a text in workbooks.
 */
public final class SpreadsheetWriter {

    private static final int WIDEST = 60;

    private SpreadsheetWriter() { }

    /** A table: column titles and rows of as many cells; null cells are empty. */
    public record Table(String name, List<String> titles, List<List<String>> rows) { }

    /** How a table is written. */
    public enum Format {
        CSV("text/csv;charset=utf-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** A file's name with its ending. */
        public String fileName(String name) {
            return name + "." + name().toLowerCase(Locale.ROOT);
        }

        /** @throws PlatformException MALFORMED {@code sheet.format} for another */
        public static Format of(String name) {
            for (Format format : values()) {
                if (format.name().equalsIgnoreCase(name)) {
                    return format;
                }
            }
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.format", name);
        }
    }

    /**
     * A table as a file.
     *
     * @param numeric as {@link #workbook} has it
     */
    public static byte[] write(Table table, List<Integer> numeric, Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (format == Format.CSV) {
                csv(table, out);
            } else {
                workbook(table, numeric, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Comma-separated, UTF-8 with a byte order mark: spreadsheet programs know it by that. */
    public static void csv(Table table, OutputStream out) throws IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        out.write(line(table.titles()));
        for (List<String> row : table.rows()) {
            out.write(line(row));
        }
        out.flush();
    }

    private static byte[] line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        return line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell of comma-separated text, harmless and quoted where needed. */
    static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !Decimals.isPlain(text) ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /**
     * A workbook of one sheet.
     *
     * @param numeric columns whose plain decimals are written as numbers; all else is text, so that codes keep their zeros
     */
    public static void workbook(Table table, List<Integer> numeric, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Tongguan", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(table.name());
            for (int c = 0; c < table.titles().size(); c++) {
                sheet.value(0, c, table.titles().get(c));
                sheet.width(c, Math.clamp(table.titles().get(c).length() + 4, 10, WIDEST));
            }
            sheet.range(0, 0, 0, Math.max(0, table.titles().size() - 1)).style().bold().wrapText(true).set();
            sheet.freezePane(0, 1);
            for (int r = 0; r < table.rows().size(); r++) {
                List<String> row = table.rows().get(r);
                for (int c = 0; c < row.size(); c++) {
                    put(sheet, r + 1, c, row.get(c), numeric.contains(c));
                }
            }
        }
    }

    private static void put(Worksheet sheet, int row, int column, String text, boolean numeric) {
        if (text == null || text.isEmpty()) {
            return;
        }
        if (numeric && Decimals.isPlain(text) && text.length() <= 15) {
            sheet.value(row, column, new java.math.BigDecimal(text));
        } else {
            sheet.value(row, column, clean(text));
        }
    }

    /** XML 1.0 has no other control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    }
}
