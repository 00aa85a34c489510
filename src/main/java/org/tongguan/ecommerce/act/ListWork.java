package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.Detention;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListProcedure;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Undoing;
import org.tongguan.ecommerce.inspect.ParcelInspections;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** What officers and inspectors do with single lists. */
@Component
public class ListWork {

    static final String RELEASE = "release-list";
    private static final int MOST_REASON = 500;
    private final ListStore lists;
    private final ReturnStore returns;
    private final Undoing undoing;
    private final Transactions transactions;
    private final Journal journal;
    private final ParcelInspections inspections;
    private final Holds holds;
    private final TwoPersons twoPersons;
    private final Clock clock;

    ListWork(ListStore lists, ReturnStore returns, Undoing undoing, ParcelInspections inspections, Holds holds, TwoPersons twoPersons,
             Surroundings around) {
        this.lists = lists;
        this.returns = returns;
        this.undoing = undoing;
        this.inspections = inspections;
        this.holds = holds;
        this.twoPersons = twoPersons;
        this.transactions = around.transactions;
        this.journal = around.journal;
        this.clock = around.clock;
    }

    /** What it works with beside its own business. */
    @Component
    record Surroundings(Transactions transactions, Journal journal, Clock clock) { }

    /**
     * Gives a list a command of {@link ListProcedure}.
     *
     * @param ground to whom a parcel is handed that is detained; null for other commands
     * @throws PlatformException NOT_FOUND {@code retail-list}; CONFLICT {@code procedure.step}, {@code retail.return.applied} when
     *                           a return of some of it was applied for: what that gives back must not be given back twice; FORBIDDEN {@code procedure.role} or
     *                           {@code office}; MALFORMED {@code reason} when a refusal says no reason, {@code retail.ground} when a detention says no ground
     */
    public RetailList command(Actor actor, UUID id, String command, String reason, Detention ground) {
        String said = reason == null ? "" : reason.strip();
        if (said.length() > MOST_REASON || said.isEmpty() && !"release".equals(command)) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.reason");
        }
        if ("detain".equals(command) && ground == null) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.ground");
        }
        return transactions.call(actor, () -> {
            // Whoever has to do with holds and inspections takes the lock of the holds first.
            RetailList list = locked(id);
            Procedure.Step<ListState, RetailList> step = ListProcedure.TABLE.get(list.state(), command, list, actor);
            if (!actor.covers("%04d".formatted(list.office()))) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "retail.office", "%04d".formatted(list.office()));
            }
            if (step.to() == ListState.RETURNED && returns.isApplied(id)) {
                throw new PlatformException(ErrorCode.CONFLICT, "retail.return.applied");
            }
            if (list.state() == ListState.DETAINED && "release".equals(command)) {
                // What was detained is let go by two.
                twoPersons.ask(actor, new TwoPersons.Wish(RELEASE, list.ref(), ListNumber.invtNo(list.number()), "%04d".formatted(list.office()),
                        Map.of(), said));
                return lists.find(id).orElseThrow();
            }
            return take(list, step, said, ground);
        });
    }

    /** Locks it, holds first, as every command does. */
    RetailList locked(UUID id) {
        holds.lock(new SubjectRef(RetailList.KIND, id));
        return lists.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-list", id));
    }

    /** What two have decided: a detained parcel goes. */
    void release(Actor second, UUID id, String reason) {
        RetailList list = locked(id);
        take(list, ListProcedure.TABLE.get(list.state(), "release", list, second), reason, null);
    }

    /** The platform's own step of a list, after an inspection; joins the running transaction, which has locked it. */
    RetailList step(RetailList list, String command, String note) {
        return take(list, ListProcedure.TABLE.get(list.state(), command, list), note, null);
    }

    private RetailList take(RetailList list, Procedure.Step<ListState, RetailList> step, String reason, Detention ground) {
        Instant now = Times.now(clock);
        RetailList done = move(list, step.to(), now, reason, ground);
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("reason", reason, "state", step.to().name()));
        if (ground != null) {
            payload.put("ground", ground.name());
        }
        journal.record(JournalEvent.of(step.event(), list.ref(), list.traderId(), "%04d".formatted(list.office()), payload));
        if (step.to() == ListState.INSPECTION) {
            inspections.order(done, reason);
        } else if (step.to() == ListState.DETAINED) {
            inspections.cancel(done, reason);
        }
        return done;
    }

    /** The commands this actor may give to a list now. */
    public static List<String> commands(Actor actor, RetailList list) {
        return actor.covers("%04d".formatted(list.office())) ? ListProcedure.TABLE.commands(list.state(), list, actor) : List.of();
    }

    private RetailList move(RetailList list, ListState next, Instant now, String reason, Detention ground) {
        if (next == ListState.REJECTED || next == ListState.RETURNED) {
            return undoing.undo(list, next, now, reason);
        }
        if (next == list.state() && ground == null) {
            return list;
        }
        RetailList done = list.in(next);
        lists.decide(List.of(done));
        int told = ground == null ? next.code() : ground.code();
        lists.step(List.of(new ListStore.Step(list.id(), now, told, "<" + list.state() + ">" + reason)));
        if (next == ListState.PASSED) {
            undoing.pass(done, now);
            return lists.find(list.id()).orElseThrow();
        }
        return done;
    }
}
