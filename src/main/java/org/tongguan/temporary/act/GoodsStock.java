package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.Stocks;
import org.tongguan.ledger.Unit;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;

/** What goods that came in for a time are called in the ledger: each item by its quantity, pieces, weight and value. */
@Component
class GoodsStock {

    private static final Unit PIECES = Unit.count("piece");
    private static final Unit KILOGRAM = Unit.quantity("035");
    private static final Unit YUAN = Unit.currency("CNY");
    private final Stocks stocks;

    GoodsStock(Stocks stocks) {
        this.stocks = stocks;
    }

    /** Goods come in, all of a list in one go. */
    void admit(GoodsList list, Collection<Item> items) {
        stocks.admit(items.stream().map(i -> new Stocks.Move(Ids.next(), "temporary-in:" + i.id(), "temporary-in", list.ref(), goods(i, i.all()),
                "temporary-in:" + list.number())).toList());
    }

    /** More or less of an item is in than was listed; never less than has gone or is asked to go. @param key unique, of the correction */
    void correct(GoodsList list, Item item, Item.Amount difference, UUID key) {
        if (!difference.isNothing()) {
            stocks.admit(List.of(new Stocks.Move(Ids.next(), "temporary-corrected:" + key, "temporary-corrected", list.ref(), goods(item, difference),
                    "temporary-in:" + list.number())));
        }
    }

    /** Sets aside what is asked to go. */
    void setAside(Clearance c, Map<Clearance.Line, Item> lines) {
        stocks.setAside(lines.entrySet().stream().map(e -> new Stocks.Move(e.getKey().transfer(), "temporary-out:" + e.getKey().transfer(),
                "temporary-" + c.way(), c.ref(), goods(e.getValue(), e.getKey().amount()), "temporary-out:" + c.way())).toList(), "temporary.stock");
    }

    /** What was set aside is gone. */
    void writeOff(Collection<Clearance.Line> lines) {
        stocks.writeOff(lines.stream().map(Clearance.Line::transfer).toList());
    }

    /** What was set aside stays. */
    void giveBack(Collection<Clearance.Line> lines) {
        stocks.giveBack(lines.stream().map(Clearance.Line::transfer).toList());
    }

    /** What was written off is in again. */
    void putBack(Collection<Clearance.Line> lines) {
        stocks.putBack(lines.stream().map(Clearance.Line::transfer).toList(), "temporary-reversed");
    }

    /** How much of an item is in by the ledger, and set aside to go. */
    Ledger.Standing quantity(Item item) {
        return stocks.standing(name(item), "quantity");
    }

    private static String name(Item item) {
        return "temporary:" + item.id();
    }

    private static Stocks.Goods goods(Item item, Item.Amount amount) {
        return new Stocks.Goods(name(item), item.number(), List.of(new Stocks.Measure("quantity", Unit.quantity(item.unit()), amount.quantity()),
                new Stocks.Measure("pieces", PIECES, BigDecimal.valueOf(amount.pieces())), new Stocks.Measure("weight", KILOGRAM, amount.weight()),
                new Stocks.Measure("value", YUAN, amount.value())));
    }
}
