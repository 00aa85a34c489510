package org.tongguan.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads comma-separated data files (RFC 4180, header row, UTF-8): the layout of everything under {@code data/}. */
public final class Csv {

    private Csv() { }

    /** One row: column name to text, with its line number for error reports. */
    public record Row(int line, Map<String, String> values) {

        /** The column's text, empty when the column is missing or blank. */
        public String get(String column) {
            String value = values.get(column);
            return value == null ? "" : value.trim();
        }

        /** The column's text, null when blank. */
        public String orNull(String column) {
            String value = get(column);
            return value.isEmpty() ? null : value;
        }
    }

    /** All rows of a data file shipped with the platform, e.g. {@code fields/declaration.csv}. */
    public static List<Row> resource(String path) {
        try (InputStream in = Csv.class.getResourceAsStream("/data/" + path)) {
            if (in == null) {
                throw new IllegalStateException("data file missing: " + path);
            }
            List<Row> rows = new ArrayList<>();
            read(in, rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Reads rows one by one; the stream is not closed. */
    public static void read(InputStream in, Consumer<Row> each) throws IOException {
        List<String> header = new ArrayList<>();
        readCells(in, (line, cells) -> {
            if (header.isEmpty()) {
                header.addAll(cells);
                header.set(0, header.getFirst().replace("\uFEFF", ""));
            } else if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    values.put(header.get(i), i < cells.size() ? cells.get(i) : "");
                }
                each.accept(new Row(line, values));
            }
        });
    }

    /** Reads the cells of one row after another, the header first, each with the line it begins on; the stream is not closed. */
    public static void readCells(InputStream in, BiConsumer<Integer, List<String>> each) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int[] line = {1};
        int start = 1;
        List<String> cells = record(reader, line);
        while (cells != null) {
            each.accept(start, cells);
            start = line[0];
            cells = record(reader, line);
        }
    }

    private static List<String> record(Reader in, int[] line) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int c = in.read();
        while (c >= 0) {
            any = true;
            if (quoted) {
                if (c != '"') {
                    line[0] += c == '\n' ? 1 : 0;
                    cell.append((char) c);
                } else {
                    int next = in.read();
                    if (next != '"') {
                        quoted = false;
                        c = next;
                        continue;
                    }
                    cell.append('"');
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                line[0]++;
                break;
            } else if (c != '\r') {
                cell.append((char) c);
            }
            c = in.read();
        }
        if (!any) {
            return null;
        }
        cells.add(cell.toString());
        return cells;
    }
}
