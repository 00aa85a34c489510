package org.tongguan.suspense.act;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ledger.Stocks;
import org.tongguan.ledger.Unit;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;

/** What goods on account are called in the ledger: each item by its quantity and value. */
@Component
class AccountStock {

    private static final Unit YUAN = Unit.currency("CNY");
    private final Stocks stocks;

    AccountStock(Stocks stocks) {
        this.stocks = stocks;
    }

    /** Goods come on account. */
    void admit(GoodsAccount a, Collection<AccountItem> items) {
        stocks.admit(items.stream().map(i -> whole("suspense-in", a, i)).toList());
    }

    /** An account whose declaration was withdrawn: as if nothing had come on it. */
    void undo(GoodsAccount a, Collection<AccountItem> items) {
        stocks.remove(items.stream().filter(i -> i.quantity().signum() > 0).map(i -> whole("suspense-undone", a, i)).toList());
    }

    /** Of each item so much more came than was said before, or with a minus so much less. */
    void correct(GoodsAccount a, Map<AccountItem, AccountItem.Amount> differences, int version) {
        stocks.admit(differences.entrySet().stream().filter(e -> e.getValue().quantity().signum() != 0 || e.getValue().value().signum() != 0)
                .map(e -> new Stocks.Move(Ids.next(), "suspense-amended:" + e.getKey().id() + ":" + version, "suspense-amended", a.ref(),
                        goods(e.getKey(), e.getValue()), "suspense-in:" + a.number())).toList());
    }

    private static Stocks.Move whole(String kind, GoodsAccount a, AccountItem item) {
        return new Stocks.Move(Ids.next(), kind + ":" + item.id(), kind, a.ref(), goods(item, item.all()), "suspense-in:" + a.number());
    }

    /** Sets aside what is asked to move. */
    void setAside(Movement m, Map<Movement.Line, AccountItem> lines) {
        stocks.setAside(lines.entrySet().stream().map(e -> new Stocks.Move(e.getKey().transfer(), "suspense-out:" + e.getKey().transfer(),
                "suspense-" + m.way(), m.ref(), goods(e.getValue(), e.getKey().amount()), "suspense-out:" + m.way())).toList(), "suspense.stock");
    }

    /** What was set aside is gone from the account. */
    void writeOff(Collection<Movement.Line> lines) {
        stocks.writeOff(ids(lines));
    }

    /** What was set aside stays. */
    void giveBack(Collection<Movement.Line> lines) {
        stocks.giveBack(ids(lines));
    }

    /** What was written off is on account again. */
    void putBack(Collection<Movement.Line> lines) {
        stocks.putBack(ids(lines), "suspense-reversed");
    }

    private static List<UUID> ids(Collection<Movement.Line> lines) {
        return lines.stream().map(Movement.Line::transfer).toList();
    }

    private static Stocks.Goods goods(AccountItem item, AccountItem.Amount amount) {
        return new Stocks.Goods("suspense:" + item.id(), item.number(), List.of(new Stocks.Measure("quantity", Unit.quantity(item.unit()), amount.quantity()),
                new Stocks.Measure("value", YUAN, amount.value())));
    }
}
