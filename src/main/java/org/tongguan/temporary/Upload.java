package org.tongguan.temporary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * A file of items that is being read into a list, part by part. Sound rows come in whatever stands in the others.
 *
 * @param rows      rows of the file
 * @param rowsDone  of these read
 * @param rowsWrong of these wrong, and left out
 */
public record Upload(UUID id, UUID listId, String fileName, Format format, State state, int rows, int rowsDone, int rowsWrong, String createdBy,
                     Instant createdAt, @Nullable Instant finishedAt) {

    public enum Format { XLSX, CSV, JSON }

    public enum State { WAITING, RUNNING, DONE }

    /**
     * A row as the file has it.
     *
     * @param cells in the order of the columns; null = the cell held a formula or an error
     * @param twice an earlier row of the file has the same item number
     */
    public record Row(int number, List<String> cells, boolean twice) { }

    /** What is wrong with which cell; the column's title in both languages, empty when the whole row is meant. */
    public record Problem(int row, Text column, Text text) { }
}
