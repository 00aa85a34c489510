package org.tongguan.ecommerce.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/**
 * Numbers of lists: office (4 digits), year (4), running number (9), kept as one whole number and shown as {@code 22482026I000000017}
 * (number of the list) and {@code B20260610000000017} (number of the electronic port). Other documents have numbers of a letter, the day and
 * a running number. Taken in blocks; gaps mean nothing.
 */
@Component
public class ListNumbers {

    private static final int BLOCK = 1000;
    private static final int OTHERS = 500_000_000;
    private static final String SEQUENCE = "ecommerce_document_number";
    private final NumberStore store;
    private final Transactions transactions;
    private final Numbers numbers;
    private final Map<String, long[]> blocks = new ConcurrentHashMap<>();

    ListNumbers(NumberStore store, Transactions transactions, Numbers numbers) {
        this.store = store;
        this.transactions = transactions;
        this.numbers = numbers;
    }

    /** The number of a new list. Not asked within a transaction: were it rolled back, its block would be given out a second time. */
    public long next(String office, LocalDate day, boolean export) {
        return ListNumber.of(office, day.getYear(), serial(office + day.getYear() + (export ? "E" : "I")), export);
    }

    /**
     * The number of another document: that letter, the day, and a running number above those that {@link ListNumber#preNo} gives lists. Also within a
     * transaction: a sequence is not rolled back.
     */
    public String next(String letter, LocalDate day) {
        return letter + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%09d".formatted(OTHERS + numbers.next(SEQUENCE) % OTHERS);
    }

    private long serial(String series) {
        long[] block = blocks.computeIfAbsent(series, s -> new long[2]);
        synchronized (block) {
            if (block[0] == block[1]) {
                block[1] = transactions.call(Actor.PLATFORM, () -> store.take(series, BLOCK));
                block[0] = block[1] - BLOCK;
            }
            return ++block[0];
        }
    }
}
