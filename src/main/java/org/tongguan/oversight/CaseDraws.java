package org.tongguan.oversight;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * The lot. An officer who is free asks for a case and gets one by chance from those that waited longest: neither he nor the trader can know
 * which, and never one of a trader he has a conflict with. The draw is journaled with the number it was drawn from. It binds: only whose the case is
 * decides its review. Where the lot cannot be kept to (somebody is ill, the matter needs an expert) a senior officer assigns the case to another, with
 * a reason, and never to himself.
 */
@Component
public class CaseDraws {

    /** From so many the lot chooses: enough that nobody can wait for his own, few enough that none waits for ever. */
    static final int AMONG = 20;
    /** So many cases one has in hand at most: who could draw them all would not need luck. */
    static final int IN_HAND = 10;
    private static final int MOST_READ = 1000;
    private static final int MOST_TEXT = 500;
    private static final SecureRandom LOT = new SecureRandom();
    private final DrawStore store;
    private final Conflicts conflicts;
    private final ObjectProvider<Officials> officials;
    private final ObjectProvider<WaitingCases> waiting;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    CaseDraws(DrawStore store, Conflicts conflicts, ObjectProvider<Officials> officials, ObjectProvider<WaitingCases> waiting, Transactions transactions,
              Journal journal, Clock clock) {
        this.store = store;
        this.conflicts = conflicts;
        this.officials = officials;
        this.waiting = waiting;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Whose a case is.
     *
     * @param assignedBy the senior officer who gave it, null = the lot did
     */
    public record Judge(String officer, @Nullable String assignedBy, @Nullable String reason, Instant since) { }

    /**
     * Draws a case for the actor; empty when none waits that he may judge.
     *
     * @throws PlatformException CONFLICT {@code draw.enough} while he has as many in hand as one may have
     */
    public Optional<CaseDraw> draw(Actor actor) {
        return transactions.call(actor, () -> {
            List<UUID> own = store.list(actor.name(), MOST_READ).stream().map(d -> d.subject().id()).toList();
            if (waiting.stream().mapToInt(source -> source.waiting(actor, own).size()).sum() >= IN_HAND) {
                throw new PlatformException(ErrorCode.CONFLICT, "draw.enough", IN_HAND);
            }
            Set<Long> not = conflicts.traders(actor);
            List<WaitingCases.Waiting> all = new ArrayList<>();
            waiting.forEach(source -> {
                List<WaitingCases.Waiting> found = source.waiting(actor, MOST_READ);
                Set<UUID> drawn = store.find(found.stream().map(w -> w.subject().id()).toList()).keySet();
                found.stream().filter(w -> !drawn.contains(w.subject().id()) && (w.traderId() == null || !not.contains(w.traderId()))).limit(AMONG)
                        .forEach(all::add);
            });
            while (!all.isEmpty()) {
                WaitingCases.Waiting one = all.get(LOT.nextInt(all.size()));
                CaseDraw drawn = new CaseDraw(one.subject(), one.label(), one.office(), actor.name(), all.size(), null, null, clock.instant());
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

    /**
     * Gives a case to another officer, whoever it was drawn for.
     *
     * @throws PlatformException REFUSED {@code draw.assign.reason}, {@code draw.assign.officer} when that is no officer of the case's office,
     *                           {@code draw.assign.conflict}; FORBIDDEN {@code draw.assign.own}, {@code conflict}; NOT_FOUND {@code draw.assign.none}
     */
    public Judge assign(Actor senior, UUID id, String officer, String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > MOST_TEXT) {
            throw new PlatformException(ErrorCode.REFUSED, "draw.assign.reason", MOST_TEXT);
        }
        String who = officer == null ? "" : officer.strip().toLowerCase(Locale.ROOT);
        FourEyes.demandAnother(senior, who, "draw.assign.own");
        Optional<Actor> judge = officials.getObject().official(who).filter(a -> a.is(Role.OFFICER) || a.is(Role.SENIOR));
        return transactions.call(senior, () -> {
            WaitingCases.Waiting one = find(senior, id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "draw.assign.none"));
            conflicts.demandNone(senior, one.traderId());
            Actor to = judge.filter(a -> find(a, id).isPresent())
                    .orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "draw.assign.officer", who, one.office()));
            if (one.traderId() != null && conflicts.traders(to).contains(one.traderId())) {
                throw new PlatformException(ErrorCode.REFUSED, "draw.assign.conflict", who);
            }
            CaseDraw assigned = new CaseDraw(one.subject(), one.label(), one.office(), who, null, senior.name(), why, clock.instant());
            store.assign(assigned);
            journal.record(JournalEvent.of("CaseAssigned", one.subject(), null, one.office(), Map.of("officer", who, "reason", why)));
            return judge(assigned);
        });
    }

    private Optional<WaitingCases.Waiting> find(Actor actor, UUID id) {
        return waiting.stream().flatMap(source -> source.waiting(actor, List.of(id)).stream()).findFirst();
    }

    /**
     * Refuses the decision of a case to everybody but whose it is.
     *
     * @throws PlatformException FORBIDDEN {@code draw.undrawn} when it is nobody's yet, {@code draw.other}
     */
    public void demandOwn(Actor actor, SubjectRef subject) {
        Judge judge = judges(actor, List.of(subject.id())).get(subject.id());
        if (judge == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "draw.undrawn");
        }
        if (!FourEyes.isSame(actor, judge.officer())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "draw.other", judge.officer());
        }
    }

    /** Whose those of the cases are that are somebody's. */
    public Map<UUID, Judge> judges(Actor actor, Collection<UUID> cases) {
        Map<UUID, Judge> judges = new HashMap<>();
        transactions.read(actor, () -> store.find(cases)).forEach((id, draw) -> judges.put(id, judge(draw)));
        return judges;
    }

    private static Judge judge(CaseDraw d) {
        return new Judge(d.officer(), d.assignedBy(), d.reason(), d.at());
    }

    /** The actor's, newest first. */
    List<CaseDraw> list(Actor actor) {
        return transactions.read(actor, () -> store.list(actor.name(), 50));
    }
}
