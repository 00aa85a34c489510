package org.tongguan.tariff.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueElement;

/** Quotes the rows of a batch, one shipment after another. Never throws for what is in a row. */
@Component
class BatchQuotes {

    private static final Logger LOG = LoggerFactory.getLogger(BatchQuotes.class);
    private static final Pattern ELEMENT = Pattern.compile("/valueElements/(\\d+).*");
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
        List<ValueElement> elements = new ArrayList<>(new BesidesReader(readers.getFirst(), terms.day()).elements(Column.SHIPMENT_ELEMENTS, null));
        Map<Integer, ValueBasis> otherwise = new HashMap<>();
        Map<Integer, ReturnedGoods.Claim> returned = new HashMap<>();
        Map<Integer, SupervisedGoods.Stay> stays = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                differs(rows, readers, i);
            }
            lines.add(readers.get(i).line(i + 1, terms.day()));
            BesidesReader besides = new BesidesReader(readers.get(i), terms.day());
            elements.addAll(besides.elements(Column.ELEMENTS, i + 1));
            put(otherwise, i, besides.valuation());
            put(returned, i, besides.returned());
            put(stays, i, besides.stay());
        }
        if (readers.stream().anyMatch(r -> !r.problems().isEmpty())) {
            return wrong(rows, readers);
        }
        Shipment shipment = new Shipment(terms.direction(), terms.day(), terms.day(), terms.transactionMode(), terms.freight(), terms.insurance(), null,
                terms.levy(), false, lines, new Shipment.Besides(elements, terms.freightBy(), otherwise, returned, stays, false));
        if (terms.procedure() != null) {
            shipment = duties.procedure(terms.procedure(), terms.levy(), terms.direction() == Shipment.Direction.IMPORT, terms.day()).applyTo(shipment);
        }
        return results(rows, readers, duties.quote(shipment), elements);
    }

    private List<BatchRow.Result> results(List<BatchRow> rows, List<RowReader> readers, Quote quote, List<ValueElement> elements) {
        List<BatchRow.Result> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            List<BatchRow.Problem> notes = new ArrayList<>();
            if (i < quote.lines().size() && quote.lines().get(i).tariffLine() != null) {
                TariffLine known = quote.lines().get(i).tariffLine();
                unit(notes, rows.get(i), i + 1, Column.UNIT, readers.get(i).unit(Column.UNIT), known.unit1());
                unit(notes, rows.get(i), i + 1, Column.SECOND_UNIT, readers.get(i).unit(Column.SECOND_UNIT), known.unit2());
            }
            quote.assessment().findings().stream().filter(f -> concerns(f, at, elements)).forEach(f -> notes.add(new BatchRow.Problem(rows.get(at).number(),
                    title(f, elements), texts.get("finding." + f.code(), f.args().toArray()))));
            results.add(Results.of(rows.get(i).number(), quote.assessment().lines().get(i), i < quote.lines().size() ? quote.lines().get(i) : null, notes,
                    texts));
        }
        return results;
    }

    /** A unit that is not the tariff's may turn a specific duty into another one. */
    private void unit(List<BatchRow.Problem> notes, BatchRow row, int item, Column column, String given, String wanted) {
        if (given != null && !wanted.isEmpty() && !given.equals(wanted)) {
            notes.add(new BatchRow.Problem(row.number(), column.title(), texts.get("finding.DUTY-133", item, given, wanted)));
        }
    }

    private static <T> void put(Map<Integer, T> by, int line, T told) {
        if (told != null) {
            by.put(line, told);
        }
    }

    /** The element of the value that a finding is about, null where it is about something else. */
    private static ValueElement element(Finding finding, List<ValueElement> elements) {
        Matcher element = ELEMENT.matcher(String.valueOf(finding.pointer()));
        return element.matches() ? elements.get(Integer.parseInt(element.group(1))) : null;
    }

    private static String title(Finding finding, List<ValueElement> elements) {
        ValueElement element = element(finding, elements);
        Column column = element != null && element.itemNumber() == null ? Column.SHIPMENT_ELEMENTS : Column.at(finding.pointer());
        return column == null ? "" : column.title();
    }

    /** A finding about another line is not told here; one about the shipment is told at every line. */
    private static boolean concerns(Finding finding, int line, List<ValueElement> elements) {
        ValueElement element = element(finding, elements);
        if (element != null) {
            return element.itemNumber() == null || element.itemNumber() == line + 1;
        }
        Matcher item = ITEM.matcher(String.valueOf(finding.pointer()));
        return !item.matches() || Integer.parseInt(item.group(1)) == line;
    }

    private static final List<Column> SHARED = List.of(Column.DIRECTION, Column.DATE, Column.TERMS, Column.LEVY, Column.FREIGHT, Column.FREIGHT_CURRENCY,
            Column.INSURANCE, Column.INSURANCE_CURRENCY, Column.PROCEDURE, Column.SHARED_BY, Column.SHIPMENT_ELEMENTS);

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
