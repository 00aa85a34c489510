package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListProcedure;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Undoing;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.risk.InspectionFeedback;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.springframework.context.ApplicationEventPublisher;

/** What officers and inspectors do with single lists. */
@Component
public class ListWork {

    private static final int MOST_REASON = 500;
    static final String RELEASE = "release-list";
    private final ListStore lists;
    private final ReturnStore returns;
    private final Undoing undoing;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TwoPersons twoPersons;
    private final Clock clock;

    ListWork(ListStore lists, ReturnStore returns, Undoing undoing, Transactions transactions, Journal journal, ApplicationEventPublisher events,
             TwoPersons twoPersons, Clock clock) {
        this.lists = lists;
        this.returns = returns;
        this.undoing = undoing;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.twoPersons = twoPersons;
        this.clock = clock;
    }

    /**
     * Gives a list a command of {@link ListProcedure}.
     *
     * @throws PlatformException NOT_FOUND {@code retail-list}; CONFLICT {@code procedure.step}, {@code retail.return.applied} when
     *                           a return of some of it was applied for: what that gives back must not be given back twice; FORBIDDEN {@code procedure.role} or
     *                           {@code office}; MALFORMED {@code reason} when a refusal says no reason
     */
    public RetailList command(Actor actor, UUID id, String command, String reason) {
        String said = reason == null ? "" : reason.strip();
        if (said.length() > MOST_REASON || said.isEmpty() && !"release".equals(command)) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.reason");
        }
        return transactions.call(actor, () -> {
            RetailList list = lists.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-list", id));
            Procedure.Step<ListState, RetailList> step = ListProcedure.TABLE.get(list.state(), command, list, actor);
            if (!actor.covers("%04d".formatted(list.office()))) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "retail.office", "%04d".formatted(list.office()));
            }
            if (step.to() == ListState.RETURNED && returns.isApplied(id)) {
                throw new PlatformException(ErrorCode.CONFLICT, "retail.return.applied");
            }
            if (list.state() == ListState.INSPECTION && "release".equals(command)) {
                // What was picked out for inspection is let go by two.
                twoPersons.ask(actor, new TwoPersons.Wish(RELEASE, list.ref(), ListNumber.invtNo(list.number()), office(list), Map.of(), said));
                return lists.find(id).orElseThrow();
            }
            return done(list, step, said);
        });
    }

    /** What two have decided: the list goes. */
    void release(Actor second, UUID id, String reason) {
        RetailList list = lists.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-list", id));
        done(list, ListProcedure.TABLE.get(list.state(), "release", list, second), reason);
    }

    private static String office(RetailList list) {
        return "%04d".formatted(list.office());
    }

    private RetailList done(RetailList list, Procedure.Step<ListState, RetailList> step, String said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RetailList done = take(list, step.to(), now, said);
        journal.record(JournalEvent.of(step.event(), list.ref(), list.traderId(), "%04d".formatted(list.office()),
                Map.of("reason", said, "state", step.to().name())));
        if (list.state() == ListState.INSPECTION && step.to() != ListState.INSPECTION) {
            events.publishEvent(new InspectionFeedback(list.ref(), step.to() != ListState.RELEASED, said));
        }
        return done;
    }

    /** The commands this actor may give to a list now. */
    public static List<String> commands(Actor actor, RetailList list) {
        return actor.covers("%04d".formatted(list.office())) ? ListProcedure.TABLE.commands(list.state(), list, actor) : List.of();
    }

    private RetailList take(RetailList list, ListState next, Instant now, String reason) {
        if (next == ListState.REJECTED || next == ListState.RETURNED) {
            return undoing.undo(list, next, now, reason);
        }
        RetailList done = list.in(next);
        lists.decide(List.of(done));
        lists.step(List.of(new ListStore.Step(list.id(), now, next.code(), "<" + list.state() + ">" + reason)));
        if (next == ListState.PASSED) {
            undoing.pass(done, now);
            return lists.find(list.id()).orElseThrow();
        }
        return done;
    }
}
