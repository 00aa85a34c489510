package org.tongguan.tariff.imports;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tongguan.formats.Csv;
import org.tongguan.reference.Texts;

/** Lets the fuzzer read table files of tariffs. */
public final class TableFileDoor {

    private static final Texts TEXTS = new Texts();
    private static final ImportOptions OPTIONS = new ImportOptions(null, LocalDate.of(2026, 1, 1), null, null);

    private TableFileDoor() { }

    /** How many rows there are, or -1 when the file is refused. */
    public static int rows(byte[] file) {
        int[] count = new int[1];
        return read(file, cells -> true, row -> count[0]++) ? count[0] : -1;
    }

    /** Whether the file could be read as a table; its rows are read as each of the foreign layouts, and it as each of our own. */
    public static boolean laws(byte[] file) {
        boolean readable = foreign(file, new Intake("JP", OPTIONS, TEXTS), intake -> new JapanSchedule(intake)::row)
                & foreign(file, new Intake("US", OPTIONS, TEXTS), intake -> new UsDatabase(intake)::row)
                & foreign(file, new Intake("GB", OPTIONS, TEXTS), intake -> new TaricMeasures(intake)::row)
                & foreign(file, new Intake("CN", OPTIONS, TEXTS), intake -> new ChinaSheet(intake, List.of(), unit -> Optional.of("035"))::row);
        for (ImportKind kind : readable ? ImportKind.values() : new ImportKind[0]) {
            if (kind.own() != null) {
                kind.own().read(new ByteArrayInputStream(file), TEXTS).errors();
            }
        }
        return readable;
    }

    private interface Layout {
        Consumer<Csv.Row> rows(Intake intake);
    }

    private static boolean foreign(byte[] file, Intake intake, Layout layout) {
        Consumer<Csv.Row> rows = layout.rows(intake);
        boolean readable = read(file, ChinaSheet::isHeader, row -> {
            if (!intake.isFull()) {
                rows.accept(row);
            }
        });
        intake.errors();
        return readable;
    }

    private static boolean read(byte[] file, java.util.function.Predicate<List<String>> header, Consumer<Csv.Row> row) {
        try {
            new TableFile(file).each(header, row);
            return true;
        } catch (TableFile.Unreadable refused) {
            return false;
        }
    }
}
