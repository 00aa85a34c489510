package org.tongguan.declaration.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.act.Changes;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.gate.Release;
import org.tongguan.gate.Releases;
import org.tongguan.hold.Hold;
import org.tongguan.inspection.InspectionView;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.revenue.BillView;
import org.tongguan.revenue.Bills;
import org.tongguan.risk.TargetingHits;
import org.tongguan.trader.Traders;

/** What other rooms keep about a declaration: its bill, inspections, targeting hits, gate pass and the trader's name. */
@Component
public class Surroundings {

    private final Bills bills;
    private final Inspections inspections;
    private final TargetingHits hits;
    private final Releases releases;
    private final Traders traders;
    private final Changes changes;

    Surroundings(Bills bills, Inspections inspections, TargetingHits hits, Releases releases, Traders traders, Changes changes) {
        this.bills = bills;
        this.inspections = inspections;
        this.hits = hits;
        this.releases = releases;
        this.traders = traders;
        this.changes = changes;
    }

    /** Beside the declaration: the bill of taxes, that of the fee for declaring late; hits are for officials only. */
    public record Around(@Nullable BillView bill, @Nullable BillView lateDeclarationBill, List<InspectionView> inspections,
                         List<TargetingHits.Recorded> hits, @Nullable Release release) { }

    public Around of(Actor actor, Declaration d) {
        return new Around(bills.find(d.ref()).map(bills::view).orElse(null), bills.findLateDeclaration(d.ref()).map(bills::view).orElse(null),
                inspections.list(d.ref(), actor).stream().map(i -> inspections.view(i, actor)).toList(),
                actor.isOfficial() ? hits.list(d.ref()) : List.of(), releases.find(d.ref()).orElse(null));
    }

    public boolean isLate(Declaration d) {
        return switch (d.state()) {
            case REJECTED, WITHDRAWN, FORFEITED -> true;
            default -> changes.isLate(d);
        };
    }

    public DeclarationQueries.Summary summary(Declaration d, List<Hold> holds) {
        return new DeclarationQueries.Summary(d.id(), d.number(), d.sequenceNumber(), d.clientReference(), d.key().direction(), d.mode(), d.state(),
                d.key().office(), d.key().entryExitOffice(), d.traderId(), traders.name(d.traderId()), d.key().ownerName(), d.key().procedureCode(),
                d.key().transportMode(), d.key().transportName(), d.key().itemCount(), d.key().firstDescription(), d.totalTax(), d.priority(),
                d.greenChannel(), holds.stream().filter(Hold::isOpen).map(h -> h.reason().name()).distinct().toList(), d.filedAt(), d.acceptedAt(),
                d.releasedAt(), d.fullDueOn(), d.overdue());
    }

    /** A page with the traders' names put in. */
    public Page<DeclarationQueries.Summary> named(Page<DeclarationQueries.Summary> page) {
        return page.map(s -> s.withTraderName(traders.name(s.traderId())));
    }
}
