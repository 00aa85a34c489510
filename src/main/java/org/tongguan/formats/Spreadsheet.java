package org.tongguan.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Reads tables that people make: comma-separated text (UTF-8, or GB 18030 as Chinese spreadsheet programs write it) and the first sheet of an XLSX
 * workbook. Believes nothing of what a file says about its own size.
 */
public final class Spreadsheet {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_UNPACKED = 96L * 1024 * 1024;
    private static final int MOST_CELLS = 200;
    private static final int MOST_DIGITS = 60;
    /** Spreadsheet programs show and mean fifteen digits; what they store beyond is noise of their binary numbers. */
    private static final MathContext MEANT = new MathContext(15);

    private Spreadsheet() { }

    /**
     * One row.
     *
     * @param number  row or line of the file, from 1
     * @param cells   what is shown in each, plain decimals and ISO dates; null where a cell holds a formula or an error
     */
    public record Row(int number, List<String> cells) {

        public boolean isBlank() {
            return cells.stream().allMatch(c -> c != null && c.isBlank());
        }
    }

    /** Whether the bytes are an XLSX workbook, by their first letters. */
    public static boolean isWorkbook(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    /**
     * All rows that are not blank.
     *
     * @param mostRows more make the file too large
     * @throws PlatformException MALFORMED or TOO_LARGE {@code sheet.…}, naming the cure
     */
    public static List<Row> read(byte[] file, int mostRows) {
        if (file.length == 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.empty");
        }
        if (file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.old");
        }
        return isWorkbook(file) ? workbook(file, mostRows) : text(file, mostRows);
    }

    private static List<Row> text(byte[] file, int mostRows) {
        String text = decode(file);
        if (text.indexOf('\0') >= 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.charset");
        }
        List<Row> rows = new ArrayList<>();
        try {
            Csv.readCells(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), (line, cells) -> add(rows, new Row(line, cells), mostRows));
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.unreadable", String.valueOf(e.getMessage()));
        }
        return rows;
    }

    private static String decode(byte[] file) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(file)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // the next one, else told below
            }
        }
        throw new PlatformException(ErrorCode.MALFORMED, "sheet.charset");
    }

    private static void add(List<Row> rows, Row row, int mostRows) {
        if (row.isBlank()) {
            return;
        }
        if (rows.size() >= mostRows) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.rows", mostRows);
        }
        if (row.cells().size() > MOST_CELLS) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.columns", row.number(), MOST_CELLS);
        }
        rows.add(row);
    }

    private static List<Row> workbook(byte[] file, int mostRows) {
        boolean styles = weigh(file);
        List<Row> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(styles, true));
             Stream<org.dhatim.fastexcel.reader.Row> stream = workbook.getFirstSheet().openStream()) {
            stream.forEach(r -> add(rows, row(r), mostRows));
        } catch (PlatformException e) {
            throw e;
        } catch (Exception e) {
            // Of a damaged workbook the library and its XML reader throw whatever comes to them, checked exceptions that nothing declares among it.
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.unreadable", String.valueOf(e.getMessage()));
        }
        return rows;
    }

    /**
     * Unpacks everything once without keeping it, so that a small file cannot become a large one later.
     *
     * @return whether the workbook says how its cells are shown
     */
    private static boolean weigh(byte[] file) {
        long left = MOST_UNPACKED;
        int entries = 0;
        boolean styles = false;
        byte[] buffer = new byte[16 * 1024];
        // The directory at the end counts, as it does for the reader: what stands before each entry may say anything.
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                styles |= entry.getName().endsWith("styles.xml");
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.unpacked", MOST_UNPACKED / 1024 / 1024);
                        }
                    }
                }
                if (++entries > MOST_ENTRIES) {
                    throw new PlatformException(ErrorCode.TOO_LARGE, "sheet.unpacked", MOST_UNPACKED / 1024 / 1024);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "sheet.unreadable", String.valueOf(e.getMessage()));
        }
        return styles;
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS + 1); i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            cells.add(cell == null ? "" : text(cell));
        }
        return new Row(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
            return null;
        }
        return switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell);
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            default -> cell.getText() == null ? "" : cell.getText();
        };
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        // A number of a million digits is not written out: as it stands in the file it is no plain decimal and is told as such.
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            return cell.getRawValue();
        }
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString().toLowerCase(Locale.ROOT);
        if (format.contains("yy") && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal meant = number.round(MEANT).stripTrailingZeros();
        return meant.signum() == 0 ? "0" : meant.toPlainString();
    }
}
