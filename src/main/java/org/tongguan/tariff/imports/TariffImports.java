package org.tongguan.tariff.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.ImportReport;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Tariff;

/**
 * Takes files over, one after another on a thread of its own; a file waits in the database, so that a run that was lost with its process is done
 * again by another. Any thread may ask how far a run is.
 */
@Component
public class TariffImports {

    private static final Logger LOG = LoggerFactory.getLogger(TariffImports.class);
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);
    private static final int STEP = 1000;
    private final TariffImportStore store;
    private final TariffReader reader;
    private final Tariff tariff;
    private final Transactions transactions;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tariff-import").factory());

    TariffImports(TariffImportStore store, TariffReader reader, Tariff tariff, Transactions transactions, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.tariff = tariff;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A schedule that files can be taken into. */
    public record ScheduleName(String name, Text title, String currency) { }

    /** Accepts a file; the answer is what to ask {@link #find} with. */
    public UUID start(ImportKind kind, String fileName, byte[] content, ImportOptions options, Actor actor) {
        UUID id = Ids.next();
        transactions.run(actor, () -> store.add(id, kind, fileName, options, content, actor.name(), clock.instant()));
        worker.execute(this::takeWaiting);
        return id;
    }

    /**
     * How far a run is.
     *
     * @throws PlatformException NOT_FOUND {@code tariff-import}
     */
    public ImportRun get(UUID id) {
        return transactions.read(Actor.PLATFORM, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "tariff-import", id));
    }

    /** The latest runs, newest first, without their errors. */
    public List<ImportRun> list(int limit) {
        return transactions.read(Actor.PLATFORM, () -> store.list(limit));
    }

    /** Schedules by name, with the currency their rates are in. */
    public List<ScheduleName> schedules() {
        return transactions.read(Actor.PLATFORM, store::listSchedules).stream().map(s -> new ScheduleName(s.name(), Text.of(s.zh(), s.en()), s.currency()))
                .toList();
    }

    /** How each distinct text of a foreign schedule was read. */
    public List<RateReading> readings(String schedule) {
        return transactions.read(Actor.PLATFORM, () -> store.listReadings(schedule));
    }

    /** Files whose process ended before they were done. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 30_000)
    void pickUp() {
        worker.execute(this::takeWaiting);
    }

    @PreDestroy
    void end() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    private void takeWaiting() {
        Optional<TariffImportStore.Waiting> next = claim();
        while (next.isPresent()) {
            take(next.get());
            next = claim();
        }
    }

    private Optional<TariffImportStore.Waiting> claim() {
        Instant now = clock.instant();
        return transactions.call(Actor.PLATFORM, () -> store.claim(now, now.minus(LOST_AFTER)));
    }

    private void take(TariffImportStore.Waiting file) {
        long begun = System.nanoTime();
        try {
            TariffReader.Read read = reader.read(file.kind(), file.options(), file.content(), (done, total) -> progress(file.id(), done, total));
            long parsed = System.nanoTime();
            ImportReport report = taken(file, read);
            LOG.info("tariff import {} {}: {} rows, read {} ms, taken {} ms", file.kind(), file.id(), read.rows(), (parsed - begun) / 1_000_000,
                    (System.nanoTime() - parsed) / 1_000_000);
            LOG.debug("{}", report);
        } catch (RuntimeException e) {
            LOG.error("tariff import {} {} broke", file.kind(), file.id(), e);
            tariff.reload();
            ImportReport broken = reader.broken();
            transactions.run(Actor.PLATFORM, () -> store.end(file.id(), 0, broken, clock.instant()));
        }
    }

    private ImportReport taken(TariffImportStore.Waiting file, TariffReader.Read read) {
        Actor actor = new Actor(0, file.requestedBy(), java.util.Set.of(), null, null);
        return transactions.call(actor, () -> {
            ImportReport all = read.errors().isEmpty() ? tariff.take(read.schedule(), read.byKind()) : new ImportReport(0, read.errors());
            if (all.isTaken()) {
                store.keepReadings(read.schedule(), read.readings());
            }
            store.end(file.id(), read.rows(), all, clock.instant());
            return all;
        });
    }

    private void progress(UUID id, int done, int total) {
        if (done % STEP == 0) {
            transactions.run(Actor.PLATFORM, () -> store.progress(id, done, Math.max(done, total), clock.instant()));
        }
    }
}
