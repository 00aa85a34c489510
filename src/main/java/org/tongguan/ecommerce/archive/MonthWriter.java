package org.tongguan.ecommerce.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.archive.ArchivedMonth.Counts;
import org.tongguan.ecommerce.archive.ArchivedMonth.StoredFile;
import org.tongguan.ecommerce.archive.ArchivedMonth.Sums;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;

/** Writes the files of a month. Holds a few thousand rows and one row group in memory, whatever the month has. */
@Component
class MonthWriter {

    static final UUID NOTHING = new UUID(0, 0);
    private static final UUID END = new UUID(-1L, -1L);
    private static final int ROWS = 5000;
    private static final int BODIES = 200;
    private static final Set<String> KINDS = Stream.concat(CebForm.all().stream().map(CebForm::kind), Stream.of(DxpEnvelope.ROOT)).collect(Collectors.toSet());
    private final ClosedMonthStore store;
    private final MessageHandler.Bodies bodies;
    private final ArchiveDirectory directory;
    private final Transactions transactions;

    MonthWriter(ClosedMonthStore store, MessageHandler.Bodies bodies, ArchiveDirectory directory, Transactions transactions) {
        this.store = store;
        this.bodies = bodies;
        this.directory = directory;
        this.transactions = transactions;
    }

    private <T> T read(Supplier<T> work) {
        return transactions.read(Actor.PLATFORM, work);
    }

    /**
     * Writes them, each read again and compared; null when nothing of the month goes.
     *
     * @throws IllegalStateException when what was written is not what the database counts
     */
    ArchivedMonth write(ArchivedMonth month) {
        long open = transactions.call(Actor.PLATFORM, () -> store.noteOpen(month.month()));
        ClosedMonthStore.Counted counted = read(() -> store.count(month.month()));
        if (counted.lists() == 0) {
            return null;
        }
        long parts = transactions.call(Actor.PLATFORM, () -> store.gatherParts(month.month()));
        Path to = directory.fresh(month);
        List<StoredFile> files = new ArrayList<>();
        files.add(lists(to, month, counted));
        files.add(byNumber(to, month, ArchiveTables.NUMBERS, (number, list) -> store.numbers(month.month(), number, list, ROWS)));
        files.addAll(parts(to, month));
        transactions.run(Actor.PLATFORM, () -> store.gatherNumbers(month.month()));
        files.add(byNumber(to, month, ArchiveTables.OTHERS, (number, list) -> store.others(number, list, ROWS)));
        files.add(messages(to, month));
        if (files.get(0).rows() != counted.lists() || files.get(1).rows() != counted.lists() || files.get(2).rows() != parts) {
            throw new IllegalStateException("of %s: %d lists and %d parts are there, written were %s".formatted(month.month(), counted.lists(), parts, files));
        }
        return new ArchivedMonth(month.id(), month.month(), month.part(), month.state(), new Counts(counted.lists(), parts, files.getLast().rows()), open,
                new Sums(counted.value(), counted.tax()), files, month.beganAt(), null, null, null);
    }

    private StoredFile lists(Path to, ArchivedMonth month, ClosedMonthStore.Counted counted) {
        int valueAt = ArchiveTables.LIST_COLUMNS.stream().map(c -> c.name()).toList().indexOf("value");
        long value = 0;
        long tax = 0;
        try (RowFile file = new RowFile(to, ArchiveTables.LISTS, month)) {
            UUID after = NOTHING;
            while (after != null) {
                UUID from = after;
                List<Object[]> rows = read(() -> store.lists(month.month(), from, ROWS));
                for (Object[] row : rows) {
                    file.add(row);
                    value += (Long) row[valueAt];
                    tax += (Long) row[valueAt + 1] + (Long) row[valueAt + 2] + (Long) row[valueAt + 3];
                }
                after = rows.size() < ROWS ? null : (UUID) rows.getLast()[0];
            }
            if (value != counted.value() || tax != counted.tax()) {
                throw new IllegalStateException("lists of %s sum up to %d and %d, not %d and %d".formatted(month.month(), value, tax, counted.value(),
                        counted.tax()));
            }
            return file.finish();
        }
    }

    /** Numbers with identities of lists: those after a number and an identity are read next. */
    private StoredFile byNumber(Path to, ArchivedMonth month, String name, BiFunction<Long, UUID, List<Object[]>> next) {
        try (RowFile file = new RowFile(to, name, month)) {
            Object[] last = {Long.MIN_VALUE, NOTHING};
            while (last != null) {
                Object[] from = last;
                List<Object[]> rows = read(() -> next.apply((Long) from[0], (UUID) from[1]));
                rows.forEach(file::add);
                last = rows.size() < ROWS ? null : rows.getLast();
            }
            return file.finish();
        }
    }

    private List<StoredFile> parts(Path to, ArchivedMonth month) {
        Path keysFile = to.resolve(ArchiveTables.KEYS);
        Path ordersFile = to.resolve(ArchiveTables.ORDERS);
        try (RowFile file = new RowFile(to, ArchiveTables.PARTS, month); SortedKeys.Writer keys = new SortedKeys.Writer(keysFile);
             SortedKeys.Writer orders = new SortedKeys.Writer(ordersFile)) {
            UUID[] last = {NOTHING, NOTHING};
            while (last != null) {
                UUID[] from = last;
                List<Object[]> rows = read(() -> store.parts(from[0], from[1], ROWS));
                for (Object[] row : rows) {
                    file.add(row);
                    keys.add((UUID) row[0]);
                    if ((Integer) row[4] == Part.Kind.ORDER.ordinal() && (Integer) row[7] == 1) {
                        orders.add((UUID) row[0]);
                    }
                }
                last = rows.size() < ROWS ? null : new UUID[] {(UUID) rows.getLast()[0], (UUID) rows.getLast()[6]};
            }
            RowsDigest ofKeys = keys.finish();
            RowsDigest ofOrders = orders.finish();
            return List.of(file.finish(), RowFile.stored(keysFile, ArchiveTables.KEYS, ofKeys.rows(), ofKeys.hex()),
                    RowFile.stored(ordersFile, ArchiveTables.ORDERS, ofOrders.rows(), ofOrders.hex()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bodies of all messages of e-commerce that came in the month, whatever became of them. */
    private StoredFile messages(Path to, ArchivedMonth month) {
        UUID before = ClosedMonthStore.first(month.month().plusMonths(1));
        try (RowFile file = new RowFile(to, ArchiveTables.MESSAGES, month)) {
            UUID after = ClosedMonthStore.first(month.month());
            while (!END.equals(after)) {
                UUID from = after;
                List<MessageHandler.Kept> kept = read(() -> bodies.kept(KINDS, from, before, BODIES));
                kept.forEach(m -> file.add(new Object[] {m.id(), m.traderId(), m.kind(), m.at(), m.sealed() ? 1 : 0, m.stored()}));
                after = kept.size() < BODIES ? END : kept.getLast().id();
            }
            return file.finish();
        }
    }
}
