package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.ClearanceProcedure;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.GoodsListProcedure;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Replacement;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.store.ClearanceStore;
import org.tongguan.temporary.store.GoodsListStore;
import org.tongguan.temporary.store.VehicleStore;

/**
 * Replacement carnets: asked for before the carnet ends, accepted by an officer. In that one transaction everything that is in is written off the old
 * carnet and comes in under the new one, item by item, the old one is discharged by its re-exportation voucher and closed. Nothing is counted twice: in
 * an exhibition's figures goods that moved came in once.
 */
@Component
public class Replacements {

    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final GoodsStock stock;
    private final Terms terms;
    private final Kept kept;
    private final Around around;

    Replacements(GoodsLists lists, GoodsLists.Stores stores, GoodsStock stock, Terms terms, Kept kept, Around around) {
        this.lists = lists;
        this.stores = stores;
        this.stock = stock;
        this.terms = terms;
        this.kept = kept;
        this.around = around;
    }

    /** What else is kept of goods. */
    @Component
    record Kept(ClearanceStore clearances, VehicleStore vehicles, ListFindings findings) { }

    /**
     * A carnet that is to take the place of a list's.
     *
     * @param issuer blank = the same
     * @param issued its day of issue
     * @param until  its last day
     */
    public record Wanted(String carnet, @Nullable String issuer, @Nullable LocalDate issued, @Nullable LocalDate until, String reason) { }

    /**
     * Asks that another carnet take the place of a list's.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role}; REFUSED
     *                           {@code temporary.field}, {@code temporary.reason}, {@code temporary.replacement-until} for one that ends no later,
     *                           {@code temporary.carnet-validity} for one that says it lasts too long
     */
    public GoodsLists.View ask(Actor actor, String number, Wanted w) {
        String carnet = Around.text(w.carnet());
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            var step = GoodsListProcedure.TABLE.get(list.state(), "ask-replacement", lists.standing(actor, list), actor);
            Around.require(!carnet.isEmpty() && !carnet.equals(list.carnet().number()), "carnet");
            String by = Around.text(w.issuer()).isEmpty() ? list.carnet().issuer() : Around.text(w.issuer());
            String why = Around.reason(w.reason());
            if (w.until() == null || !w.until().isAfter(list.carnet().until())) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.replacement-until", list.carnet().until());
            }
            terms.checkCarnet(w.issued(), w.until());
            stores.replacements().insert(list, new Replacement(Ids.next(), list.id(), carnet, by, w.issued(), w.until(), Replacement.State.ASKED, "", null,
                    actor.name(), around.now(), null, null));
            around.tell(step.event(), list, Map.of("number", list.number(), "carnet", carnet, "until", w.until().toString(), "reason", why));
            return lists.view(actor, lists.found(number));
        });
    }

    /**
     * What an officer decides.
     *
     * @param discharge to accept: number of the re-exportation voucher that discharges the old carnet
     * @param entry     to accept: number of the importation voucher of the new one
     */
    public record Decision(boolean accepted, @Nullable String discharge, @Nullable String entry, @Nullable String reason) { }

    /**
     * Accepts or refuses the new carnet.
     *
     * @return the list of the new carnet; refused, the old one
     * @throws PlatformException NOT_FOUND {@code temporary.list}; CONFLICT {@code procedure.step}, {@code temporary.carnet} when the new one is in use,
     *                           {@code temporary.voucher-used}; FORBIDDEN {@code procedure.role}, {@code temporary.office}; REFUSED
     *                           {@code temporary.replacement-open} while goods are asked to go, {@code temporary.inspecting}, {@code temporary.bound…},
     *                           {@code temporary.astray}, {@code temporary.field}, {@code temporary.reason} to refuse without one
     */
    public GoodsLists.View decide(Actor actor, String number, Decision d) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            String command = d.accepted() ? "accept-replacement" : "refuse-replacement";
            var step = GoodsListProcedure.TABLE.get(list.state(), command, lists.standing(actor, list), actor);
            Around.covers(actor, list.office());
            Replacement r = stores.replacements().findOpen(list.id()).orElseThrow();
            if (!d.accepted()) {
                String why = Around.reason(d.reason());
                stores.replacements().decide(r.id(), Replacement.State.REFUSED, why, null, actor.name(), around.now());
                around.tell(step.event(), list, Map.of("number", list.number(), "carnet", r.carnet(), "reason", why));
                return lists.view(actor, lists.found(number));
            }
            Around.require(!Around.text(d.discharge()).isEmpty(), "dischargeVoucher");
            Around.require(!Around.text(d.entry()).isEmpty(), "entryVoucher");
            List<Item.Standing> in = movable(list);
            GoodsList fresh = open(list, r);
            Map<Item, Item> moved = move(actor, list, fresh, in, r, Around.text(d.discharge()));
            stores.lists().step(list.id(), step.to(), "");
            around.tell(step.event(), list, Map.of("number", list.number(), "carnet", r.carnet(), "list", fresh.number(), "items", moved.size()));
            comeIn(actor, list, fresh, moved, Around.text(d.entry()));
            stores.replacements().decide(r.id(), Replacement.State.ACCEPTED, Around.text(d.reason()), fresh.id(), actor.name(), around.now());
            return lists.view(actor, lists.found(fresh.number()));
        });
    }

    /** What is in, when nothing of it is on its way out or being looked into. */
    private List<Item.Standing> movable(GoodsList list) {
        List<Item.Standing> in = stores.items().standings(list.id()).stream().filter(s -> !s.left().isNothing()).toList();
        if (in.stream().anyMatch(s -> !s.asked().isNothing())) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.replacement-open", list.number());
        }
        kept.findings.check(list, WayOut.REPLACEMENT, in.stream().map(Item.Standing::item).toList());
        List<UUID> astray = kept.vehicles.astray(in.stream().map(s -> s.item().id()).toList());
        in.stream().filter(s -> astray.contains(s.item().id())).findFirst().ifPresent(s -> {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.astray", s.item().number());
        });
        return in;
    }

    private GoodsList open(GoodsList old, Replacement r) {
        GoodsList.Carnet carnet = new GoodsList.Carnet(r.carnet(), r.issuer(), old.carnet().country(), old.carnet().holder(), r.issued(), r.until());
        GoodsList fresh = new GoodsList(Ids.next(), around.number("E", old.office()), old.regime(), old.exhibitionId(), old.organiserId(), old.traderId(),
                old.office(), old.exhibitor(), old.country(), old.booth(), null, carnet, GoodsListProcedure.TABLE.initial(), "", null, BigDecimal.ZERO,
                r.askedBy(), around.now(), null);
        stores.lists().insert(fresh);
        return fresh;
    }

    /** Everything goes off the old carnet, by a way that is none: its counterfoil discharges it. Gives what is left of each item as an item of the new. */
    private Map<Item, Item> move(Actor actor, GoodsList old, GoodsList fresh, List<Item.Standing> in, Replacement r, String voucher) {
        Clearance c = new Clearance(Ids.next(), around.number("W", old.office()), old.id(), old.traderId(), old.organiserId(), old.office(),
                WayOut.REPLACEMENT, ClearanceProcedure.TABLE.initial(), r.carnet(), "", "", voucher, "", BigDecimal.ZERO, null, "", actor.name(),
                around.now(), null, null);
        Map<Clearance.Line, Item> lines = new LinkedHashMap<>();
        Map<Item, Item> moved = new LinkedHashMap<>();
        for (Item.Standing s : in) {
            lines.put(new Clearance.Line(Ids.next(), c.id(), s.item().id(), s.left(), null, Ids.next()), s.item());
            moved.put(s.item(), part(s, fresh));
        }
        kept.clearances.insert(c, lines.keySet());
        stock.setAside(c, lines);
        stock.writeOff(lines.keySet());
        kept.clearances.decide(c.id(), Clearance.State.DONE, "", actor.name(), around.now());
        counterfoil(actor, old, "RE_EXPORTATION", voucher, moved.keySet(), c.number());
        return moved;
    }

    private static Item part(Item.Standing s, GoodsList fresh) {
        Item i = s.item();
        Item.Amount left = s.left();
        return new Item(Ids.next(), fresh.id(), i.number(), i.code(), i.name(), left.quantity(), i.unit(), left.pieces(), left.weight(),
                share(i.price(), s), i.currency(), left.value(), i.origin(), i.special(), i.proof(), i.course(), i.person(), i.tax() == null ? null
                : share(i.tax(), s),
                share(i.security(), s), Item.State.LISTED);
    }

    private static BigDecimal share(BigDecimal whole, Item.Standing s) {
        return whole.multiply(s.left().quantity()).divide(s.item().quantity(), 2, RoundingMode.HALF_UP);
    }

    /** The same goods under the new carnet: in since they came, no longer than it lasts. */
    private void comeIn(Actor actor, GoodsList old, GoodsList fresh, Map<Item, Item> moved, String voucher) {
        List<Item> items = new ArrayList<>(moved.values());
        stores.items().put(fresh, items);
        stock.admit(fresh, items);
        stores.items().admit(fresh.id());
        Map<UUID, BigDecimal> stayed = kept.clearances.gone(moved.keySet().stream().map(Item::id).toList(), WayOut.STAYING);
        moved.forEach((from, to) -> stores.replacements().carry(from, to, Ids.next(), stayed.getOrDefault(from.id(), BigDecimal.ZERO)));
        LocalDate due = terms.dueOn(fresh, old.term().enteredOn());
        LocalDate last = old.term().dueOn().isAfter(due) ? old.term().dueOn() : due;
        stores.lists().submit(fresh.id(), around.now());
        stores.lists().admit(fresh.id(), old.term().enteredOn(), last, actor.name());
        stores.replacements().extensions(fresh.id(), old.term().extensions());
        terms.watch(fresh, last);
        around.tell("CarnetReplacementAdmitted", fresh, Map.of("number", fresh.number(), "carnet", fresh.carnet().number(), "replaces", old.number(),
                "dueOn", last.toString()));
        counterfoil(actor, fresh, "IMPORTATION", voucher, items, old.number());
    }

    private void counterfoil(Actor actor, GoodsList list, String kind, String voucher, Collection<Item> items, String note) {
        String numbers = Around.text(items.stream().map(Item::number).sorted().map(String::valueOf).collect(Collectors.joining(" ")));
        stores.lists().insert(list, new GoodsListStore.Voucher(Ids.next(), kind, voucher, around.today(), list.office(), numbers, note, actor.name(),
                around.now()));
        around.tell("CarnetVoucherUsed", list, Map.of("number", list.number(), "kind", kind, "voucher", voucher));
    }
}
