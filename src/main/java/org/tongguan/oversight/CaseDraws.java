package org.tongguan.oversight;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * The lot. An officer who is free asks for a case and gets one by chance from those that waited longest: neither he nor the trader can know
 * which, and never one of a trader he has a conflict with. The draw is journaled with the number it was drawn from.
 */
@Component
public class CaseDraws {

    /** From so many the lot chooses: enough that nobody can wait for his own, few enough that none waits for ever. */
    static final int AMONG = 20;
    private static final int MOST_READ = 1000;
    private static final SecureRandom LOT = new SecureRandom();
    private final DrawStore store;
    private final Conflicts conflicts;
    private final ObjectProvider<WaitingCases> waiting;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    CaseDraws(DrawStore store, Conflicts conflicts, ObjectProvider<WaitingCases> waiting, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.conflicts = conflicts;
        this.waiting = waiting;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** Draws a case for the actor; empty when none waits that he may judge. */
    public Optional<CaseDraw> draw(Actor actor) {
        return transactions.call(actor, () -> {
            Set<Long> not = conflicts.traders(actor);
            List<WaitingCases.Waiting> all = new ArrayList<>();
            waiting.forEach(source -> {
                List<WaitingCases.Waiting> found = source.waiting(actor, MOST_READ);
                Set<UUID> drawn = store.drawn(found.stream().map(w -> w.subject().id()).toList());
                found.stream().filter(w -> !drawn.contains(w.subject().id()) && (w.traderId() == null || !not.contains(w.traderId()))).limit(AMONG)
                        .forEach(all::add);
            });
            while (!all.isEmpty()) {
                WaitingCases.Waiting one = all.get(LOT.nextInt(all.size()));
                CaseDraw drawn = new CaseDraw(one.subject(), one.label(), one.office(), actor.name(), all.size(), clock.instant());
                if (store.insert(drawn)) {
                    // Officials only: who judges is no news for the trader.
                    journal.record(JournalEvent.of("CaseDrawn", one.subject(), null, one.office(), Map.of("officer", actor.name(), "among", all.size())));
                    return Optional.of(drawn);
                }
                all.remove(one);
            }
            return Optional.empty();
        });
    }

    /** What the actor was drawn, newest first. */
    List<CaseDraw> list(Actor actor) {
        return transactions.read(actor, () -> store.list(actor.name(), 50));
    }
}
