package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.TransportArrived;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationProcedure;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.gate.GoodsLeft;
import org.tongguan.hold.HoldLifted;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.InspectionCompleted;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Law;
import org.tongguan.risk.InspectionFeedback;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** News from the lower rooms, each heard inside the transaction that made it. */
@Component
public class Reactions {

    private final DeclarationStore store;
    private final Settlement settlement;
    private final Taxation taxation;
    private final Controls controls;
    private final Holds holds;
    private final Journal journal;
    private final Transactions transactions;
    private final Law law;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Reactions(DeclarationStore store, Settlement settlement, Taxation taxation, Controls controls, Holds holds, Journal journal, Transactions transactions,
              Law law, ApplicationEventPublisher publisher, Clock clock) {
        this.store = store;
        this.settlement = settlement;
        this.taxation = taxation;
        this.controls = controls;
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.law = law;
        this.publisher = publisher;
        this.clock = clock;
    }

    @EventListener
    public void on(HoldLifted lifted) {
        if (isOurs(lifted.subject())) {
            transactions.unscoped(() -> store.lock(lifted.subject().id()).map(d -> settlement.settle(d.id())));
        }
    }

    /** The transport has entered: what waited for it is assessed by that day's law (Tariff Law art. 20) and goes on. */
    @EventListener
    public void on(TransportArrived arrived) {
        transactions.unscoped(() -> {
            LocalDate day = LocalDate.ofInstant(arrived.arrivedAt(), clock.getZone());
            for (UUID id : store.listWaitingFor(arrived.transport().mode(), arrived.transport().name(), arrived.transport().voyage())) {
                Declaration d = store.lock(id).orElseThrow();
                boolean waits = holds.listOpen(d.ref()).stream().anyMatch(h -> h.reason() == HoldReason.ARRIVAL);
                if (waits) {
                    entered(d, day);
                }
            }
            return null;
        });
    }

    /** Goods are there, or may go as if they were (ship-side pick-up). */
    public void entered(Declaration d, LocalDate day) {
        boolean summary = d.mode() == Mode.SUMMARY;
        LocalDate due = summary ? day.plusDays(law.whole("two.step.full.days", day)) : null;
        store.entered(d.id(), day, due);
        if (summary) {
            controls.watchFullDeclaration(store.lock(d.id()).orElseThrow());
        } else {
            taxation.assessAgain(d, day);
        }
        journal.record(JournalEvent.of("GoodsArrived", d.ref(), d.traderId(), d.key().entryExitOffice(), Map.of("entryDate", day.toString())));
        holds.liftAll(d.ref(), HoldReason.ARRIVAL);
    }

    /** What was found teaches the targeting rules. */
    @EventListener
    public void on(InspectionCompleted completed) {
        publisher.publishEvent(new InspectionFeedback(completed.subject(), completed.found(), completed.note()));
    }

    /** Goods that must go back or be destroyed end the case; a wrong declaration goes back to the trader's desk as a change to ask for. */
    @EventListener
    public void on(InspectionDecided decided) {
        if (!isOurs(decided.subject()) || !decided.decision().endsTheCase()) {
            return;
        }
        transactions.unscoped(() -> {
            Declaration d = store.lock(decided.subject().id()).orElse(null);
            if (d == null) {
                return null;
            }
            DeclarationProcedure.TABLE.get(d.state(), "forfeit", settlement.standing(d.id()));
            store.move(d.id(), DeclarationState.FORFEITED, null);
            taxation.cancel(d, decided.decision().name());
            journal.record(JournalEvent.of("GoodsForfeited", d.ref(), d.traderId(), d.key().office(),
                    Map.of("decision", decided.decision().name(), "reason", decided.reason(), "channel", "D")));
            return null;
        });
    }

    @EventListener
    public void on(GoodsLeft left) {
        if (!isOurs(left.subject())) {
            return;
        }
        transactions.unscoped(() -> {
            Declaration d = store.lock(left.subject().id()).orElse(null);
            if (d != null && d.state() == DeclarationState.RELEASED) {
                store.move(d.id(), DeclarationState.CLOSED, null);
                journal.record(JournalEvent.of("DeclarationClosed", d.ref(), d.traderId(), d.key().office(), Map.of("number", d.number(), "channel", "R")));
            }
            return null;
        });
    }

    public static boolean isOurs(SubjectRef subject) {
        return Declaration.KIND.equals(subject.kind());
    }
}
