package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.tongguan.tariff.expression.RateExpression;

/**
 * One column of an agreement's schedule, packed: hundreds of thousands of rates must fit in memory, and a look-up takes some comparisons.
 * Sorted by code and beginning; rates and sources are shared objects.
 */
final class RateTable {

    /** A rate of the column. */
    record Entry(RateExpression rate, String quota, LocalDate validFrom, LocalDate validTo, String source) { }

    private static final int OPEN = Integer.MAX_VALUE;
    private final long[] keys;
    private final int[] from;
    private final int[] to;
    private final Entry[] shared;
    private final boolean quotas;

    private RateTable(long[] keys, int[] from, int[] to, Entry[] shared) {
        this.keys = keys;
        this.from = from;
        this.to = to;
        this.shared = shared;
        this.quotas = Arrays.stream(shared).anyMatch(entry -> !entry.quota().isEmpty());
    }

    /** @param pool makes rates, quotas and sources of equal content the same object */
    static RateTable of(Collection<Agreement.Rate> rates, Pool pool) {
        List<Agreement.Rate> sorted = rates.stream().sorted(Comparator.comparingLong((Agreement.Rate r) -> key(r.code()))
                .thenComparing(Agreement.Rate::validFrom)).toList();
        long[] keys = new long[sorted.size()];
        int[] from = new int[keys.length];
        int[] to = new int[keys.length];
        Entry[] shared = new Entry[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Agreement.Rate r = sorted.get(i);
            keys[i] = key(r.code());
            from[i] = (int) r.validFrom().toEpochDay();
            to[i] = r.validTo() == null ? OPEN : (int) r.validTo().toEpochDay();
            shared[i] = pool.entry(new Entry(pool.rate(r.rate()), r.quota(), r.validFrom(), r.validTo(), r.source()));
        }
        return new RateTable(keys, from, to, shared);
    }

    /** Codes of different length never share a key: the length stands in front. */
    static long key(String code) {
        return key(code, code.length());
    }

    /** The key of a code's first digits. */
    static long key(String code, int length) {
        long key = length;
        for (int i = 0; i < length; i++) {
            key = key * 10 + code.charAt(i) - '0';
        }
        return key;
    }

    /** Whether any of its rates stands inside a quota. */
    boolean hasQuotas() {
        return quotas;
    }

    /** The rate of exactly that key on that day; with a quota's name the rate inside that quota, with an empty one that without quota. */
    Entry find(long key, int day, boolean insideQuota) {
        for (int i = first(key); i < keys.length && keys[i] == key; i++) {
            if (from[i] <= day && day < to[i] && shared[i].quota().isEmpty() != insideQuota) {
                return shared[i];
            }
        }
        return null;
    }

    /** All rates without quota of exactly that key, oldest first. */
    List<Entry> list(long key) {
        List<Entry> found = new ArrayList<>(2);
        for (int i = first(key); i < keys.length && keys[i] == key; i++) {
            if (shared[i].quota().isEmpty()) {
                found.add(shared[i]);
            }
        }
        return found;
    }

    private int first(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
