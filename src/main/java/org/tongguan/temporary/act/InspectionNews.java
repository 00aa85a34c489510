package org.tongguan.temporary.act;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.hold.HoldLifted;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.ItemFinding;
import org.tongguan.temporary.store.FindingStore;

/**
 * Inspections at the venue, heard inside the transaction that decided: the items that failed are bound to the way that was decided, all others are free;
 * what was asked to go another way is asked no more. When the decision has come about its holds are lifted.
 */
@Component("temporaryInspectionNews")
class InspectionNews implements JobHandler {

    private final GoodsLists.Stores stores;
    private final FindingStore store;
    private final ListFindings findings;
    private final ClearanceWork clearances;
    private final GoodsListWork lists;
    private final Inspections inspections;
    private final Around around;

    InspectionNews(GoodsLists.Stores stores, FindingStore store, ListFindings findings, ClearanceWork clearances, GoodsListWork lists, Inspections inspections,
                   Around around) {
        this.stores = stores;
        this.store = store;
        this.findings = findings;
        this.clearances = clearances;
        this.lists = lists;
        this.inspections = inspections;
        this.around = around;
    }

    @EventListener
    void on(InspectionDecided decided) {
        if (GoodsList.KIND.equals(decided.subject().kind())) {
            around.transactions().unscoped(() -> stores.lists().lock(decided.subject().id()).map(list -> {
                bind(list, decided);
                return list;
            }));
        }
    }

    private void bind(GoodsList list, InspectionDecided decided) {
        int bound = store.bind(list, decided, around.now());
        if (bound == 0) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.bound-nothing", list.number());
        }
        around.tell("TemporaryGoodsBound", list, Map.of("number", list.number(), "inspection", decided.inspectionNumber(), "decision",
                decided.decision().name(), "items", bound, "reason", decided.reason()));
        Map<UUID, List<ItemFinding>> binding = findings.binding(list);
        clearances.drop(list, decided.reason(), (c, item) -> binding.getOrDefault(item, List.of()).stream().allMatch(f -> f.allows(c.way())));
        if (decided.decision() == Decision.AMEND && list.state() == GoodsList.State.SUBMITTED) {
            lists.sendBack(list, decided.reason());
        }
    }

    /** Treated and looked at again, paid, or done by an officer's word: nothing of that order holds the list any more. */
    @EventListener
    void on(HoldLifted lifted) {
        if (GoodsList.KIND.equals(lifted.subject().kind())) {
            around.transactions().unscoped(() -> stores.lists().lock(lifted.subject().id()).map(list -> {
                Set<String> holding = findings.holding(list);
                store.settle(list.id(), store.open(list.id()).stream().map(ItemFinding::inspection).filter(i -> !holding.contains(i))
                        .collect(Collectors.toSet()), around.now());
                return list;
            }));
        }
    }

    @Override
    public String kind() {
        return ListFindings.JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        findings.lock(job.subject());
        stores.lists().lock(job.subject().id()).ifPresent(list -> {
            Set<String> holding = findings.holding(list);
            store.carriedOut(list.id()).stream().filter(holding::contains).forEach(number -> inspections.carriedOut(list.ref(), number, list.number()));
        });
    }
}
