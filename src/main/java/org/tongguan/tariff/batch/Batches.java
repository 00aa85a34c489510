package org.tongguan.tariff.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;

/** Quotes for files: takes them in, tells how far they are, gives the results, forgets them after a month. */
@Component
public class Batches {

    static final String KIND = "duty-batch";
    private static final int ROWS_OF_A_PART = 250;
    private static final int SHIPMENT_LINES = 50;
    private static final int OPEN_AT_ONCE = 3;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SHEET = "税费 Duties";
    private static final List<Integer> AMOUNTS = Results.AMOUNTS.stream().map(c -> c + Column.values().length).toList();
    private final BatchStore store;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    Batches(BatchStore store, Jobs jobs, Transactions transactions, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a file in; it is quoted afterwards.
     *
     * @throws PlatformException MALFORMED, TOO_LARGE when the file cannot be read as a table of goods; TOO_MANY {@code batch.open}
     */
    Batch create(Actor actor, String fileName, byte[] file) {
        List<BatchRow> rows = BatchFile.read(file);
        String name = fileName == null || fileName.isBlank() ? "file" : fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        Batch batch = new Batch(Ids.next(), actor.traderId(), actor.name(), name.substring(0, Math.min(200, name.length())),
                Spreadsheet.isWorkbook(file) ? Batch.Format.XLSX : Batch.Format.CSV, Batch.State.WAITING, rows.size(), 0, 0, 0, clock.instant(), null);
        return transactions.call(actor, () -> {
            if (store.count(actor.traderId(), actor.name(), true) >= OPEN_AT_ONCE) {
                throw new PlatformException(ErrorCode.TOO_MANY, "batch.open", OPEN_AT_ONCE);
            }
            store.insert(batch, parts(shipments(rows)));
            jobs.add(KIND, new SubjectRef(KIND, batch.id()), Map.of(), null);
            return batch;
        });
    }

    /** Rows with the same shipment belong together wherever they stand; a row without one is a shipment of its own. */
    static List<List<BatchRow>> shipments(List<BatchRow> rows) {
        Map<String, List<BatchRow>> shipments = new LinkedHashMap<>();
        for (BatchRow row : rows) {
            String name = row.get(Column.SHIPMENT);
            String key = name.isEmpty() ? "row " + row.number() : "shipment " + name;
            List<BatchRow> shipment = shipments.computeIfAbsent(key, k -> new ArrayList<>());
            shipment.add(row);
            if (shipment.size() > SHIPMENT_LINES) {
                throw new PlatformException(ErrorCode.MALFORMED, "batch.shipment", name, SHIPMENT_LINES);
            }
        }
        return List.copyOf(shipments.values());
    }

    private static List<List<BatchRow>> parts(List<List<BatchRow>> shipments) {
        List<List<BatchRow>> parts = new ArrayList<>();
        for (List<BatchRow> shipment : shipments) {
            if (parts.isEmpty() || parts.getLast().size() + shipment.size() > ROWS_OF_A_PART) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().addAll(shipment);
        }
        return parts;
    }

    Page<Batch> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.count(actor.traderId(), actor.name(), false),
                (from, rows) -> store.list(actor.traderId(), actor.name(), rows, from)));
    }

    /** @throws PlatformException NOT_FOUND also for another's */
    Batch get(Actor actor, UUID id) {
        return transactions.read(actor, () -> own(actor, id));
    }

    private Batch own(Actor actor, UUID id) {
        return store.find(id).filter(b -> actor.traderId() != null ? actor.traderId().equals(b.traderId())
                : b.traderId() == null && b.account().equals(actor.name())).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "batch", id));
    }

    /** What is wrong with which row, so far. */
    Page<BatchRow.Problem> problems(Actor actor, UUID id, int page, int size) {
        return transactions.read(actor, () -> {
            own(actor, id);
            return Page.cut(store.results(id).stream().filter(r -> r.status() == BatchRow.Status.WRONG).flatMap(r -> r.problems().stream())
                    .sorted(Comparator.comparingInt(BatchRow.Problem::row)).toList(), page, size);
        });
    }

    void delete(Actor actor, UUID id) {
        transactions.run(actor, () -> {
            own(actor, id);
            store.delete(id);
        });
    }

    /** The file with its results: every row as it was given, in its order, with the result columns behind. */
    byte[] result(Actor actor, UUID id, SpreadsheetWriter.Format format) {
        return transactions.read(actor, () -> {
            Batch batch = own(actor, id);
            if (batch.state() != Batch.State.DONE) {
                throw new PlatformException(ErrorCode.CONFLICT, "batch.running", batch.rowsDone(), batch.rows());
            }
            Map<Integer, BatchRow.Result> results = store.results(id).stream().collect(Collectors.toMap(BatchRow.Result::number, r -> r));
            List<List<String>> rows = new ArrayList<>();
            store.rows(id).stream().sorted(Comparator.comparingInt(BatchRow::number)).forEach(row -> {
                List<String> cells = new ArrayList<>(row.cells());
                cells.addAll(results.get(row.number()).cells());
                rows.add(cells);
            });
            List<String> titles = new ArrayList<>(BatchFile.FORM.titles());
            titles.addAll(Results.TITLES);
            return SpreadsheetWriter.write(new SpreadsheetWriter.Table(SHEET, titles, rows), AMOUNTS, format);
        });
    }

    /** An empty file to fill in, with example rows. */
    static byte[] template(SpreadsheetWriter.Format format) {
        return BatchFile.FORM.template(SHEET, Column.EXAMPLES, AMOUNTS, format);
    }

    /** Traders' files are not kept longer than they are of use. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 21_600_000)
    void forget() {
        transactions.call(Actor.PLATFORM, () -> store.deleteBefore(clock.instant().minus(KEPT)));
    }
}
