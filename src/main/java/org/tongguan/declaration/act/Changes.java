package org.tongguan.declaration.act;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.control.ReleasePasses;
import org.tongguan.declaration.control.Taxation;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.store.Change;
import org.tongguan.declaration.store.ChangeStore;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/**
 * Amendment and withdrawal (Customs Law art. 26). Early, while no officer has acted and goods are not released, the trader changes at once;
 * late, the trader asks, the goods wait, and a senior officer decides. Whatever is changed is screened, targeted and taxed again.
 */
@Component
public class Changes {

    private final DeclarationStore store;
    private final ChangeStore changes;
    private final Amendment amendment;
    private final Holds holds;
    private final Inspections inspections;
    private final Taxation taxation;
    private final ReleasePasses passes;
    private final Journal journal;
    private final Clock clock;

    Changes(DeclarationStore store, ChangeStore changes, Amendment amendment, Holds holds, Inspections inspections, Taxation taxation, ReleasePasses passes,
            Journal journal, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.amendment = amendment;
        this.holds = holds;
        this.inspections = inspections;
        this.taxation = taxation;
        this.passes = passes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether a change now needs an officer: goods released or leaving, an inspection ordered, a bill paid, or an officer's stop. */
    public boolean isLate(Declaration d) {
        return switch (d.state()) {
            case DRAFT, RETURNED -> false;
            case ACCEPTED -> holds.list(d.ref()).stream().anyMatch(Changes::isOfficial) || taxation.isPaid(d);
            case PICKUP, RELEASED, CLOSED -> true;
            default -> throw new PlatformException(ErrorCode.CONFLICT, "declaration.ended", d.state());
        };
    }

    private static boolean isOfficial(Hold hold) {
        return switch (hold.reason()) {
            case INSPECTION, DESTINATION_INSPECTION, RISK, ATTACHMENT, REMEDY -> true;
            case DOCUMENT_REVIEW -> !hold.isOpen();
            default -> false;
        };
    }

    public void amend(Actor actor, Declaration d, Screened screened, String reason) {
        if (isLate(d)) {
            ask(actor, d, new Change(Ids.next(), d.id(), Change.Kind.AMEND, screened.document(), reason(reason), Change.State.ASKED, clock.instant(),
                    actor.name(), null, null, null));
            return;
        }
        amendment.apply(actor.name(), d, screened, reason(reason));
    }

    public void withdraw(Actor actor, Declaration d, String reason) {
        if (d.state() == DeclarationState.CLOSED) {
            throw new PlatformException(ErrorCode.CONFLICT, "declaration.gone");
        }
        if (isLate(d)) {
            ask(actor, d, new Change(Ids.next(), d.id(), Change.Kind.WITHDRAW, null, reason(reason), Change.State.ASKED, clock.instant(), actor.name(),
                    null, null, null));
            return;
        }
        withdrawn(d, reason);
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "reason-needed");
        }
        return reason.strip();
    }

    private void ask(Actor actor, Declaration d, Change change) {
        changes.insert(change, d.traderId());
        journal.record(new JournalEvent("ChangeAsked", d.ref(), d.traderId(), d.key().office(), actor.name(),
                Map.of("kind", change.kind().name(), "reason", change.reason())));
        if (d.state() == DeclarationState.ACCEPTED || d.state() == DeclarationState.PICKUP) {
            holds.place(d.ref(), HoldReason.CHANGE_REQUEST, "", change.reason());
        }
    }

    public void approve(Actor officer, Declaration d, String note) {
        Change change = changes.findOpen(d.id()).orElseThrow(() -> new PlatformException(ErrorCode.CONFLICT, "declaration.no-change"));
        if (change.kind() == Change.Kind.WITHDRAW && d.state() == DeclarationState.CLOSED) {
            throw new PlatformException(ErrorCode.CONFLICT, "declaration.gone");
        }
        changes.decide(change.id(), Change.State.APPROVED, clock.instant(), officer.name(), note);
        if (change.kind() == Change.Kind.WITHDRAW) {
            withdrawn(d, change.reason());
        } else {
            amendment.apply(change.askedBy(), d, amendment.screen(d, change.document()), change.reason());
        }
        holds.liftAll(d.ref(), HoldReason.CHANGE_REQUEST);
    }

    public void refuse(Actor officer, Declaration d, String note) {
        Change change = changes.findOpen(d.id()).orElseThrow(() -> new PlatformException(ErrorCode.CONFLICT, "declaration.no-change"));
        changes.decide(change.id(), Change.State.REFUSED, clock.instant(), officer.name(), note);
        holds.liftAll(d.ref(), HoldReason.CHANGE_REQUEST);
    }

    private void withdrawn(Declaration d, String reason) {
        Instant now = clock.instant();
        undoControls(d, DeclarationState.WITHDRAWN);
        journal.record(JournalEvent.of("DeclarationWithdrawn", d.ref(), d.traderId(), d.key().office(),
                Map.of("reason", reason == null ? "" : reason, "at", now.toString(), "channel", "D")));
    }

    /** Ends or sends back a case: its orders, bills and passes go with it, and then nothing holds it any more. */
    public void undoControls(Declaration d, DeclarationState to) {
        store.move(d.id(), to, null);
        inspections.cancel(d.ref(), to.name());
        taxation.cancel(d, to.name());
        passes.revoke(d, to.name());
        for (HoldReason reason : List.of(HoldReason.values())) {
            holds.liftAll(d.ref(), reason);
        }
    }
}
