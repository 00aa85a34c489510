package org.tongguan.temporary.act;

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
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;

/**
 * Goods in the ledger: each item has accounts of its quantity, pieces, weight and value that are never below zero, so nothing goes out that is not in,
 * whoever asks at once. What is asked for is set aside; what is undone is a reversal.
 */
@Component
class GoodsStock {

    private static final Unit PIECES = Unit.count("piece");
    private static final Unit KILOGRAM = Unit.quantity("035");
    private static final Unit YUAN = Unit.currency("CNY");
    private final Ledger ledger;
    private final PendingTransfers pendings;

    GoodsStock(Ledger ledger, PendingTransfers pendings) {
        this.ledger = ledger;
        this.pendings = pendings;
    }

    /** Goods come in, all of a list in one go. */
    void admit(GoodsList list, Collection<Item> items) {
        ledger.post(items.stream().map(i -> transfer(Ids.next(), "temporary-in:" + i.id(), "temporary-in", list.ref(), i, i.all(),
                "temporary-in:" + list.number(), 1, null)).toList());
    }

    /** More or less of an item is in than was listed; never less than has gone or is asked to go. @param key unique, of the correction */
    void correct(GoodsList list, Item item, Item.Amount difference, UUID key) {
        if (!difference.isNothing()) {
            ledger.post(List.of(transfer(Ids.next(), "temporary-corrected:" + key, "temporary-corrected", list.ref(), item, difference,
                    "temporary-in:" + list.number(), 1, null)));
        }
    }

    /** Sets aside what is asked to go. */
    void setAside(Clearance c, Map<Clearance.Line, Item> lines) {
        List<PendingTransfer> wanted = new ArrayList<>();
        lines.forEach((line, item) -> wanted.add(new PendingTransfer(transfer(line.transfer(), "temporary-out:" + line.transfer(),
                "temporary-" + c.way(), c.ref(), item, line.amount(), "temporary-out:" + c.way(), -1, null), null)));
        Map<PendingTransfer, BigDecimal> refused = pendings.reserve(wanted);
        if (!refused.isEmpty()) {
            UUID transfer = refused.keySet().iterator().next().transfer().id();
            Item item = lines.entrySet().stream().filter(e -> e.getKey().transfer().equals(transfer)).findFirst().orElseThrow().getValue();
            throw new PlatformException(ErrorCode.REFUSED, "temporary.stock", item.number(), refused.values().iterator().next().toPlainString());
        }
    }

    /** What was set aside is gone. */
    void writeOff(Collection<Clearance.Line> lines) {
        pendings.postAll(ids(lines));
    }

    /** What was set aside stays. */
    void giveBack(Collection<Clearance.Line> lines) {
        pendings.voidAll(ids(lines));
    }

    /** What was written off is in again. */
    void reverse(Clearance c, Map<Clearance.Line, Item> lines) {
        List<Transfer> opposite = new ArrayList<>();
        lines.forEach((line, item) -> opposite.add(transfer(Ids.next(), "reverse:" + line.transfer(), "temporary-reversed", c.ref(), item, line.amount(),
                "temporary-out:" + c.way(), 1, line.transfer())));
        ledger.post(opposite);
    }

    /** How much of an item is in by the ledger, and set aside to go. */
    Ledger.Standing quantity(Item item) {
        return ledger.standing(account(item, "quantity"));
    }

    private static List<UUID> ids(Collection<Clearance.Line> lines) {
        return lines.stream().map(Clearance.Line::transfer).toList();
    }

    private static String account(Item item, String measure) {
        return "temporary:" + item.id() + ":" + measure;
    }

    /** All measures of an item between its accounts and what stands on the other side; those of zero are left out. */
    private static Transfer transfer(UUID id, String key, String kind, SubjectRef subject, Item item, Item.Amount amount, String other, int sign,
                                     UUID reverses) {
        List<Transfer.Posting> postings = new ArrayList<>(8);
        move(postings, item, "quantity", Unit.quantity(item.unit()), amount.quantity(), other, sign);
        move(postings, item, "pieces", PIECES, BigDecimal.valueOf(amount.pieces()), other, sign);
        move(postings, item, "weight", KILOGRAM, amount.weight(), other, sign);
        move(postings, item, "value", YUAN, amount.value(), other, sign);
        return new Transfer(id, key, kind, subject, reverses, postings);
    }

    private static void move(List<Transfer.Posting> postings, Item item, String measure, Unit unit, BigDecimal amount, String other, int sign) {
        if (amount.signum() != 0) {
            BigDecimal signed = sign > 0 ? amount : amount.negate();
            postings.add(new Transfer.Posting(Account.notBelowZero(account(item, measure), unit), signed));
            postings.add(new Transfer.Posting(Account.unlimited(other + ":" + measure + ":" + unit.name(), unit), signed.negate()));
        }
    }
}
