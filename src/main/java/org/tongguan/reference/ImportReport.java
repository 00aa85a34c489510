package org.tongguan.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * What became of an imported file. With any error nothing of the file was taken.
 *
 * @param imported rows taken, or proposed
 * @param errors   in the order of the file, at most 1,000
 * @param waiting  they are proposed only: another person has to approve them
 */
public record ImportReport(int imported, List<RowError> errors, boolean waiting) {

    /** A file that was taken at once, or not at all. */
    public ImportReport(int imported, List<RowError> errors) {
        this(imported, errors, false);
    }

    /**
     * @param line    line of the file, the header is 1
     * @param column  column of the file, empty when the whole row is meant
     * @param problem what is wrong and what cures it
     */
    public record RowError(int line, @Nullable String column, Text problem) { }

    public ImportReport {
        errors = List.copyOf(errors);
    }

    public boolean isTaken() {
        return errors.isEmpty();
    }
}
