package org.tongguan.ecommerce.act;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/**
 * Makes the partitions of the coming months, at the start and once a day: identities follow real time, so partitions do. Keeps up what numbers are
 * searched by.
 */
@Component
class Months {

    /** How long new pages are read whole when a number is searched. */
    private static final int SEARCHED_MINUTES = 10;
    private final ListStore lists;
    private final Transactions transactions;

    Months(ListStore lists, Transactions transactions) {
        this.lists = lists;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void make() {
        // The upper 48 bits of an identity are the real time it was made.
        long millis = Ids.next().getMostSignificantBits() >>> 16;
        LocalDate day = LocalDate.ofInstant(java.time.Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        transactions.run(Actor.PLATFORM, () -> lists.partitions(day));
    }

    @Scheduled(fixedDelay = SEARCHED_MINUTES, initialDelay = SEARCHED_MINUTES, timeUnit = TimeUnit.MINUTES)
    void summarize() {
        transactions.run(Actor.PLATFORM, lists::summarize);
    }
}
