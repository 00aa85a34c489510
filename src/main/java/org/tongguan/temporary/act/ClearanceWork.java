package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.BillPaid;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Ids;
import org.tongguan.tariff.Assessment;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.ClearanceProcedure;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.SoldToRetail;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.rules.ItemTaxes;
import org.tongguan.temporary.rules.Ways;
import org.tongguan.temporary.store.ClearanceStore;
import org.tongguan.temporary.store.GoodsListStore;

/** Decides on what is asked to go out: confirmed, billed where taxes are owed, written off; each time the guarantee behind it shrinks. Undone by reversal. */
@Component
public class ClearanceWork {

    private final GoodsLists.Stores stores;
    private final ClearanceStore store;
    private final GoodsStock stock;
    private final Cover cover;
    private final ItemTaxes taxes;
    private final Ways ways;
    private final Surroundings near;

    ClearanceWork(GoodsLists.Stores stores, ClearanceStore store, GoodsStock stock, Cover cover, ItemTaxes taxes, Ways ways, Surroundings near) {
        this.stores = stores;
        this.store = store;
        this.stock = stock;
        this.cover = cover;
        this.taxes = taxes;
        this.ways = ways;
        this.near = near;
    }

    /** What it works with beside its own business. */
    @Component
    record Surroundings(Bills bills, Terms terms, ListFindings findings, Around around, ApplicationEventPublisher news) { }

    /**
     * What a step is given.
     *
     * @param determined of goods whose taxes cannot be computed: what an officer determines, yuan by tax
     */
    public record Given(@Nullable String reason, @Nullable Map<Assessment.Tax, BigDecimal> determined) { }

    /** A clearance with its list and items, and what the asking actor may do now. */
    public record View(Clearance clearance, GoodsList list, List<Clearance.Line> lines, Map<UUID, Item> items, List<String> commands) { }

    /**
     * Takes a step: confirm, refuse, withdraw, reverse.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.clearance}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code temporary.office}; CONFLICT {@code temporary.not-in} to reverse after the list was closed; REFUSED
     *                           {@code temporary.reason}, {@code temporary.inspecting}, {@code temporary.bound…},
     *                           {@code temporary.tax-open} when an officer must determine a tax
     */
    public View act(Actor actor, String number, String command, Given given) {
        return near.around.transactions().call(actor, () -> {
            Clearance seen = found(number);
            GoodsList list = stores.lists().lock(seen.listId()).orElseThrow();
            Clearance c = found(number);
            // Whether taxes are owed is only computed for the step that asks for it.
            boolean confirming = "confirm".equals(command) && c.state() == Clearance.State.ASKED;
            Map<Clearance.Line, Item> lines = lines(c);
            Map<Assessment.Tax, BigDecimal> owed = confirming && actor.isOfficial() ? owed(c, lines, given) : Map.of();
            var step = ClearanceProcedure.TABLE.get(c.state(), command, new ClearanceProcedure.Standing(isFiler(actor, c), !owed.isEmpty()), actor);
            Around.covers(actor, c.office());
            switch (command) {
                case "confirm" -> {
                    near.findings.check(list, c.way(), lines.values());
                    if (owed.isEmpty()) {
                        writeOff(list, c, lines.keySet().stream().toList(), actor.name());
                    } else {
                        bill(actor, c, owed);
                    }
                }
                case "refuse", "withdraw" -> letGo(actor.name(), c, step.to(), lines, "refuse".equals(command) ? Around.reason(given.reason())
                        : Around.text(given.reason()));
                case "reverse" -> reverse(actor, list, c, lines, Around.reason(given.reason()));
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "temporary-clearance", command, c.state());
            }
            if (step.to() != Clearance.State.DONE) {
                near.around.tell(step.event(), c, Map.of("number", c.number(), "way", c.way().name(), "reason", Around.text(given.reason())));
            }
            return view(actor, found(number));
        });
    }

    private Map<Assessment.Tax, BigDecimal> owed(Clearance c, Map<Clearance.Line, Item> lines, Given given) {
        Map<Clearance.Line, Item> taxed = new LinkedHashMap<>();
        lines.forEach((line, item) -> {
            if (ways.isTaxed(item, c.way(), near.around.today())) {
                taxed.put(line, item);
            }
        });
        ItemTaxes.Owed owed = taxes.owed(taxed, near.around.today());
        Map<Assessment.Tax, BigDecimal> all = new LinkedHashMap<>(owed.taxes());
        if (!owed.open().isEmpty()) {
            if (given.determined() == null || given.determined().isEmpty()) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.tax-open", owed.open().stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")));
            }
            given.determined().forEach((tax, amount) -> {
                Around.require(amount != null && amount.signum() >= 0 && amount.scale() <= 2, "determined");
                all.merge(tax, amount, BigDecimal::add);
            });
        }
        all.values().removeIf(amount -> amount.signum() == 0);
        return all;
    }

    private void bill(Actor actor, Clearance c, Map<Assessment.Tax, BigDecimal> owed) {
        List<Bill.Line> lines = owed.entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList();
        Bill bill = near.bills.issue(List.of(new BillOrder(c.ref(), null, c.traderId(), c.office(), near.around.today(), Bill.Settlement.IMMEDIATE, lines)))
                .getFirst();
        store.due(c.id(), bill.amount(), bill.number(), actor.name(), near.around.now());
    }

    /** Its taxes are paid: the goods are free, and gone from the account. */
    @EventListener
    public void on(BillPaid paid) {
        if (!Clearance.KIND.equals(paid.bill().subject().kind())) {
            return;
        }
        near.around.transactions().unscoped(() -> {
            Clearance seen = store.find(paid.bill().subject().id()).orElseThrow();
            GoodsList list = stores.lists().lock(seen.listId()).orElseThrow();
            Clearance c = store.find(seen.id()).orElseThrow();
            ClearanceProcedure.TABLE.find(c.state(), "pay", null).ifPresent(step -> writeOff(list, c, store.lines(c.id()), c.decidedBy()));
            return c;
        });
    }

    /** The money never came: the goods are in again, set aside under the same bill; a list that was closed for them runs again. */
    @EventListener
    public void on(BillPaid.Undone undone) {
        if (!Clearance.KIND.equals(undone.bill().subject().kind())) {
            return;
        }
        near.around.transactions().unscoped(() -> {
            Clearance seen = store.find(undone.bill().subject().id()).orElseThrow();
            GoodsList list = stores.lists().lock(seen.listId()).orElseThrow();
            Clearance c = store.find(seen.id()).orElseThrow();
            ClearanceProcedure.TABLE.find(c.state(), "unpay", new ClearanceProcedure.Standing(false, true)).ifPresent(step -> {
                toRetail(list, c, lines(c), true);
                stock.putBack(store.lines(c.id()));
                store.lines(c.id()).forEach(line -> store.transfer(line.id(), Ids.next()));
                stock.setAside(c, lines(c));
                store.decide(c.id(), step.to(), "", c.decidedBy(), near.around.now());
                near.around.tell(step.event(), c, Map.of("number", c.number(), "bill", undone.bill().number()));
                near.terms.again(list);
            });
            return c;
        });
    }

    private void writeOff(GoodsList list, Clearance c, List<Clearance.Line> lines, String by) {
        stock.writeOff(lines);
        toRetail(list, c, lines(c), false);
        store.decide(c.id(), Clearance.State.DONE, "", by, near.around.now());
        near.around.tell("TemporaryGoodsWrittenOff", c, Map.of("number", c.number(), "way", c.way().name(), "items", lines.size()));
        if (c.voucher() != null) {
            counterfoil(list, c, lines, by);
        }
        cover.fit(list);
        near.findings.look(list);
    }

    /** An inspection bound goods of what is asked to another way: that is asked no more. @param free whether an item of it may still go its way */
    void drop(GoodsList list, String reason, BiPredicate<Clearance, UUID> free) {
        store.open(list.id()).forEach(c -> {
            Map<Clearance.Line, Item> lines = lines(c);
            if (!lines.keySet().stream().allMatch(line -> free.test(c, line.itemId()))) {
                var step = ClearanceProcedure.TABLE.get(c.state(), "drop", null);
                letGo(Actor.PLATFORM.name(), c, step.to(), lines, Around.text(reason));
                near.around.tell(step.event(), c, Map.of("number", c.number(), "way", c.way().name(), "reason", Around.text(reason)));
            }
        });
    }

    /** What is to be sold as retail imports enters the bonded account book named, or leaves it again. */
    private void toRetail(GoodsList list, Clearance c, Map<Clearance.Line, Item> lines, boolean undone) {
        if (c.way() == WayOut.RETAIL) {
            near.news.publishEvent(new SoldToRetail(c.number(), c.evidence(), lines.entrySet().stream().map(e -> new SoldToRetail.Part(e.getKey().transfer(),
                    list.number() + "-" + e.getValue().number(), e.getKey().amount().quantity())).toList(), undone));
        }
    }

    /** What leaves on a voucher of a carnet is its counterfoil; a voucher is used once. */
    private void counterfoil(GoodsList list, Clearance c, List<Clearance.Line> lines, String by) {
        String items = Around.text(items(lines).values().stream().map(Item::number).sorted().map(String::valueOf).collect(Collectors.joining(" ")));
        stores.lists().insert(list, new GoodsListStore.Voucher(Ids.next(), "RE_EXPORTATION", c.voucher(), near.around.today(), c.office(), items, c.number(),
                by, near.around.now()));
        near.around.tell("CarnetVoucherUsed", c, Map.of("number", list.number(), "kind", "RE_EXPORTATION", "voucher", c.voucher()));
    }

    private void letGo(String by, Clearance c, Clearance.State to, Map<Clearance.Line, Item> lines, String reason) {
        stock.giveBack(lines.keySet());
        store.decide(c.id(), to, reason, by, near.around.now());
        if (c.bill() != null) {
            near.bills.cancel(c.ref(), reason);
        }
    }

    /** The goods are in again and secured again; what was paid for them falls due for refund. */
    private void reverse(Actor actor, GoodsList list, Clearance c, Map<Clearance.Line, Item> lines, String reason) {
        if (!list.isIn() || c.way() == WayOut.REPLACEMENT) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", list.number());
        }
        toRetail(list, c, lines, true);
        stock.putBack(lines.keySet());
        store.decide(c.id(), Clearance.State.REVERSED, reason, actor.name(), near.around.now());
        if (c.bill() != null) {
            near.bills.cancel(c.ref(), reason);
        }
        cover.fit(list);
    }

    private static boolean isFiler(Actor actor, Clearance c) {
        return actor.traderId() != null && actor.traderId() == c.traderId();
    }

    private Map<Clearance.Line, Item> lines(Clearance c) {
        List<Clearance.Line> lines = store.lines(c.id());
        Map<UUID, Item> items = items(lines);
        Map<Clearance.Line, Item> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(line, items.get(line.itemId())));
        return all;
    }

    private Map<UUID, Item> items(List<Clearance.Line> lines) {
        return stores.items().find(lines.stream().map(Clearance.Line::itemId).toList()).stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    private Clearance found(String number) {
        return store.find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.clearance", number));
    }

    /** @throws PlatformException NOT_FOUND {@code temporary.clearance} */
    public View get(Actor actor, String number) {
        return near.around.transactions().read(actor, () -> view(actor, found(number)));
    }

    private View view(Actor actor, Clearance c) {
        List<Clearance.Line> lines = store.lines(c.id());
        // Whether it will be taxed is the officer's step to find out: either way it is one command.
        List<String> commands = ClearanceProcedure.TABLE.commands(c.state(), new ClearanceProcedure.Standing(isFiler(actor, c), false), actor);
        return new View(c, stores.lists().find(c.listId()).orElseThrow(), lines, items(lines), commands);
    }

    /** Clearances as that actor may see them, newest first; {@code query}: a number, a paper, a bill, a list or a part of the exhibitor's name. */
    public Page<ClearanceStore.Listed> list(Actor actor, ClearanceStore.Filter filter, @Nullable String list, int page, int size) {
        return near.around.transactions().read(actor, () -> {
            UUID of = list == null ? null : stores.lists().find(list).map(GoodsList::id).orElse(new UUID(0, 0));
            String q = Around.text(filter.query()).isEmpty() ? null : Around.text(filter.query());
            ClearanceStore.Filter wanted = new ClearanceStore.Filter(filter.state(), filter.way(), of, q);
            return Page.of(page, size, store.count(wanted), (from, rows) -> store.list(wanted, from, rows));
        });
    }

}
