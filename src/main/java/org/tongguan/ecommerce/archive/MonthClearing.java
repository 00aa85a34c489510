package org.tongguan.ecommerce.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongguan.formats.parquet.ParquetFile;
import org.tongguan.kernel.Actor;
import org.tongguan.reference.Law;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;

/** Deletes what stands in a month's files, by what stands there: some thousand rows at a time, then as long a rest, so that the day's work goes on. */
@Component
class MonthClearing {

    private static final Logger LOG = LoggerFactory.getLogger(MonthClearing.class);
    private static final int AT_ONCE = 2000;
    private final ClosedMonthStore store;
    private final MessageHandler.Bodies bodies;
    private final ArchiveDirectory directory;
    private final Transactions transactions;
    private final Law law;

    MonthClearing(ClosedMonthStore store, MessageHandler.Bodies bodies, ArchiveDirectory directory, Transactions transactions, Law law) {
        this.store = store;
        this.bodies = bodies;
        this.directory = directory;
        this.transactions = transactions;
        this.law = law;
    }

    /** The bodies of messages. */
    void bodies(ArchivedMonth month) {
        each(month, ArchiveTables.MESSAGES, bodies::archived);
    }

    /** Orders, payments, waybills, their claims, and what happened to the lists. */
    void parts(ArchivedMonth month) {
        Lot<Object[]> lot = new Lot<>(rows -> store.forgetParts(ids(rows, 0), ids(rows, 1), ids(rows, 6)));
        directory.table(month, ArchiveTables.PARTS).each(lot::add);
        lot.end();
        each(month, ArchiveTables.LISTS, store::forgetSteps);
    }

    /** Parts that no list ever named and that are too old to be named by one. */
    void unused(LocalDate today) {
        LocalDate before = today.minusMonths(law.whole("retail.part.months", today)).withDayOfMonth(1);
        LOG.info("{} parts from before {} that no list named were dropped", transactions.call(Actor.PLATFORM, () -> store.dropUnused(before)), before);
    }

    private void each(ArchivedMonth month, String name, Consumer<List<UUID>> forget) {
        ParquetFile file = directory.table(month, name);
        Lot<UUID> lot = new Lot<>(forget);
        file.each("id", lot::add);
        lot.end();
    }

    private static List<UUID> ids(List<Object[]> rows, int place) {
        return rows.stream().map(row -> (UUID) row[place]).toList();
    }

    /** Gathers and deletes, each lot in a transaction of its own. */
    private final class Lot<T> {
        private final List<T> gathered = new ArrayList<>(AT_ONCE);
        private final Consumer<List<T>> forget;

        private Lot(Consumer<List<T>> forget) {
            this.forget = forget;
        }

        private void add(T one) {
            gathered.add(one);
            if (gathered.size() == AT_ONCE) {
                end();
            }
        }

        private void end() {
            if (!gathered.isEmpty()) {
                long start = System.nanoTime();
                transactions.run(Actor.PLATFORM, () -> forget.accept(gathered));
                gathered.clear();
                LockSupport.parkNanos(System.nanoTime() - start);
            }
        }
    }
}
