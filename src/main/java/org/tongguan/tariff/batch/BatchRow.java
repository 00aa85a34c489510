package org.tongguan.tariff.batch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tongguan.kernel.Text;

/**
 * A row of a batch file.
 *
 * @param number row of the file
 * @param cells  by {@link Column}'s order, empty where the file has none; null = the cell held a formula or an error
 */
record BatchRow(int number, List<String> cells) {

    String get(Column column) {
        String cell = cells.get(column.ordinal());
        return cell == null ? "" : cell.strip();
    }

    /**
     * What became of a row.
     *
     * @param cells result columns in the order of {@link Results}
     */
    record Result(int number, Status status, List<String> cells, List<Problem> problems) { }

    enum Status {
        /** Computed in full. */
        COMPUTED,
        /** Read, but an officer would have to assess it. */
        NOT_COMPUTED,
        /** Something in the row, or in another row of its shipment, is wrong. */
        WRONG
    }

    /**
     * What is wrong with a row, or must be known about it.
     *
     * @param column title of the column, empty when the whole row is meant
     */
    @Schema(name = "DutyBatchProblem")
    record Problem(int row, String column, Text text) { }
}
