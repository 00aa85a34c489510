package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * A list and the part it lacks may be written by two transactions at once, and neither sees the other. So after a list went to wait, what
 * waits is looked at again a moment later, until no such pair is left; and once when the process starts, for those of a process that died.
 */
@Component
class LateParts {

    private static final int MILLISECONDS = 400;
    /** A transaction of the other side has ended after so many looks. */
    private static final int LOOKS = 8;
    private static final int AT_ONCE = 1000;
    private final ListStore lists;
    private final ObjectProvider<ListIntake> lateIntake;
    private final ObjectProvider<Intake> lateJournal;
    private final Transactions transactions;
    private final Clock clock;
    private volatile int looks = LOOKS;

    LateParts(ListStore lists, ObjectProvider<ListIntake> lateIntake, ObjectProvider<Intake> lateJournal, Transactions transactions, Clock clock) {
        this.lists = lists;
        this.lateIntake = lateIntake;
        this.lateJournal = lateJournal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Something of this batch waits: look again soon. */
    void watch(Batch batch) {
        for (Batch.Entry entry : batch.of(Prepared.ReadList.class)) {
            if (batch.result(entry.id()).status() == ListState.WAITING.code()) {
                looks = LOOKS;
                return;
            }
        }
    }

    @Scheduled(fixedDelay = MILLISECONDS)
    void look() {
        if (looks == 0) {
            return;
        }
        List<UUID> awaited = transactions.read(Actor.PLATFORM, () -> lists.awaited(AT_ONCE));
        if (awaited.isEmpty()) {
            looks--;
            return;
        }
        transactions.run(Actor.PLATFORM, () -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            lateJournal.getObject().completed(lateIntake.getObject().complete(awaited, now, LocalDate.ofInstant(now, clock.getZone())));
        });
    }
}
