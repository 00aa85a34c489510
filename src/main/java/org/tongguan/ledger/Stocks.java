package org.tongguan.ledger;

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

/**
 * Goods on account, item by item: every measure of an item has an account of its own that is never below zero, so nothing goes that is not there, whoever
 * asks at once. What is asked for is set aside; then it is written off or given back; what was written off is put back by a reversal. Every call joins the
 * caller's transaction.
 */
@Component
public class Stocks {

    private final Ledger ledger;
    private final PendingTransfers pendings;

    Stocks(Ledger ledger, PendingTransfers pendings) {
        this.ledger = ledger;
        this.pendings = pendings;
    }

    /** How much in one measure, e.g. {@code weight}; of nothing, nothing is moved. */
    public record Measure(String name, Unit unit, BigDecimal amount) { }

    /**
     * Some goods of one item.
     *
     * @param item     what its accounts are called by, each with the name of its measure behind it
     * @param number   what people know the item by
     * @param measures all in which it is counted; they move together
     */
    public record Goods(String item, int number, List<Measure> measures) {

        public Goods {
            measures = List.copyOf(measures);
        }
    }

    /**
     * Goods that come or go.
     *
     * @param id   identity of the transfer, by which it is settled and put back
     * @param side where they come from or go to: accounts that are only ever summed are called by it
     */
    public record Move(UUID id, String key, String kind, SubjectRef subject, Goods goods, String side) {

        private Transfer transfer(boolean comes) {
            List<Transfer.Posting> postings = new ArrayList<>();
            for (Measure m : goods.measures) {
                if (m.amount.signum() != 0) {
                    BigDecimal amount = comes ? m.amount : m.amount.negate();
                    postings.add(new Transfer.Posting(Account.notBelowZero(code(goods.item, m.name), m.unit), amount));
                    postings.add(new Transfer.Posting(Account.unlimited(side + ":" + m.name + ":" + m.unit.name(), m.unit), amount.negate()));
                }
            }
            return new Transfer(id, key, kind, subject, null, postings);
        }
    }

    private static String code(String item, String measure) {
        return item + ":" + measure;
    }

    /** Goods come on account; of a measure below zero so much less is there than was said before. */
    public void admit(Collection<Move> moves) {
        ledger.post(moves.stream().map(m -> m.transfer(true)).toList());
    }

    /** Goods leave the account at once. */
    public void remove(Collection<Move> moves) {
        ledger.post(moves.stream().map(m -> m.transfer(false)).toList());
    }

    /**
     * Sets aside what is asked to go: all of it, or the caller's transaction ends.
     *
     * @throws PlatformException REFUSED with that key, naming the number of the first item of which there is too little, and how much of it is free
     */
    public void setAside(Collection<Move> moves, String refusal) {
        Map<PendingTransfer, BigDecimal> refused = pendings.reserve(moves.stream().map(m -> new PendingTransfer(m.transfer(false), null)).toList());
        if (!refused.isEmpty()) {
            Map.Entry<PendingTransfer, BigDecimal> first = refused.entrySet().iterator().next();
            Move move = moves.stream().filter(m -> m.id.equals(first.getKey().transfer().id())).findFirst().orElseThrow();
            throw new PlatformException(ErrorCode.REFUSED, refusal, move.goods.number, first.getValue().toPlainString());
        }
    }

    /** What was set aside has gone. */
    public void writeOff(Collection<UUID> moves) {
        pendings.postAll(moves);
    }

    /** What was set aside stays. */
    public void giveBack(Collection<UUID> moves) {
        pendings.voidAll(moves);
    }

    /** What has gone is there again. */
    public void putBack(Collection<UUID> moves, String kind) {
        ledger.reverse(moves, kind);
    }

    /** How much of an item is there in a measure, and how much of that is set aside to go. */
    public Ledger.Standing standing(String item, String measure) {
        return ledger.standing(code(item, measure));
    }
}
