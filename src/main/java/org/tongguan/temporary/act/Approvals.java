package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.WorkingDays;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Approval;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.rules.DiseaseFree;
import org.tongguan.temporary.rules.SpecialGoods;
import org.tongguan.temporary.store.ApprovalStore;
import org.tongguan.temporary.store.GoodsListStore;
import org.tongguan.temporary.store.ItemStore;

/** Approvals of special items: asked for when a list is submitted, due within working days, in a queue with those that are late first. */
@Component
public class Approvals {

    private static final int MOST_AT_ONCE = 500;
    private final ApprovalStore store;
    private final ItemStore items;
    private final GoodsListStore lists;
    private final SpecialGoods special;
    private final DiseaseFree free;
    private final WorkingDays days;
    private final Around around;

    Approvals(ApprovalStore store, ItemStore items, GoodsListStore lists, SpecialGoods special, DiseaseFree free, WorkingDays days, Around around) {
        this.store = store;
        this.items = items;
        this.lists = lists;
        this.special = special;
        this.free = free;
        this.days = days;
        this.around = around;
    }

    /**
     * A decision on approvals.
     *
     * @param document number of the permit, needed to grant
     * @param most     granted up to this quantity, e.g. of what may be tasted; null = all
     */
    public record Decision(Collection<UUID> approvals, boolean granted, @Nullable String document, @Nullable BigDecimal most, @Nullable String reason) { }

    /** Asks for what a list's special items need; joins the running transaction. */
    void ask(GoodsList list) {
        LocalDate today = around.today();
        LocalDate due = days.plus(today, around.law().whole("temporary.approval.days", today));
        store.insert(list, items.list(list.id(), Item.State.LISTED).stream().filter(i -> special.needsApproval(i, today))
                .map(i -> new Approval(Ids.next(), i.id(), list.id(),
                        list.office(), i.special(), around.now(), due, Approval.State.ASKED, null, null, "", null, null)).toList());
    }

    /**
     * Decides on approvals of the own office; an item that is refused does not come in.
     *
     * @return how many were open until now
     * @throws PlatformException REFUSED {@code temporary.document} to grant without a permit's number, {@code temporary.reason} to refuse without a reason,
     *                           {@code temporary.field}, {@code temporary.not-free} from where the goods' diseases are, {@code temporary.not-region}
     *                           when the permit does not name the region that is free; NOT_FOUND {@code temporary.approval}; FORBIDDEN {@code temporary.office}
     */
    public int decide(Actor actor, Decision d) {
        Around.require(d.approvals() != null && !d.approvals().isEmpty() && d.approvals().size() <= MOST_AT_ONCE, "approvals");
        if (d.granted() && Around.text(d.document()).isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.document");
        }
        String reason = d.granted() ? Around.text(d.reason()) : Around.reason(d.reason());
        Around.require(d.most() == null || d.granted() && d.most().signum() >= 0 && d.most().scale() <= 5, "most");
        return around.transactions().call(actor, () -> {
            List<Approval> found = store.lock(d.approvals());
            if (found.isEmpty()) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "temporary.approval");
            }
            found.forEach(a -> Around.covers(actor, a.office()));
            List<Approval> open = found.stream().filter(a -> a.state() == Approval.State.ASKED).toList();
            if (d.granted()) {
                items.find(open.stream().map(Approval::itemId).toList()).forEach(i -> free.check(i, around.today(), Around.text(d.document()) + " " + reason));
            }
            Approval.State state = d.granted() ? Approval.State.GRANTED : Approval.State.REFUSED;
            open.forEach(a -> store.decide(new Approval(a.id(), a.itemId(), a.listId(), a.office(), a.kind(), a.askedAt(), a.dueOn(), state,
                    d.granted() ? Around.text(d.document()) : null, d.most(), reason, actor.name(), around.now())));
            if (!d.granted() && !open.isEmpty()) {
                items.setState(open.stream().map(Approval::itemId).toList(), Item.State.EXCLUDED);
            }
            open.stream().map(Approval::listId).distinct().forEach(id -> lists.find(id).ifPresent(l -> around.tell(d.granted() ? "TemporaryApprovalGranted"
                    : "TemporaryApprovalRefused", l, Map.of("number", l.number(), "items", open.stream().filter(a -> a.listId().equals(id)).count(),
                    "reason", reason))));
            return open.size();
        });
    }

    /** Approvals as that actor may see them, those due first before the others; {@code late}: only those whose term is over. */
    public Page<ApprovalStore.Listed> list(Actor actor, Approval.State state, String list, boolean late, int page, int size) {
        return around.transactions().read(actor, () -> {
            UUID of = list == null ? null : lists.find(list).map(GoodsList::id).orElse(new UUID(0, 0));
            ApprovalStore.Filter filter = new ApprovalStore.Filter(late ? Approval.State.ASKED : state, of, late ? around.today() : null);
            return Page.of(page, size, store.count(filter), (from, rows) -> store.list(filter, from, rows));
        });
    }

    /** What the lists say of it today, for whoever decides: whether its country is free of the diseases of its goods. */
    public Optional<Text> finding(ApprovalStore.Listed a) {
        return free.finding(a.approval().kind(), a.code(), a.origin(), around.today());
    }

    /** Whether its term is over and nobody has decided. */
    public boolean isLate(Approval a) {
        return a.state() == Approval.State.ASKED && a.dueOn().isBefore(around.today());
    }
}
