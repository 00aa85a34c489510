package org.tongguan.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.oversight.TwoPersonRequest.State;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Actions that take two persons. Whoever gives the command first only asks; it is done when somebody else gives the same command, or confirms
 * what was asked. It is done in the second person's transaction, journaled with both names, and the database refuses it to one person.
 */
@Component
public class TwoPersons {

    /** How long half an action waits for the other. */
    static final Duration WAITS = Duration.ofDays(3);
    private static final int MAX_REASON = 500;
    /** More kinds than there are of halves about one subject. */
    private static final int MOST_OPEN = 50;
    private final TwoPersonStore store;
    private final ObjectProvider<TwoPersonAction> actions;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TwoPersons(TwoPersonStore store, ObjectProvider<TwoPersonAction> actions, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.actions = actions;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param label     the subject as people know it
     * @param office    where the second person has to be responsible; null = anywhere
     * @param arguments exactly what is to be done
     */
    public record Wish(String kind, SubjectRef subject, String label, String office, Map<String, String> arguments, String reason) { }

    /**
     * Asks, or does what another asked for: the same kind about the same subject with the same arguments.
     *
     * @return the request; {@link TwoPersonRequest#isDone()} tells which of both it was
     * @throws PlatformException REFUSED {@code two-persons.reason} without one; CONFLICT {@code two-persons.waits} when the actor asked already,
     *                           {@code two-persons.other} when another asked for something else about it; and what {@link #decide} throws
     */
    public TwoPersonRequest ask(Actor actor, Wish wish) {
        String why = said(wish.reason);
        return transactions.call(actor, () -> {
            Optional<TwoPersonRequest> open = store.lockOpen(wish.kind, wish.subject.id()).filter(r -> !lapse(r));
            if (open.isEmpty()) {
                return asked(actor, wish, why);
            }
            if (FourEyes.isSame(actor, open.get().askedBy())) {
                throw new PlatformException(ErrorCode.CONFLICT, "two-persons.waits");
            }
            if (!open.get().arguments().equals(wish.arguments)) {
                throw new PlatformException(ErrorCode.CONFLICT, "two-persons.other", open.get().askedBy());
            }
            return decided(actor, open.get(), "confirm", why);
        });
    }

    private static String said(String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > MAX_REASON) {
            throw new PlatformException(ErrorCode.REFUSED, "two-persons.reason", MAX_REASON);
        }
        return why;
    }

    private TwoPersonRequest asked(Actor actor, Wish wish, String why) {
        Instant now = now();
        TwoPersonRequest request = new TwoPersonRequest(Ids.next(), wish.kind, wish.subject, wish.label, wish.office, wish.arguments, why, State.ASKED,
                actor.name(), now, now.plus(WAITS), null, null, null);
        store.insert(request);
        told("TwoPersonsAsked", request, why);
        return request;
    }

    /**
     * Confirms, refuses or withdraws.
     *
     * @throws PlatformException NOT_FOUND {@code two-persons}; FORBIDDEN {@code two-persons.own}, {@code two-persons.role},
     *                           {@code two-persons.office}; CONFLICT {@code procedure.step}; and whatever stands against the action itself
     */
    public TwoPersonRequest decide(Actor actor, UUID id, String command, String note) {
        String why = "confirm".equals(command) && (note == null || note.isBlank()) ? "" : said(note);
        return transactions.call(actor, () -> {
            store.find(id).filter(r -> r.state() == State.ASKED).ifPresent(r -> action(r.kind()).lock(r));
            TwoPersonRequest request = store.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "two-persons"));
            if (lapse(request)) {
                throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "two-persons", command, State.LAPSED);
            }
            return decided(actor, request, command, why);
        });
    }

    private TwoPersonRequest decided(Actor actor, TwoPersonRequest request, String command, String why) {
        boolean own = FourEyes.isSame(actor, request.askedBy());
        if (own && !"withdraw".equals(command)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "two-persons.own");
        }
        var step = TwoPersonProcedure.TABLE.get(request.state(), command, new TwoPersonProcedure.Case(own), actor);
        TwoPersonAction action = action(request.kind());
        if (!own) {
            mayDecide(actor, request, action);
        }
        TwoPersonRequest decided = request.decided(step.to(), actor.name(), now(), why.isEmpty() ? null : why);
        store.decide(decided);
        told(step.event(), decided, why);
        if (decided.isDone()) {
            action.carryOut(actor, decided);
        }
        return decided;
    }

    private static void mayDecide(Actor actor, TwoPersonRequest request, TwoPersonAction action) {
        if (action.confirmers().stream().noneMatch(actor::is)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "two-persons.role");
        }
        if (request.office() != null && !actor.covers(request.office())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "two-persons.office", request.office());
        }
    }

    private TwoPersonAction action(String kind) {
        return actions.stream().filter(a -> a.kind().equals(kind)).findFirst().orElseThrow(() -> new IllegalStateException("nobody carries out " + kind));
    }

    /** What that account may do with it now. */
    List<String> commands(Actor actor, TwoPersonRequest request) {
        boolean own = FourEyes.isSame(actor, request.askedBy());
        if (!own && (action(request.kind()).confirmers().stream().noneMatch(actor::is) || request.office() != null && !actor.covers(request.office()))) {
            return List.of();
        }
        return TwoPersonProcedure.TABLE.commands(request.state(), new TwoPersonProcedure.Case(own), actor);
    }

    Page<TwoPersonRequest> list(Actor actor, UUID subject, State state, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.count(subject, state),
                (from, rows) -> store.list(subject, state, from, rows)));
    }

    /** The half of that kind about that subject that waits now. */
    public Optional<TwoPersonRequest> open(Actor actor, String kind, SubjectRef subject) {
        return transactions.read(actor, () -> store.list(subject.id(), State.ASKED, 0, MOST_OPEN)).stream()
                .filter(r -> r.kind().equals(kind) && now().isBefore(r.expiresAt())).findFirst();
    }

    private boolean lapse(TwoPersonRequest request) {
        if (request.state() != State.ASKED || now().isBefore(request.expiresAt())) {
            return false;
        }
        TwoPersonRequest lapsed = request.decided(State.LAPSED, null, now(), null);
        store.decide(lapsed);
        told("TwoPersonsLapsed", lapsed, "");
        return true;
    }

    /** Lets halves go that nobody completed. */
    @Scheduled(fixedRate = 3_600_000, initialDelay = 60_000)
    void sweep() {
        transactions.run(Actor.PLATFORM, () -> store.lockLapsed(now()).forEach(this::lapse));
    }

    private Instant now() {
        return Times.now(clock);
    }

    private void told(String event, TwoPersonRequest r, String why) {
        journal.record(JournalEvent.of(event, r.subject(), null, r.office(),
                Map.of("kind", r.kind(), "label", r.label(), "askedBy", r.askedBy(), "reason", why)));
    }
}
