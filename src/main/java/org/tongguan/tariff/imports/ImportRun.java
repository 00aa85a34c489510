package org.tongguan.tariff.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.reference.ImportReport;

/**
 * A run of an import as it stands.
 *
 * @param rowsTotal 0 = not yet known
 * @param imported  rows taken, 0 until it ended well
 * @param errors    by row, at most 1,000; with any nothing was taken
 * @param endedAt   null = not yet
 */
public record ImportRun(UUID id, ImportKind kind, String fileName, State state, int rowsDone, int rowsTotal, int imported,
                        List<ImportReport.RowError> errors, String requestedBy, Instant requestedAt, @Nullable Instant endedAt) {

    /** Where it stands. */
    public enum State {
        WAITING, RUNNING,
        /** All of the file counts. */
        TAKEN,
        /** Nothing of it does; see the errors. */
        REFUSED
    }
}
