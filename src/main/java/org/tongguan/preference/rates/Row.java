package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** One agreement's rates of a line over the years, and how they go on. */
public record Row(Column column, List<Cell> cells, StagingFinder.Answer staging) {

    /** The largest net saving first, those that cannot be compared last. */
    public static final Comparator<Row> BEST_FIRST = Comparator.comparing(Row::bestSaving, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(row -> row.column().id());

    public Row {
        cells = List.copyOf(cells);
    }

    /** The largest net saving of any year, null when none can be compared. */
    public BigDecimal bestSaving() {
        return cells.stream().map(Cell::netSaving).filter(s -> s != null).max(Comparator.naturalOrder()).orElse(null);
    }
}
