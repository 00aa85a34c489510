package org.tongguan.reference;

import java.util.HashMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * Notices codes and parameters that another process on the same database imported. Each change of one of the tables raises a number in the
 * database, by a trigger; who sees another number than the last reads the table again.
 */
@Component
class ReferenceRefresh {

    private final ReferenceStore store;
    private final Transactions transactions;
    private final Map<String, Runnable> readers;
    private final Map<String, Long> seen = new HashMap<>();

    ReferenceRefresh(ReferenceStore store, CodeLists codes, Law law, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
        this.readers = Map.of("code_entry", codes::reload, "law_parameter", law::reload);
    }

    /** The number is read before the rows: what is changed in between is noticed the next time. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    synchronized void look() {
        transactions.read(Actor.PLATFORM, store::revisions).forEach((name, revision) -> {
            if (!revision.equals(seen.get(name))) {
                readers.getOrDefault(name, () -> { }).run();
                seen.put(name, revision);
            }
        });
    }
}
