package org.tongguan.ecommerce.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.archive.ArchivedMonth.State;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Takes closed months out of the database. Each step can be done again: files are written under another name until they are whole; in one transaction the
 * lists leave the database, the month is noted as stored, and the journal says the digests of its files; what else belongs to it is deleted by what stands
 * in the files. A process that ends anywhere is followed by one that goes on.
 */
@Component
public class Archiver {

    /** The subject of a month's journal entries. */
    static final String KIND = "retail-archive";
    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);
    private static final int TRIES = 5;
    private final Stores stores;
    private final MonthWriter writer;
    private final MonthClearing clearing;
    private final SpentOrders spent;
    private final Surroundings around;
    private final long pauseSeconds;

    Archiver(Stores stores, MonthWriter writer, MonthClearing clearing, SpentOrders spent, Surroundings around,
             @Value("${tongguan.archive.pause-seconds:15}") long pauseSeconds) {
        this.stores = stores;
        this.writer = writer;
        this.clearing = clearing;
        this.spent = spent;
        this.around = around;
        this.pauseSeconds = pauseSeconds;
    }

    /** The tables and the files. */
    @Component
    record Stores(ArchivedMonthStore months, ArchiveDirectory directory) { }

    /** What it works with beside its own business. */
    @Component
    record Surroundings(Law law, Transactions transactions, Journal journal, ApplicationEventPublisher news, Clock clock) { }

    /**
     * Months that are closed and still in the database, oldest first: so long over that by the law of today nothing of them can come back, be taken back or
     * be used again.
     */
    public List<LocalDate> closed() {
        LocalDate today = LocalDate.now(around.clock);
        int months = around.law.whole("retail.archive.months", today);
        // Whatever the setting says, never before the terms of the law are over.
        months = Math.max(months, around.law.whole("retail.waybill.months", today));
        months = Math.max(months, (int) ChronoUnit.MONTHS.between(today, today.plusYears(around.law.whole("export.return.years", today))));
        LocalDate last = today.minusMonths(months).withDayOfMonth(1);
        List<LocalDate> all = around.transactions.read(Actor.PLATFORM, stores.months::months);
        return all.stream().filter(month -> month.isBefore(last)).toList();
    }

    /** Archives every closed month, and ends what an earlier process did not. Tells how many writings were stored; -1 when somebody else is at it. */
    public int run() {
        return around.transactions.call(Actor.PLATFORM, () -> {
            if (!stores.months.lock()) {
                return -1;
            }
            // The lock is this transaction's; the work has transactions of its own.
            List<Throwable> failed = new ArrayList<>();
            int[] stored = {0};
            Thread work = Thread.ofPlatform().name("archive").start(() -> {
                try {
                    stored[0] = all();
                } catch (Throwable e) {
                    failed.add(e);
                }
            });
            try {
                work.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!failed.isEmpty()) {
                throw new IllegalStateException("archiving failed: " + failed.getFirst().getMessage(), failed.getFirst());
            }
            return stored[0];
        });
    }

    private int all() {
        for (ArchivedMonth month : around.transactions.read(Actor.PLATFORM, stores.months::stored)) {
            if (month.state() == State.STORED) {
                clear(month);
            }
        }
        int stored = 0;
        for (LocalDate month : closed()) {
            stored += archive(month) ? 1 : 0;
        }
        return stored;
    }

    /** Writes a month and takes it out; false when nothing of it is final. */
    private boolean archive(LocalDate month) {
        for (int tries = 1; tries <= TRIES; tries++) {
            ArchivedMonth begun = around.transactions.call(Actor.PLATFORM, () -> stores.months.begin(Ids.next(), month, now()));
            told(begun, ArchiveStep.Kind.BEGUN);
            ArchivedMonth written = writer.write(begun);
            if (written == null) {
                around.transactions.run(Actor.PLATFORM, () -> stores.months.giveUp(begun));
                return false;
            }
            told(written, ArchiveStep.Kind.WRITTEN);
            stores.directory.name(written);
            told(written, ArchiveStep.Kind.NAMED);
            if (store(written)) {
                spent.refresh();
                told(written, ArchiveStep.Kind.STORED);
                LOG.info("archived {} ({}): {} lists, {} parts, {} messages; {} lists stay", month, written.part(), written.counts().lists(),
                        written.counts().parts(), written.counts().messages(), written.open());
                clear(written);
                return true;
            }
            LOG.info("lists of {} changed while they were written: once more", month);
        }
        return false;
    }

    private boolean store(ArchivedMonth m) {
        return around.transactions.call(Actor.PLATFORM, () -> {
            stores.months.written(m);
            if (!stores.months.take(m.id(), now())) {
                return false;
            }
            around.journal.record(JournalEvent.of("RetailMonthArchived", new SubjectRef(KIND, m.id()), null, null, told(m)));
            return true;
        });
    }

    /** What the journal says of a month: enough to find any change of its files. */
    static Map<String, Object> told(ArchivedMonth m) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("month", m.month().toString());
        payload.put("part", m.part());
        payload.put("lists", m.counts().lists());
        payload.put("parts", m.counts().parts());
        payload.put("messages", m.counts().messages());
        payload.put("value", m.sums().value());
        payload.put("tax", m.sums().tax());
        Map<String, String> files = new LinkedHashMap<>();
        m.files().forEach(f -> files.put(f.name(), f.sha256()));
        payload.put("files", files);
        return payload;
    }

    /** Deletes what stands in the month's files. Orders are known as used to every process before the table that says so loses them. */
    private void clear(ArchivedMonth month) {
        // Every process looks for new months every few seconds.
        LockSupport.parkNanos(pauseSeconds * 1_000_000_000L);
        clearing.bodies(month);
        told(month, ArchiveStep.Kind.BODIES_GONE);
        clearing.parts(month);
        told(month, ArchiveStep.Kind.PARTS_GONE);
        clearing.unused(LocalDate.now(around.clock));
        around.transactions.run(Actor.PLATFORM, () -> stores.months.done(month.id(), now()));
        told(month, ArchiveStep.Kind.DONE);
    }

    private Instant now() {
        return Times.now(around.clock);
    }

    private void told(ArchivedMonth month, ArchiveStep.Kind kind) {
        around.news.publishEvent(new ArchiveStep(month.month(), month.part(), kind));
    }

    /** The month an identity was made in. */
    static LocalDate month(UUID id) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), ZoneOffset.UTC).withDayOfMonth(1);
    }
}
