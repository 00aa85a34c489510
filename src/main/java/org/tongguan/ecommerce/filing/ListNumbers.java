package org.tongguan.ecommerce.filing;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.NumberStore;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * Numbers of lists: office (4 digits), year (4), running number (9), kept as one whole number and shown as {@code 22482026I000000017}
 * (number of the list) and {@code B20260610000000017} (number of the electronic port). Taken in blocks; gaps mean nothing.
 */
@Component
class ListNumbers {

    private static final int BLOCK = 1000;
    private final NumberStore store;
    private final Transactions transactions;
    private final Map<String, long[]> blocks = new ConcurrentHashMap<>();

    ListNumbers(NumberStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    long next(String office, LocalDate day) {
        String series = office + day.getYear() + "I";
        long[] block = blocks.computeIfAbsent(series, s -> new long[2]);
        synchronized (block) {
            if (block[0] == block[1]) {
                block[1] = transactions.call(Actor.PLATFORM, () -> store.take(series, BLOCK));
                block[0] = block[1] - BLOCK;
            }
            return (Long.parseLong(office) * 10_000 + day.getYear()) * 1_000_000_000L + ++block[0];
        }
    }
}
