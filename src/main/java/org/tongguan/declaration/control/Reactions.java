package org.tongguan.declaration.control;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationProcedure;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.gate.GoodsLeft;
import org.tongguan.hold.HoldLifted;
import org.tongguan.inspection.InspectionCompleted;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.kernel.SubjectRef;
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
    private final Journal journal;
    private final Transactions transactions;
    private final ApplicationEventPublisher publisher;

    Reactions(DeclarationStore store, Settlement settlement, Taxation taxation, Journal journal, Transactions transactions,
              ApplicationEventPublisher publisher) {
        this.store = store;
        this.settlement = settlement;
        this.taxation = taxation;
        this.journal = journal;
        this.transactions = transactions;
        this.publisher = publisher;
    }

    @EventListener
    public void on(HoldLifted lifted) {
        if (isOurs(lifted.subject())) {
            transactions.unscoped(() -> store.lock(lifted.subject().id()).map(d -> settlement.settle(d.id())));
        }
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

    /** Released goods that have left close their case: one statement for all, the gate is waiting. */
    @EventListener
    public void on(GoodsLeft left) {
        List<UUID> ours = left.subjects().stream().filter(Reactions::isOurs).map(SubjectRef::id).toList();
        if (!ours.isEmpty()) {
            transactions.unscoped(() -> store.closeReleased(ours)).forEach(closed -> journal.record(JournalEvent.of("DeclarationClosed",
                    new SubjectRef(Declaration.KIND, closed.id()), closed.traderId(), closed.office(), Map.of("number", closed.number(), "channel", "R"))));
        }
    }

    public static boolean isOurs(SubjectRef subject) {
        return Declaration.KIND.equals(subject.kind());
    }
}
