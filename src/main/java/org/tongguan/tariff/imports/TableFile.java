package org.tongguan.tariff.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.tongguan.formats.Csv;

/** Rows of a CSV file in UTF-8 or of the first sheet of an xlsx workbook, alike. Hostile workbooks are refused by their unpacked size. */
final class TableFile {

    private static final int MAX_UNPACKED = 256 * 1024 * 1024;
    private static final int HEADER_WITHIN = 30;
    private static final int MAX_SCALE = 100;
    private final byte[] content;

    TableFile(byte[] content) {
        this.content = content;
    }

    /** The file cannot be read at all. */
    static final class Unreadable extends RuntimeException {
        private final int line;
        private final String key;

        Unreadable(int line, String key, String detail) {
            super(detail);
            this.line = line;
            this.key = key;
        }

        int line() {
            return line;
        }

        String key() {
            return key;
        }
    }

    boolean isWorkbook() {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K';
    }

    /** About how many rows there are. */
    int estimate() {
        int lines = 0;
        for (byte b : content) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    /**
     * Each row in the order of the file.
     *
     * @param header tells the row of a workbook that names the columns from titles above it; the first line of a CSV file does that always
     * @throws Unreadable when it is neither, not in UTF-8, or too large unpacked
     */
    void each(Predicate<List<String>> header, Consumer<Csv.Row> consumer) {
        try {
            if (isWorkbook()) {
                damagedOrRead(header, consumer);
            } else {
                refuseOtherCharsets();
                Csv.read(new ByteArrayInputStream(content), consumer);
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException e) {
            throw new Unreadable(1, "import.workbook", String.valueOf(e.getMessage()));
        }
    }

    /** What the consumer throws is no matter of the file. */
    private static final class Passed extends RuntimeException {
        private Passed(RuntimeException cause) {
            super(cause);
        }
    }

    /**
     * Of a damaged workbook the library says whatever comes to it: missing parts are null, broken references no numbers, and its XML reader throws
     * checked exceptions that nothing declares.
     */
    private void damagedOrRead(Predicate<List<String>> header, Consumer<Csv.Row> consumer) throws IOException {
        try {
            workbook(header, row -> {
                try {
                    consumer.accept(row);
                } catch (RuntimeException e) {
                    throw new Passed(e);
                }
            });
        } catch (Passed passed) {
            throw (RuntimeException) passed.getCause();
        } catch (Unreadable refused) {
            throw refused;
        } catch (Exception e) {
            throw new Unreadable(1, "import.workbook", String.valueOf(e.getMessage()));
        }
    }

    private void refuseOtherCharsets() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                int line = 1;
                for (int i = 0; i < in.position(); i++) {
                    line += content[i] == '\n' ? 1 : 0;
                }
                throw new Unreadable(line, "import.charset", "");
            }
            if (result.isUnderflow()) {
                return;
            }
            out.clear();
        }
    }

    private void refuseBombs() throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[65_536];
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MAX_UNPACKED) {
                            throw new Unreadable(1, "import.workbook.size", "");
                        }
                    }
                }
            }
        }
    }

    private void workbook(Predicate<List<String>> header, Consumer<Csv.Row> consumer) throws IOException {
        refuseBombs();
        try (InputStream in = new ByteArrayInputStream(content); ReadableWorkbook workbook = new ReadableWorkbook(in);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<String> columns = null;
            int seen = 0;
            for (Row row : (Iterable<Row>) rows::iterator) {
                List<String> cells = cells(row);
                if (columns != null) {
                    if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                        consumer.accept(new Csv.Row(row.getRowNum(), values(columns, cells)));
                    }
                } else if (header.test(cells)) {
                    columns = cells;
                } else if (++seen > HEADER_WITHIN) {
                    break;
                }
            }
        }
    }

    private static Map<String, String> values(List<String> columns, List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                values.put(columns.get(i), i < cells.size() ? cells.get(i) : "");
            }
        }
        return values;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    /** A number as it was typed: spreadsheets keep 0.13 for 13 % and binary noise in the last digits. */
    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText().strip();
        }
        BigDecimal number = cell.asNumber().round(new MathContext(15)).stripTrailingZeros();
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            // Written out it would fill the memory; as it is, no column takes it.
            return number.toString();
        }
        boolean percent = cell.getDataFormatString() != null && cell.getDataFormatString().contains("%");
        String plain = (percent ? number.movePointRight(2) : number).stripTrailingZeros().toPlainString();
        return percent ? plain + "%" : plain;
    }
}
