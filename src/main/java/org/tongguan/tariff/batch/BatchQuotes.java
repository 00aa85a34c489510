package org.tongguan.tariff.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Quote;
import org.tongguan.tariff.Shipment;

/** Quotes the rows of a batch, one shipment after another. Never throws for what is in a row. */
@Component
class BatchQuotes {

    private static final Logger LOG = LoggerFactory.getLogger(BatchQuotes.class);
    private static final Pattern ITEM = Pattern.compile("/goodsItems/(\\d+).*");
    private final Duties duties;
    private final CodeLists codes;
    private final Texts texts;
    private final Clock clock;

    BatchQuotes(Duties duties, CodeLists codes, Texts texts, Clock clock) {
        this.duties = duties;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The rows of one shipment.
     *
     * @param rows at least one; terms and charges stand in the first, others may repeat them
     */
    List<BatchRow.Result> quote(List<BatchRow> rows) {
        LocalDate today = LocalDate.now(clock);
        List<RowReader> readers = rows.stream().map(r -> new RowReader(r, today, codes, texts)).toList();
        try {
            return quote(rows, readers);
        } catch (RuntimeException e) {
            LOG.warn("batch row {} cannot be quoted", rows.getFirst().number(), e);
            readers.getFirst().problem(null, "batch.row.failed");
            return wrong(rows, readers);
        }
    }

    private List<BatchRow.Result> quote(List<BatchRow> rows, List<RowReader> readers) {
        RowReader.Terms terms = readers.getFirst().terms();
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                differs(rows, readers, i);
            }
            lines.add(readers.get(i).line(i + 1, terms.day()));
        }
        if (readers.stream().anyMatch(r -> !r.problems().isEmpty())) {
            return wrong(rows, readers);
        }
        Quote quote = duties.quote(new Shipment(terms.direction(), terms.day(), terms.day(), terms.transactionMode(), terms.freight(), terms.insurance(), null,
                terms.levy(), false, lines));
        List<BatchRow.Result> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            List<BatchRow.Problem> notes = quote.assessment().findings().stream().filter(f -> concerns(f, at))
                    .map(f -> new BatchRow.Problem(rows.get(at).number(), "", texts.get("finding." + f.code(), f.args().toArray()))).toList();
            results.add(Results.of(rows.get(i).number(), quote.assessment().lines().get(i), i < quote.lines().size() ? quote.lines().get(i) : null, notes,
                    texts));
        }
        return results;
    }

    /** A finding about another line is not told here; one about the shipment is told at every line. */
    private static boolean concerns(Finding finding, int line) {
        Matcher item = ITEM.matcher(String.valueOf(finding.pointer()));
        return !item.matches() || Integer.parseInt(item.group(1)) == line;
    }

    private static final List<Column> SHARED = List.of(Column.DIRECTION, Column.DATE, Column.TERMS, Column.LEVY, Column.FREIGHT, Column.FREIGHT_CURRENCY,
            Column.INSURANCE, Column.INSURANCE_CURRENCY);

    private static void differs(List<BatchRow> rows, List<RowReader> readers, int at) {
        for (Column column : SHARED) {
            String here = rows.get(at).get(column);
            if (!here.isEmpty() && !here.equals(rows.getFirst().get(column))) {
                readers.get(at).problem(column, "batch.row.differs", rows.getFirst().number());
            }
        }
    }

    private List<BatchRow.Result> wrong(List<BatchRow> rows, List<RowReader> readers) {
        int first = 0;
        while (first < rows.size() - 1 && readers.get(first).problems().isEmpty()) {
            first++;
        }
        List<BatchRow.Result> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (readers.get(i).problems().isEmpty()) {
                readers.get(i).problem(Column.SHIPMENT, "batch.row.other", rows.get(first).number());
            }
            results.add(Results.wrong(rows.get(i).number(), readers.get(i).problems()));
        }
        return results;
    }
}
