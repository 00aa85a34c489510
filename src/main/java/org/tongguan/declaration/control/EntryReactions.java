package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.PickupConfirmed;
import org.tongguan.cargo.TransportArrived;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** News that goods have entered, or are handed over before they count as entered: the taxes of that day, and the end of waiting for them. */
@Component
public class EntryReactions {

    private final DeclarationStore store;
    private final Taxation taxation;
    private final Controls controls;
    private final Holds holds;
    private final Journal journal;
    private final Transactions transactions;
    private final Law law;
    private final Clock clock;

    EntryReactions(DeclarationStore store, Taxation taxation, Controls controls, Holds holds, Journal journal, Transactions transactions, Law law,
            Clock clock) {
        this.store = store;
        this.taxation = taxation;
        this.controls = controls;
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.law = law;
        this.clock = clock;
    }

    /** The transport has entered: what waited for it is assessed by that day's law (Tariff Law art. 20) and goes on. */
    @EventListener
    public void on(TransportArrived arrived) {
        transactions.unscoped(() -> {
            LocalDate day = LocalDate.ofInstant(arrived.arrivedAt(), clock.getZone());
            List<UUID> waiting = store.listWaitingFor(arrived.transport().mode(), arrived.transport().name(), arrived.transport().voyage());
            // All at once and in one order, then one after the other by priority.
            holds.lock(waiting.stream().map(Declaration::ref).toList());
            waiting.forEach(id -> entered(store.lock(id).orElseThrow(), day));
            return null;
        });
    }

    private void entered(Declaration d, LocalDate day) {
        boolean summary = d.mode() == Mode.SUMMARY;
        store.entered(d.id(), day, summary ? day.plusDays(law.whole("two.step.full.days", day)) : null);
        Declaration there = store.lock(d.id()).orElseThrow();
        if (summary) {
            controls.watchFullDeclaration(there);
        } else {
            taxation.assessAgain(there, day);
        }
        journal.record(JournalEvent.of("GoodsArrived", d.ref(), d.traderId(), d.key().entryExitOffice(), Map.of("entryDate", day.toString())));
        holds.liftAll(d.ref(), HoldReason.ARRIVAL);
    }

    /** Goods handed over at the ship's side need not wait for the berth: assessed by today's law, corrected by that of the day of entry. */
    @EventListener
    void on(PickupConfirmed confirmed) {
        if (Reactions.isOurs(confirmed.subject())) {
            transactions.unscoped(() -> store.lock(confirmed.subject().id()).filter(d -> d.entryDate() == null && d.key().isImport()).map(d -> {
                if (d.mode() != Mode.SUMMARY) {
                    taxation.assessAgain(d, LocalDate.now(clock));
                }
                return holds.liftAll(d.ref(), HoldReason.ARRIVAL);
            }));
        }
    }
}
