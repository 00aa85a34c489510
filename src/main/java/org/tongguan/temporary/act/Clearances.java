package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
import org.tongguan.temporary.Item;
import org.tongguan.temporary.ItemFinding;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.rules.Ways;
import org.tongguan.temporary.store.ClearanceStore;

/** Asks that goods of a list go out: whatever the way, no more than is in, item by item and part by part. */
@Component
public class Clearances {

    private static final int MOST_LINES = 20_000;
    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final ClearanceStore store;
    private final GoodsStock stock;
    private final Ways ways;
    private final Controls controls;
    private final Around around;

    Clearances(GoodsLists lists, GoodsLists.Stores stores, ClearanceStore store, GoodsStock stock, Ways ways, Controls controls, Around around) {
        this.lists = lists;
        this.stores = stores;
        this.store = store;
        this.stock = stock;
        this.ways = ways;
        this.controls = controls;
        this.around = around;
    }

    /** What stands between goods and a way out. */
    @Component
    record Controls(ListFindings findings, VehicleChecks vehicles) { }

    /**
     * How much of an item.
     *
     * @param item     its number in the list
     * @param quantity in its unit; null = all that is free
     * @param price    sold for, in the item's currency; null = as listed
     */
    public record Part(int item, @Nullable BigDecimal quantity, @Nullable BigDecimal price) { }

    /**
     * What is asked; see {@link Clearance} for the words.
     *
     * @param parts null or empty = all that is free of all items, but of those an inspection bound to another way
     */
    public record Asked(WayOut way, String evidence, @Nullable String place, @Nullable String recipient, @Nullable String voucher,
                        @Nullable String permit, @Nullable List<Part> parts) {

        /** Without a permit. */
        public Asked(WayOut way, String evidence, @Nullable String place, @Nullable String recipient, @Nullable String voucher, @Nullable List<Part> parts) {
            this(way, evidence, place, recipient, voucher, null, parts);
        }
    }

    /**
     * Asks; what is asked for is set aside at once. Pieces, weight and value go in proportion to the quantity, the last part takes the rest.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item}; FORBIDDEN {@code temporary.filer}; CONFLICT
     *                           {@code temporary.not-in}; REFUSED {@code temporary.stock} when that much is not in, {@code temporary.way…} and others
     *                           when the way is not open, {@code temporary.inspecting}, {@code temporary.bound…}, {@code temporary.granted}, of vehicles
     *                           {@code temporary.papers}, {@code temporary.zones}, {@code temporary.astray}
     */
    public Clearance ask(Actor actor, String number, Asked asked) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            if (!Long.valueOf(list.traderId()).equals(actor.traderId()) && (actor.traderId() == null || !actor.traderId().equals(list.organiserId()))) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.filer", number);
            }
            Around.require(asked.way() != null, "way");
            if (!list.isIn()) {
                throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", number);
            }
            LocalDate today = around.today();
            String voucher = Around.text(asked.voucher());
            Clearance c = new Clearance(Ids.next(), around.number("W", list.office()), list.id(), list.traderId(), list.organiserId(), list.office(),
                    asked.way(), ClearanceProcedure.TABLE.initial(), Around.text(asked.evidence()), Around.text(asked.place()),
                    Around.text(asked.recipient()), list.isAta() && !voucher.isEmpty() ? voucher : null, Around.text(asked.permit()), BigDecimal.ZERO, null, "",
                    actor.name(), around.now(), null, null);
            ways.check(list, c, today);
            Map<Clearance.Line, Item> lines = lines(list, c, asked.parts());
            controls.findings.check(list, c.way(), lines.values());
            lines.values().forEach(item -> ways.check(item, c.way(), c.permit(), today));
            controls.vehicles.check(lines.values(), c.way(), c.place(), today);
            checkGranted(c, lines);
            store.insert(c, lines.keySet());
            stock.setAside(c, lines);
            around.tell("TemporaryClearanceAsked", c, Map.of("number", c.number(), "way", c.way().name(), "items", lines.size()));
            return c;
        });
    }

    private Map<Clearance.Line, Item> lines(GoodsList list, Clearance c, @Nullable List<Part> parts) {
        Map<Integer, Item.Standing> in = stores.items().standings(list.id()).stream().collect(Collectors.toMap(s -> s.item().number(), Function.identity(),
                (a, b) -> a, LinkedHashMap::new));
        Map<UUID, List<ItemFinding>> binding = controls.findings.binding(list);
        List<Part> wanted = parts == null || parts.isEmpty() ? in.values().stream().filter(s -> s.free().quantity().signum() > 0)
                .filter(s -> binding.getOrDefault(s.item().id(), List.of()).stream().allMatch(f -> f.allows(c.way())))
                .map(s -> new Part(s.item().number(), null, null)).toList() : parts;
        Around.require(!wanted.isEmpty() && wanted.size() <= MOST_LINES && wanted.stream().map(Part::item).distinct().count() == wanted.size(), "parts");
        Map<Clearance.Line, Item> lines = new LinkedHashMap<>();
        for (Part part : wanted) {
            Item.Standing standing = in.get(part.item());
            if (standing == null) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "temporary.item", part.item());
            }
            Around.require(part.price() == null || part.price().signum() >= 0 && part.price().scale() <= 2, "price");
            lines.put(new Clearance.Line(Ids.next(), c.id(), standing.item().id(), amount(standing, part.quantity()), part.price(),
                    Ids.next()), standing.item());
        }
        return lines;
    }

    /** That quantity with its share of the rest; the last part takes all that is left. */
    static Item.Amount amount(Item.Standing standing, @Nullable BigDecimal quantity) {
        Item.Amount free = standing.free();
        Around.require(quantity == null || quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= 5, "quantity");
        if (free.quantity().signum() == 0 || quantity != null && quantity.compareTo(free.quantity()) > 0) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.stock", standing.item().number(), free.quantity().stripTrailingZeros().toPlainString());
        }
        if (quantity == null || quantity.compareTo(free.quantity()) == 0) {
            return free;
        }
        int pieces = BigDecimal.valueOf(free.pieces()).multiply(quantity).divide(free.quantity(), 0, RoundingMode.FLOOR).intValueExact();
        return new Item.Amount(quantity, pieces, free.weight().multiply(quantity).divide(free.quantity(), 5, RoundingMode.HALF_UP),
                free.value().multiply(quantity).divide(free.quantity(), 2, RoundingMode.HALF_UP));
    }

    /** What was granted up to a quantity stays, sold, given, tasted or used up, up to that quantity; the database holds it too (temporary_granted_within). */
    private void checkGranted(Clearance c, Map<Clearance.Line, Item> lines) {
        if (!WayOut.STAYING.contains(c.way())) {
            return;
        }
        List<UUID> ids = lines.values().stream().map(Item::id).toList();
        Map<UUID, BigDecimal> granted = stores.approvals().granted(ids);
        if (granted.isEmpty()) {
            return;
        }
        Map<UUID, BigDecimal> stayed = store.gone(ids, WayOut.STAYING);
        List<Integer> over = new ArrayList<>();
        lines.forEach((line, item) -> {
            BigDecimal most = granted.get(item.id());
            if (most != null && stayed.getOrDefault(item.id(), BigDecimal.ZERO).add(line.amount().quantity()).compareTo(most) > 0) {
                over.add(item.number());
            }
        });
        if (!over.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.granted", over.getFirst());
        }
    }
}
