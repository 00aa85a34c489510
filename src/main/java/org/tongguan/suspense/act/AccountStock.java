package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.PendingTransfer;
import org.tongguan.ledger.PendingTransfers;
import org.tongguan.ledger.Transfer;
import org.tongguan.ledger.Unit;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;

/**
 * Goods in the ledger: each item has accounts of its quantity and value that are never below zero, so nothing leaves an account that is not on it, whoever
 * asks at once. What is asked for is set aside; what is undone is a reversal.
 */
@Component
class AccountStock {

    private static final Unit YUAN = Unit.currency("CNY");
    private final Ledger ledger;
    private final PendingTransfers pendings;

    AccountStock(Ledger ledger, PendingTransfers pendings) {
        this.ledger = ledger;
        this.pendings = pendings;
    }

    /** Goods come on account. */
    void admit(GoodsAccount a, Collection<AccountItem> items) {
        ledger.post(items.stream().map(i -> transfer(Ids.next(), "suspense-in:" + i.id(), "suspense-in", a.ref(), i, i.all(), "suspense-in:" + a.number(), 1,
                null)).toList());
    }

    /** An account whose declaration was withdrawn: as if nothing had come on it. */
    void undo(GoodsAccount a, Collection<AccountItem> items) {
        ledger.post(items.stream().map(i -> transfer(Ids.next(), "suspense-undone:" + i.id(), "suspense-undone", a.ref(), i, i.all(),
                "suspense-in:" + a.number(), -1, null)).toList());
    }

    /** Sets aside what is asked to move. */
    void setAside(Movement m, Map<Movement.Line, AccountItem> lines) {
        List<PendingTransfer> wanted = new ArrayList<>();
        lines.forEach((line, item) -> wanted.add(new PendingTransfer(transfer(line.transfer(), "suspense-out:" + line.transfer(), "suspense-" + m.way(),
                m.ref(), item, line.amount(), other(m), -1, null), null)));
        Map<PendingTransfer, BigDecimal> refused = pendings.reserve(wanted);
        if (!refused.isEmpty()) {
            UUID transfer = refused.keySet().iterator().next().transfer().id();
            AccountItem item = lines.entrySet().stream().filter(e -> e.getKey().transfer().equals(transfer)).findFirst().orElseThrow().getValue();
            throw new PlatformException(ErrorCode.REFUSED, "suspense.stock", item.number(), refused.values().iterator().next().toPlainString());
        }
    }

    /** What was set aside is gone from the account. */
    void writeOff(Collection<Movement.Line> lines) {
        pendings.postAll(ids(lines));
    }

    /** What was set aside stays. */
    void giveBack(Collection<Movement.Line> lines) {
        pendings.voidAll(ids(lines));
    }

    /** What was written off is on account again. */
    void reverse(Movement m, Map<Movement.Line, AccountItem> lines) {
        List<Transfer> opposite = new ArrayList<>();
        lines.forEach((line, item) -> opposite.add(transfer(Ids.next(), "reverse:" + line.transfer(), "suspense-reversed", m.ref(), item, line.amount(),
                other(m), 1, line.transfer())));
        ledger.post(opposite);
    }

    /** How much of an item is on account by the ledger, and set aside to move. */
    Ledger.Standing quantity(AccountItem item) {
        return ledger.standing(account(item, "quantity"));
    }

    private static String other(Movement m) {
        return "suspense-out:" + m.way();
    }

    private static List<UUID> ids(Collection<Movement.Line> lines) {
        return lines.stream().map(Movement.Line::transfer).toList();
    }

    private static String account(AccountItem item, String measure) {
        return "suspense:" + item.id() + ":" + measure;
    }

    private static Transfer transfer(UUID id, String key, String kind, SubjectRef subject, AccountItem item, AccountItem.Amount amount, String other, int sign,
                                     UUID reverses) {
        List<Transfer.Posting> postings = new ArrayList<>(4);
        move(postings, item, "quantity", Unit.quantity(item.unit()), amount.quantity(), other, sign);
        move(postings, item, "value", YUAN, amount.value(), other, sign);
        return new Transfer(id, key, kind, subject, reverses, postings);
    }

    private static void move(List<Transfer.Posting> postings, AccountItem item, String measure, Unit unit, BigDecimal amount, String other, int sign) {
        if (amount.signum() != 0) {
            BigDecimal signed = sign > 0 ? amount : amount.negate();
            postings.add(new Transfer.Posting(Account.notBelowZero(account(item, measure), unit), signed));
            postings.add(new Transfer.Posting(Account.unlimited(other + ":" + measure + ":" + unit.name(), unit), signed.negate()));
        }
    }
}
