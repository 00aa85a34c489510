package org.tongguan.oversight;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/**
 * The register of conflicts of interest. Every official declares his own; administrators and senior officers declare any. While one stands the
 * official is drawn no case of that trader and can take no step in one. Ending one takes two persons.
 */
@Component
public class Conflicts implements TwoPersonAction {

    private static final String END = "end-conflict";
    private static final int MAX_TEXT = 200;
    private final ConflictStore store;
    private final ObjectProvider<Officials> officials;
    private final Traders traders;
    private final ObjectProvider<TwoPersons> twoPersons;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Conflicts(ConflictStore store, ObjectProvider<Officials> officials, Traders traders, ObjectProvider<TwoPersons> twoPersons, Transactions transactions,
              Journal journal, Clock clock) {
        this.store = store;
        this.officials = officials;
        this.traders = traders;
        this.twoPersons = twoPersons;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Refuses an official what concerns a trader he has a conflict with.
     *
     * @throws PlatformException FORBIDDEN {@code conflict}
     */
    public void demandNone(Actor actor, Long traderId) {
        if (traderId != null && actor.isOfficial() && transactions.read(actor, () -> store.stands(actor.name(), traderId))) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "conflict");
        }
    }

    /** The traders that official may not judge. */
    Set<Long> traders(Actor actor) {
        return transactions.read(actor, () -> store.traders(actor.name()));
    }

    /**
     * Enters a conflict.
     *
     * @param officer null = the actor
     * @throws PlatformException REFUSED {@code conflict.relation}, {@code conflict.officer}; NOT_FOUND; FORBIDDEN {@code conflict.own};
     *                           CONFLICT {@code conflict.stands}
     */
    Conflict declare(Actor actor, String officer, long traderId, String relation) {
        String why = relation == null ? "" : relation.strip();
        if (why.isEmpty() || why.length() > MAX_TEXT) {
            throw new PlatformException(ErrorCode.REFUSED, "conflict.relation", MAX_TEXT);
        }
        String who = officer == null || officer.isBlank() ? actor.name() : officer.strip().toLowerCase(java.util.Locale.ROOT);
        if (!FourEyes.isSame(actor, who) && !actor.is(Role.ADMIN) && !actor.is(Role.SENIOR)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "conflict.own");
        }
        if (!officials.getObject().isOfficial(who)) {
            throw new PlatformException(ErrorCode.REFUSED, "conflict.officer", who);
        }
        traders.get(traderId);
        Conflict conflict = new Conflict(Ids.next(), who, traderId, why, actor.name(), clock.instant(), null);
        transactions.run(actor, () -> {
            try {
                store.insert(conflict);
            } catch (DuplicateKeyException e) {
                throw new PlatformException(ErrorCode.CONFLICT, "conflict.stands", who);
            }
            told("ConflictDeclared", conflict);
        });
        return conflict;
    }

    /** Asks for the end of a conflict, or confirms it. */
    TwoPersonRequest end(Actor actor, UUID id, String reason) {
        Conflict conflict = transactions.read(actor, () -> store.find(id)).filter(c -> c.endedAt() == null)
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "conflict.none"));
        if (FourEyes.isSame(actor, conflict.officer())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "conflict.own");
        }
        return twoPersons.getObject().ask(actor, new TwoPersons.Wish(END, ref(conflict), conflict.officer(), null, Map.of(), reason));
    }

    private static SubjectRef ref(Conflict conflict) {
        return new SubjectRef("conflict", conflict.id());
    }

    @Override
    public String kind() {
        return END;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ADMIN, Role.SENIOR);
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        Conflict conflict = store.find(request.subject().id()).orElseThrow();
        if (FourEyes.isSame(second, conflict.officer())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "conflict.own");
        }
        if (!store.end(conflict.id(), clock.instant())) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "conflict.none");
        }
        told("ConflictEnded", conflict);
    }

    /** Administrators and senior officers see all, others their own. */
    Page<Conflict> list(Actor actor, int page, int size) {
        String whose = actor.is(Role.ADMIN) || actor.is(Role.SENIOR) ? null : actor.name();
        return transactions.read(actor, () -> Page.of(page, size, store.count(whose), (from, rows) -> store.list(whose, from, rows)));
    }

    /** For officials only: the trader concerned is not told. */
    private void told(String kind, Conflict c) {
        journal.record(JournalEvent.of(kind, ref(c), null, null, Map.of("officer", c.officer(), "trader", c.traderId(), "relation", c.relation())));
    }
}
