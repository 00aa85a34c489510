package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.Transfer;
import org.tongguan.ledger.Unit;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.rules.Documents;
import org.tongguan.runtime.Ids;

/** What has gone by an approval and is not declared: an account of each of its goods, never below zero. */
@Component("periodicStock")
class Stock {

    private final Ledger ledger;

    Stock(Ledger ledger) {
        this.ledger = ledger;
    }

    /** It has passed the gate. */
    void left(Approval a, Delivery d) {
        ledger.post(d.lines().stream().map(l -> move("periodic-left:" + l.id(), "periodic-left", d.ref(), other("out", a, l),
                account(a, l), l.quantity())).toList());
    }

    /** So much of a line came back: it was never declared, or was and should not have been. */
    void cameBack(Approval a, Delivery d, Delivery.Line line, BigDecimal quantity, String back, boolean declared) {
        ledger.post(move("periodic-back:" + back + ":" + line.number(), "periodic-back", d.ref(), declared ? other("declared", a, line) : account(a, line),
                other("out", a, line), quantity));
    }

    /** What is left of deliveries is declared now, by that version of a declaration. */
    void declared(Approval a, List<Delivery> deliveries, String by) {
        deliveries.forEach(d -> post(a, d, "periodic-declared:" + by, true));
    }

    /** It is declared no more. */
    void undone(Approval a, List<Delivery> deliveries, String by) {
        deliveries.forEach(d -> post(a, d, "periodic-undone:" + by, false));
    }

    private void post(Approval a, Delivery d, String key, boolean declared) {
        ledger.post(d.lines().stream().filter(l -> l.net().signum() > 0).map(l -> declared
                ? move(key + ":" + l.id(), "periodic-declared", d.ref(), account(a, l), other("declared", a, l), l.net())
                : move(key + ":" + l.id(), "periodic-undone", d.ref(), other("declared", a, l), account(a, l), l.net())).toList());
    }

    /** How much of each of an approval's goods has gone and is not declared, by item number. */
    BigDecimal undeclared(Approval a, int goods) {
        return ledger.standing(code(a, goods)).balance();
    }

    private static Transfer move(String key, String kind, SubjectRef subject, Account from, Account to, BigDecimal quantity) {
        return Transfer.move(Ids.next(), key, kind, subject, from, to, quantity);
    }

    private static String code(Approval a, int goods) {
        return "periodic:" + a.number() + ":" + goods;
    }

    private static Unit unit(Approval a, Delivery.Line line) {
        return Unit.quantity(Documents.goods(a.model(), line.goods()).orElseThrow().text("unit"));
    }

    private static Account account(Approval a, Delivery.Line line) {
        return Account.notBelowZero(code(a, line.goods()), unit(a, line));
    }

    private static Account other(String side, Approval a, Delivery.Line line) {
        Unit unit = unit(a, line);
        return Account.unlimited("periodic-" + side + ":" + unit.name(), unit);
    }

    /** For a view: all goods of an approval. */
    Map<Integer, BigDecimal> all(Approval a) {
        Map<Integer, BigDecimal> all = new java.util.TreeMap<>();
        a.model().items().forEach(i -> {
            int number = Integer.parseInt(i.text("itemNumber"));
            all.put(number, undeclared(a, number));
        });
        return all;
    }
}
