package org.tongguan.ecommerce.screening;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.RepeatStore;
import org.tongguan.kernel.Actor;
import org.tongguan.reference.Law;
import org.tongguan.risk.Facts;
import org.tongguan.runtime.Transactions;

/**
 * Notices addresses and telephones that many buyers share, and buyers with many telephones: signs that one person buys under others' names. An
 * officer decides, and targeting rules may ask for the numbers. Counted are keyed digests, within some hours, in tables of fixed size: one that falls into
 * the slot of another drives it out, so that it sometimes counts too few; too many, by one, only where two of one slot come in the same moment. What
 * changed is merged with the database every half minute, and with it what other processes counted: a start goes on from there. Nothing of that is
 * waited for where lists are taken in.
 */
@Component
public class Repeats {

    private static final int SECONDS = 30;
    private static final int AT_ONCE = 64;
    private final List<RepeatTable> tables = List.of(new RepeatTable(), new RepeatTable(), new RepeatTable());
    private final int[][] versions = new int[tables.size()][RepeatTable.BLOCKS];
    private final RepeatStore store;
    private final Transactions transactions;
    private final Law law;
    private final Clock clock;

    public Repeats(RepeatStore store, Transactions transactions, Law law, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.law = law;
        this.clock = clock;
        read();
    }

    /** How many buyers share the list's address and its telephone, and how many telephones its buyer has, by now and at least. */
    public record Counts(int addressBuyers, int phoneBuyers, int buyerPhones) {
        /** Nothing is repeated. */
        public static final Counts NONE = new Counts(0, 0, 0);

        /** As targeting rules ask for them. */
        void put(Map<String, BigDecimal> facts) {
            facts.put(Facts.ADDRESS_BUYERS, BigDecimal.valueOf(addressBuyers));
            facts.put(Facts.PHONE_BUYERS, BigDecimal.valueOf(phoneBuyers));
            facts.put(Facts.BUYER_PHONES, BigDecimal.valueOf(buyerPhones));
        }
    }

    /**
     * Counts a list in.
     *
     * @param values of an import list, see {@link Values}
     */
    public Counts count(long[] values, LocalDate day) {
        int hour = hour();
        int hours = law.whole("retail.repeat.hours", day);
        long buyer = values[Values.LIST_BUYER];
        return new Counts(tables.get(0).count(values[Values.LIST_ADDRESS], buyer, hour, hours),
                tables.get(1).count(values[Values.LIST_PHONE], buyer, hour, hours),
                tables.get(2).count(buyer, values[Values.LIST_PHONE], hour, hours));
    }

    private int hour() {
        return (int) TimeUnit.MILLISECONDS.toHours(clock.millis());
    }

    /** Adds to the doubts what is shared by more than the law's parameters of the day allow. */
    public void doubt(Counts counts, LocalDate day, List<String> doubts) {
        doubt(counts.addressBuyers, "retail.repeat.address.buyers", day, "ECM-226", doubts);
        doubt(counts.phoneBuyers, "retail.repeat.phone.buyers", day, "ECM-227", doubts);
        doubt(counts.buyerPhones, "retail.repeat.buyer.phones", day, "ECM-228", doubts);
    }

    private void doubt(int count, String most, LocalDate day, String code, List<String> doubts) {
        // One alone is nothing to ask the law about.
        if (count > 1 && count > law.whole(most, day)) {
            doubts.add(code);
        }
    }

    /** Merges what changed here into the database, and what others wrote there into memory. */
    @Scheduled(fixedDelay = SECONDS, initialDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    public synchronized void merge() {
        int hours = law.whole("retail.repeat.hours", LocalDate.now(clock));
        for (int kind = 0; kind < tables.size(); kind++) {
            RepeatTable table = tables.get(kind);
            int of = kind;
            // Asked once: under load a block changes again as soon as it is written, and that is for the next time.
            List<Integer> changed = table.changed();
            for (int from = 0; from < changed.size(); from += AT_ONCE) {
                List<Integer> blocks = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
                try {
                    transactions.run(Actor.PLATFORM, () -> blocks.forEach(block -> write(of, block, hours)));
                } catch (RuntimeException e) {
                    // Kept in memory, and written the next time.
                    table.changed(changed.subList(from, changed.size()));
                    throw e;
                }
            }
        }
        read();
    }

    private void write(int kind, int block, int hours) {
        RepeatTable table = tables.get(kind);
        store.lock(kind, block).ifPresent(stored -> table.merge(block, stored, hours));
        versions[kind][block] = store.write(kind, block, table.pack(block));
    }

    /** Blocks that others wrote since they were read. */
    private void read() {
        transactions.run(Actor.PLATFORM, () -> {
            int hours = law.whole("retail.repeat.hours", LocalDate.now(clock));
            for (RepeatStore.Version one : store.versions()) {
                if (versions[one.kind()][one.block()] != one.version()) {
                    store.lock(one.kind(), one.block()).ifPresent(stored -> tables.get(one.kind()).merge(one.block(), stored, hours));
                    versions[one.kind()][one.block()] = one.version();
                }
            }
        });
    }
}
