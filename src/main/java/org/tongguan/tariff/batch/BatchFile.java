package org.tongguan.tariff.batch;

import java.util.List;
import org.tongguan.formats.SheetForm;
import org.tongguan.kernel.PlatformException;

/** Reads a batch file. */
final class BatchFile {

    static final SheetForm<Column> FORM = new SheetForm<>(Column.class, Column.CODE, Column.NEEDED, 1_000);

    private BatchFile() { }

    /**
     * The rows of a file.
     *
     * @throws PlatformException MALFORMED or TOO_LARGE {@code sheet.…}, naming the cure
     */
    static List<BatchRow> read(byte[] file) {
        return FORM.read(file).stream().map(r -> new BatchRow(r.number(), r.cells())).toList();
    }
}
