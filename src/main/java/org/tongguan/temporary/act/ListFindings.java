package org.tongguan.temporary.act;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.ItemizedGoods;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Jobs;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.ItemFinding;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.store.FindingStore;
import org.tongguan.temporary.store.ItemStore;

/** What inspections at the venue say about goods: an order without a decision holds the whole list, a decision binds the items it is about. */
@Component
class ListFindings implements ItemizedGoods {

    static final String JOB = "temporary-findings";
    private static final Set<WayOut> BEFORE_DECISION = Set.of(WayOut.RE_EXPORT, WayOut.DESTRUCTION);
    private final FindingStore store;
    private final ItemStore items;
    private final Holds holds;
    private final Jobs jobs;

    ListFindings(FindingStore store, ItemStore items, Holds holds, Jobs jobs) {
        this.store = store;
        this.items = items;
        this.holds = holds;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return GoodsList.KIND;
    }

    @Override
    public Set<Integer> items(UUID list) {
        return items.numbers(list);
    }

    /** Numbers of the inspections that hold something of a list. */
    Set<String> holding(GoodsList list) {
        return ItemizedGoods.holding(holds.listOpen(list.ref()));
    }

    /** The first lock of whoever decides about inspected goods, and of who orders an inspection. */
    void lock(SubjectRef list) {
        holds.lock(list);
    }

    /** What binds the items of a list, by item. */
    Map<UUID, List<ItemFinding>> binding(GoodsList list) {
        return store.open(list.id()).stream().collect(Collectors.groupingBy(ItemFinding::itemId));
    }

    /**
     * Whether those items may go that way.
     *
     * @throws PlatformException REFUSED {@code temporary.inspecting} while an inspection is not decided; {@code temporary.bound-destroy},
     *                           {@code temporary.bound-export}, {@code temporary.bound-waits} for an item that is bound to another way, or has to wait
     */
    void check(GoodsList list, WayOut way, Collection<Item> goods) {
        Set<String> holding = holding(list);
        if (!holding.isEmpty() && !BEFORE_DECISION.contains(way) && !store.inspections(list.id()).containsAll(holding)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.inspecting", list.number());
        }
        Map<UUID, List<ItemFinding>> binding = binding(list);
        goods.forEach(item -> binding.getOrDefault(item.id(), List.of()).stream().filter(f -> !f.allows(way)).findFirst().ifPresent(f -> {
            throw new PlatformException(ErrorCode.REFUSED, switch (f.decision()) {
                case DESTROY -> "temporary.bound-destroy";
                case RE_EXPORT -> "temporary.bound-export";
                default -> "temporary.bound-waits";
            }, item.number(), f.inspection());
        }));
    }

    /** Goods went, or items were amended: perhaps what an inspection ordered has come about. Looked at afterwards, with the subject locked first. */
    void look(GoodsList list) {
        if (!holding(list).isEmpty()) {
            jobs.add(JOB, list.ref(), Map.of(), null);
        }
    }
}
