package org.tongguan.tariff.batch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of goods that is quoted row by row.
 *
 * @param traderId  whose, null = an official's
 * @param rows      rows of the file
 * @param rowsDone  of these quoted or found wrong so far
 * @param rowsWrong of these wrong
 * @param rowsOpen  read, but not computed: an officer would have to assess them
 */
@Schema(name = "DutyBatch")
record Batch(UUID id, @Nullable Long traderId, String account, String fileName, Format format, State state, int rows, int rowsDone, int rowsWrong, int rowsOpen,
             Instant createdAt, @Nullable Instant finishedAt) {

    @Schema(name = "DutyBatchFormat")
    enum Format { CSV, XLSX }

    @Schema(name = "DutyBatchState")
    enum State { WAITING, RUNNING, DONE }
}
