package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationProcedure;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.store.ChangeStore;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Procedure;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** Lets a case go on by itself: looks at its open holds and takes the step they allow. Called whenever a hold was lifted. */
@Component
public class Settlement {

    private final DeclarationStore store;
    private final Holds holds;
    private final ReleasePasses passes;
    private final ChangeStore changes;
    private final Bills bills;
    private final Journal journal;
    private final Clock clock;

    Settlement(DeclarationStore store, Holds holds, ReleasePasses passes, ChangeStore changes, Bills bills, Journal journal, Clock clock) {
        this.store = store;
        this.holds = holds;
        this.passes = passes;
        this.changes = changes;
        this.bills = bills;
        this.journal = journal;
        this.clock = clock;
    }

    /** The standing of a case: what guards and buttons look at. */
    public DeclarationProcedure.Standing standing(UUID id) {
        Set<HoldReason> open = EnumSet.noneOf(HoldReason.class);
        for (Hold hold : holds.listOpen(Declaration.ref(id))) {
            open.add(hold.reason());
        }
        return new DeclarationProcedure.Standing(open, changes.findOpen(id).isPresent());
    }

    /** Takes the automatic step, if one is allowed; gives the declaration as it stands afterwards. */
    public Declaration settle(UUID id) {
        Declaration d = store.lock(id).orElseThrow();
        DeclarationProcedure.Standing standing = standing(id);
        for (String command : List.of("release", "allow-pickup")) {
            Optional<Procedure.Step<DeclarationState, DeclarationProcedure.Standing>> step = DeclarationProcedure.TABLE.find(d.state(), command, standing);
            if (step.isPresent()) {
                Instant now = clock.instant();
                boolean release = step.get().to() == DeclarationState.RELEASED;
                store.move(id, step.get().to(), release ? now : null);
                Declaration moved = Controls.inState(d, step.get().to(), release ? now : null);
                passes.grant(List.of(moved));
                channel(moved).map(channel -> Optional.of(going("DeclarationReleased", moved, channel))).orElseGet(() -> told(moved))
                        .ifPresent(journal::record);
                return moved;
            }
        }
        return d;
    }

    /** K where it is released before its taxes are paid, on a guarantee that is reserved for them or need not be given; P where it is not. */
    private Optional<String> channel(Declaration d) {
        boolean taxed = d.state() == DeclarationState.RELEASED && d.totalTax() != null && d.totalTax().signum() > 0;
        return taxed ? bills.find(d.ref()).filter(b -> b.settlement() != Bill.Settlement.IMMEDIATE).map(b -> b.isUnpaid() ? "K" : "P") : Optional.empty();
    }

    /** What is told of goods that may go: released, or allowed to leave the port; nothing while they are kept. */
    public static Optional<JournalEvent> told(Declaration d) {
        return switch (d.state()) {
            case RELEASED -> Optional.of(going("DeclarationReleased", d, d.consolidatedTax() ? "K" : "P"));
            case PICKUP -> Optional.of(going("PickupAllowed", d, "SpK"));
            default -> Optional.empty();
        };
    }

    private static JournalEvent going(String kind, Declaration d, String channel) {
        return new JournalEvent(kind, d.ref(), d.traderId(), d.key().office(), "platform", Map.of("number", d.number(), "channel", channel));
    }
}
