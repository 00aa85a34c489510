package org.tongguan.ecommerce.screening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.reference.Law;

/**
 * Notices addresses and telephones that many buyers share, and buyers with many telephones: signs that one person buys under others' names. An
 * officer decides. Counted are keyed digests, within some hours, in tables of fixed size: one that falls into the slot of another drives it out, and a
 * process that starts anew begins to count anew. So it sometimes counts too few; too many, by one, only where two of one slot come in the same moment.
 */
@Component
public class Repeats {

    private final Table addresses = new Table();
    private final Table phones = new Table();
    private final Table persons = new Table();
    private final Law law;
    private final Clock clock;

    Repeats(Law law, Clock clock) {
        this.law = law;
        this.clock = clock;
    }

    /** Slots by the last bits of a digest: the digest, the hour it was first seen, and one bit of 64 for each other that came with it. */
    private static final class Table {
        private static final int SLOTS = 1 << 17;
        private final AtomicLongArray keys = new AtomicLongArray(SLOTS);
        private final AtomicLongArray others = new AtomicLongArray(SLOTS);
        private final AtomicIntegerArray since = new AtomicIntegerArray(SLOTS);

        /** How many others came with it by now, at least. */
        private int count(long key, long other, int hour, int hours) {
            int slot = (int) (key ^ key >>> 32) & SLOTS - 1;
            if (keys.get(slot) != key || hour - since.get(slot) >= hours) {
                keys.set(slot, key);
                since.set(slot, hour);
                others.set(slot, 0);
            }
            long bit = 1L << (other ^ other >>> 32);
            return Long.bitCount(others.accumulateAndGet(slot, bit, (a, b) -> a | b));
        }
    }

    /**
     * Counts a list in, and adds to the doubts what is shared by more than the law's parameters of the day allow.
     *
     * @param values of an import list, see {@link Values}
     */
    public void look(long[] values, LocalDate day, List<String> doubts) {
        int hour = (int) TimeUnit.MILLISECONDS.toHours(clock.millis());
        int hours = law.whole("retail.repeat.hours", day);
        long buyer = values[Values.LIST_BUYER];
        doubt(addresses.count(values[Values.LIST_ADDRESS], buyer, hour, hours), "retail.repeat.address.buyers", day, "ECM-226", doubts);
        doubt(phones.count(values[Values.LIST_PHONE], buyer, hour, hours), "retail.repeat.phone.buyers", day, "ECM-227", doubts);
        doubt(persons.count(buyer, values[Values.LIST_PHONE], hour, hours), "retail.repeat.buyer.phones", day, "ECM-228", doubts);
    }

    private void doubt(int count, String most, LocalDate day, String code, List<String> doubts) {
        // One alone is nothing to ask the law about.
        if (count > 1 && count > law.whole(most, day)) {
            doubts.add(code);
        }
    }
}
