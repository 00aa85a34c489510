package org.tongguan.reference;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.Csv;

/** Reads a file of codes or parameters, and says of each row what is wrong with it and what cures it. */
final class DatedRows extends RowErrors {

    DatedRows(Texts texts) {
        super(texts);
    }

    /** A row whose key and validity are sound. */
    record Valid(Csv.Row row, String key, LocalDate from, LocalDate to) implements Row {

        @Override
        public int line() {
            return row.line();
        }
    }

    /** The file's rows; those without {@code required} columns filled in or with a wrong validity are told and left out. */
    List<Valid> read(InputStream in, String keyColumn, List<String> required) {
        List<Valid> sound = new ArrayList<>();
        for (Csv.Row row : lines(in, required)) {
            int before = errors().size();
            required.forEach(column -> required(row, column));
            row.values().forEach((column, value) -> {
                if (value.indexOf('\0') >= 0) {
                    error(row.line(), column, "import.character");
                }
            });
            LocalDate from = date(row, "valid_from", false);
            LocalDate to = date(row, "valid_to", false);
            // After so many errors no further one is counted: the beginning is asked for itself.
            if (validity(row, from, to) && errors().size() == before) {
                sound.add(new Valid(row, row.get(keyColumn), from, to));
            }
        }
        refuseOverlapsInside(sound);
        return sound;
    }
}
