package org.tongguan.declaration.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.tongguan.oversight.CaseDraws;
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
    private final CaseDraws draws;

    Surroundings(Bills bills, Inspections inspections, TargetingHits hits, Releases releases, Traders traders, Changes changes, CaseDraws draws) {
        this.draws = draws;
        this.bills = bills;
        this.inspections = inspections;
        this.hits = hits;
        this.releases = releases;
        this.traders = traders;
        this.changes = changes;
    }

    /** Beside the declaration: the bill of taxes, that of the fee for declaring late; hits, and whose case it is, are for officials only. */
    public record Around(@Nullable BillView bill, @Nullable BillView lateDeclarationBill, List<InspectionView> inspections,
                         List<TargetingHits.Recorded> hits, @Nullable Release release, CaseDraws.@Nullable Judge judge) { }

    public Around of(Actor actor, Declaration d) {
        return new Around(bills.find(d.ref()).map(bills::view).orElse(null), bills.findLateDeclaration(d.ref()).map(bills::view).orElse(null),
                inspections.list(d.ref(), actor).stream().map(i -> inspections.view(i, actor)).toList(),
                actor.isOfficial() ? hits.list(d.ref()) : List.of(), releases.find(d.ref()).orElse(null),
                actor.isOfficial() ? draws.judges(actor, List.of(d.id())).get(d.id()) : null);
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

    /** A summary with whose case it is. */
    public record Queued(@JsonUnwrapped DeclarationQueries.Summary summary, CaseDraws.@Nullable Judge judge) { }

    /** A page of what waits. */
    public Page<Queued> queued(Actor actor, Page<DeclarationQueries.Summary> page) {
        Map<UUID, CaseDraws.Judge> judges = draws.judges(actor, page.items().stream().map(DeclarationQueries.Summary::id).toList());
        return named(page).map(s -> new Queued(s, judges.get(s.id())));
    }

    /** A page with the traders' names put in. */
    public Page<DeclarationQueries.Summary> named(Page<DeclarationQueries.Summary> page) {
        return page.map(s -> s.withTraderName(traders.name(s.traderId())));
    }
}
