package org.tongguan.suspense.act;

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
import org.tongguan.suspense.AccountFinding;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;

/** What inspections say about goods on account: an order without a decision holds the whole account, a decision binds the items it is about. */
@Component
class AccountFindings implements ItemizedGoods {

    static final String JOB = "suspense-findings";
    private final Stores stores;
    private final Holds holds;

    AccountFindings(Stores stores, Holds holds) {
        this.stores = stores;
        this.holds = holds;
    }

    @Override
    public String kind() {
        return GoodsAccount.KIND;
    }

    @Override
    public Set<Integer> items(UUID account) {
        return stores.items().list(account).stream().map(AccountItem::number).collect(Collectors.toSet());
    }

    /** Numbers of the inspections that hold something of an account. */
    Set<String> holding(GoodsAccount a) {
        return ItemizedGoods.holding(holds.listOpen(a.ref()));
    }

    /**
     * Whether an officer may let those items move that way.
     *
     * @throws PlatformException REFUSED {@code suspense.inspecting} while an inspection is not decided; and what {@link #checkBound} throws
     */
    void check(GoodsAccount a, Movement.Way way, Collection<AccountItem> goods) {
        if (!stores.findings().inspections(a.id()).containsAll(holding(a))) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.inspecting", a.number());
        }
        checkBound(a, way, goods);
    }

    /** @throws PlatformException REFUSED {@code suspense.bound-destroy}, {@code suspense.bound-return}, {@code suspense.bound-waits} */
    void checkBound(GoodsAccount a, Movement.Way way, Collection<AccountItem> goods) {
        Map<UUID, List<AccountFinding>> binding = stores.findings().open(a.id()).stream().collect(Collectors.groupingBy(AccountFinding::itemId));
        goods.forEach(item -> binding.getOrDefault(item.id(), List.of()).stream().filter(f -> !AccountFinding.allows(f.decision(), way)).findFirst()
                .ifPresent(f -> {
                    throw new PlatformException(ErrorCode.REFUSED, switch (f.decision()) {
                        case DESTROY -> "suspense.bound-destroy";
                        case RE_EXPORT -> "suspense.bound-return";
                        default -> "suspense.bound-waits";
                    }, item.number(), f.inspection());
                }));
    }
}
