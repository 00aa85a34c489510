package org.tongguan.temporary.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.reference.Law;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Shipment;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.Item;

/** What items owe if they stay, by the law of a day: the day of the formalities (Tariff Law art. 21). */
@Component
public class ItemTaxes {

    private static final String KILOGRAM = "035";
    private static final String ORDINARY = "101";
    private final Duties duties;
    private final Law law;

    ItemTaxes(Duties duties, Law law) {
        this.duties = duties;
        this.law = law;
    }

    /**
     * Taxes of goods that stay, yuan.
     *
     * @param open numbers of the items that cannot be computed: an officer determines them
     */
    public record Owed(Map<Assessment.Tax, BigDecimal> taxes, List<Integer> open) { }

    /** The items with the taxes they would owe, and what is secured for them; what cannot be computed is secured by its value. */
    public List<Item> secured(List<Item> items, LocalDate day) {
        List<Shipment.GoodsLine> lines = new ArrayList<>(items.size());
        items.forEach(i -> lines.add(line(i, lines.size() + 1, i.all(), i.price())));
        List<Assessment.Line> assessed = items.isEmpty() ? List.of() : duties.assess(shipment(lines, day)).lines();
        BigDecimal unknown = law.decimal("temporary.security.unknown", day);
        List<Item> secured = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Assessment.Line line = assessed.get(i);
            boolean open = line.treatment() == Assessment.Treatment.NOT_COMPUTED;
            BigDecimal tax = open ? null : line.taxes().stream().map(Assessment.TaxLine::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
            BigDecimal security = open ? items.get(i).value().multiply(unknown).setScale(2, RoundingMode.UP) : tax;
            secured.add(with(items.get(i), tax, security));
        }
        return secured;
    }

    private static Item with(Item i, BigDecimal tax, BigDecimal security) {
        return new Item(i.id(), i.listId(), i.number(), i.code(), i.name(), i.quantity(), i.unit(), i.pieces(), i.weight(), i.price(), i.currency(), i.value(),
                i.origin(), i.special(), i.proof(), i.course(), i.person(), tax, security, i.state());
    }

    /** What those parts of items owe today; sold for another price than listed, by that price. */
    public Owed owed(Map<Clearance.Line, Item> parts, LocalDate day) {
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        parts.forEach((line, item) -> lines.add(line(item, lines.size() + 1, line.amount(), line.price() != null ? line.price()
                : item.price().multiply(line.amount().quantity()).divide(item.quantity(), 2, RoundingMode.HALF_UP))));
        Map<Assessment.Tax, BigDecimal> taxes = new EnumMap<>(Assessment.Tax.class);
        List<Integer> open = new ArrayList<>();
        if (lines.isEmpty()) {
            return new Owed(taxes, open);
        }
        Assessment assessment = duties.assess(shipment(lines, day));
        List<Item> items = List.copyOf(parts.values());
        for (int i = 0; i < items.size(); i++) {
            if (assessment.lines().get(i).treatment() == Assessment.Treatment.NOT_COMPUTED) {
                open.add(items.get(i).number());
            }
        }
        taxes.putAll(assessment.payable());
        return new Owed(taxes, open);
    }

    private static Shipment shipment(List<Shipment.GoodsLine> lines, LocalDate day) {
        return new Shipment(Shipment.Direction.IMPORT, day, day, "1", null, null, null, ORDINARY, false, lines);
    }

    private static Shipment.GoodsLine line(Item item, int number, Item.Amount amount, BigDecimal price) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        quantities.put(item.unit(), amount.quantity());
        if (amount.weight().signum() > 0) {
            quantities.putIfAbsent(KILOGRAM, amount.weight());
        }
        return new Shipment.GoodsLine(number, item.code(), item.name().zh(), price, item.currency(), amount.weight().signum() > 0 ? amount.weight() : null,
                quantities, item.origin(), "1");
    }
}
