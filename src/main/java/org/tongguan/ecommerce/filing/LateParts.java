package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.WaitingLists.Watched;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Transactions;

/**
 * A list and the part it lacks may be written by two transactions at once, and neither sees the other. So lists that went to wait are
 * looked at again a moment later, and once more when the slowest transaction of that time has ended; and all of them when the process
 * starts, for those of a process that died.
 */
@Component
class LateParts {

    private static final int MILLISECONDS = 250;
    private static final long SOON = 400_000_000L;
    private static final long ONCE_MORE = 5_000_000_000L;
    private static final int AT_ONCE = 2000;
    private final PartStore parts;
    private final ListStore lists;
    private final Completion completion;
    private final Transactions transactions;
    private final Clock clock;
    private final WaitingLists waiting;
    private boolean started;

    LateParts(PartStore parts, ListStore lists, Completion completion, WaitingLists waiting, Transactions transactions, Clock clock) {
        this.waiting = waiting;
        this.parts = parts;
        this.lists = lists;
        this.completion = completion;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = MILLISECONDS)
    synchronized void look() {
        if (!started) {
            // Until none is left, or the same are found again: those cannot be decided, and asking for ever would help nobody.
            Set<UUID> before = Set.of();
            for (List<UUID> left = all(); !left.isEmpty() && !before.containsAll(left); left = all()) {
                complete(left);
                before = Set.copyOf(left);
            }
            started = true;
        }
        look(waiting.soon, SOON, waiting.later);
        look(waiting.later, ONCE_MORE, null);
    }

    private List<UUID> all() {
        return transactions.read(Actor.PLATFORM, () -> {
            parts.useIndexes();
            return lists.whole(AT_ONCE);
        });
    }

    private void look(ConcurrentLinkedQueue<Watched> queue, long age, ConcurrentLinkedQueue<Watched> then) {
        long now = System.nanoTime();
        List<UUID> found = new ArrayList<>();
        for (Watched next = queue.peek(); next != null && now - next.since() >= age; next = queue.peek()) {
            queue.poll();
            found.addAll(next.lists());
            if (then != null) {
                then.add(next);
            }
            if (found.size() >= AT_ONCE) {
                check(found);
                found.clear();
            }
        }
        check(found);
    }

    private void check(List<UUID> lists) {
        if (lists.isEmpty()) {
            return;
        }
        try {
            List<UUID> whole = transactions.read(Actor.PLATFORM, () -> {
                parts.useIndexes();
                return this.lists.wholeOf(lists);
            });
            if (!whole.isEmpty()) {
                complete(whole);
            }
        } catch (RuntimeException e) {
            // Nobody else looks at them again.
            waiting.later.add(new Watched(System.nanoTime(), List.copyOf(lists)));
            throw e;
        }
    }

    private void complete(List<UUID> whole) {
        transactions.run(Actor.PLATFORM, () -> {
            parts.useIndexes();
            var now = Times.now(clock);
            completion.complete(whole, now, LocalDate.ofInstant(now, clock.getZone()));
        });
    }
}
