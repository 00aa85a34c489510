package org.tongguan.revenue.refund;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.Transfer;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.revenue.RefundDue;
import org.tongguan.revenue.order.BankOrder;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** Opens refunds for what falls due and for money that was not owed, and keeps their money in the ledger. */
@Component
public class RefundDesk {

    private static final Account DUE = Account.unlimited("refund:due", "CNY");
    private static final Account INTEREST = Account.unlimited("revenue:refund-interest", "CNY");
    /** The one line of a refund of money that was not owed. */
    private static final String NOT_OWED = "NOT_OWED";
    private final RefundStore store;
    private final Bills bills;
    private final Payments payments;
    private final Ledger ledger;
    private final Numbers numbers;
    private final Journal journal;
    private final Clock clock;

    RefundDesk(RefundStore store, Bills bills, Payments payments, Ledger ledger, Numbers numbers, Journal journal, Clock clock) {
        this.store = store;
        this.bills = bills;
        this.payments = payments;
        this.ledger = ledger;
        this.numbers = numbers;
        this.journal = journal;
        this.clock = clock;
    }

    /** What an amendment, a withdrawal or an accepted claim left over becomes one refund. */
    @EventListener
    void recorded(RefundDue.Recorded news) {
        RefundDue first = news.refunds().getFirst();
        if (first.ground() != RefundDue.Ground.ASSESSMENT) {
            return;   // the claim itself goes on
        }
        List<Bill> paid = bills.list(first.subject()).stream().filter(b -> b.state() == Bill.State.PAID).toList();
        Bill last = paid.getLast();
        List<Bill.Line> lines = news.refunds().stream().map(r -> new Bill.Line(r.tax(), r.amount())).toList();
        open(Refund.Ground.ASSESSMENT, last, news.office(), lines, first.reason(), Refund.State.DUE);
    }

    /** The bank collected what was not owed any more. */
    @EventListener
    void collected(BankOrder.NotOwed news) {
        BankOrder order = news.order();
        openNotOwed(order.traderId(), order.number(), order.amount(), LocalDate.ofInstant(order.orderedAt(), clock.getZone()), news.reason(),
                Account.unlimited("treasury:" + order.bank(), "CNY"));
    }

    /**
     * Opens a refund of money that was not owed; joins the caller's transaction.
     *
     * @param traderId whose it is, or null
     * @param about    what it came with
     * @param from     account on which it stands; it is given back from there
     */
    public Refund openNotOwed(Long traderId, String about, BigDecimal amount, LocalDate paidOn, String reason, Account from) {
        var id = Ids.next();
        Refund refund = new Refund(id, number(), Refund.Ground.NOT_OWED, new SubjectRef(Refund.KIND, id), null, traderId, null, about,
                List.of(new Bill.Line(NOT_OWED, amount)), amount, paidOn, null, null, Refund.State.DUE, reason, "", Transactions.actor().name(), now(),
                null, null, null, null);
        store.insert(refund);
        ledger.post(Transfer.move(id, "refund-not-owed:" + id, "refund-due", refund.ref(), DUE, from, amount));
        tell("RefundOpened", refund);
        return refund;
    }

    Refund open(Refund.Ground ground, Bill bill, String office, List<Bill.Line> lines, String reason, Refund.State state) {
        LocalDate paidOn = payments.findStanding(bill.id()).map(Payment::paidAt).map(at -> LocalDate.ofInstant(at, clock.getZone()))
                .orElseGet(() -> LocalDate.now(clock));
        BigDecimal amount = lines.stream().map(Bill.Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        Refund refund = new Refund(Ids.next(), number(), ground, bill.subject(), bill.declarationNumber(), bill.traderId(), office, bill.number(), lines,
                amount, paidOn, null, null, state, reason, "", Transactions.actor().name(), now(), null, null, null, null);
        store.insert(refund);
        tell("RefundOpened", refund);
        return refund;
    }

    private String number() {
        return "R%d%010d".formatted(LocalDate.now(clock).getYear(), numbers.next("refund_number"));
    }

    private Instant now() {
        return Times.now(clock);
    }

    /** The bank has paid it. */
    void paid(Refund r, String bank) {
        Account treasury = Account.unlimited("treasury:" + bank, "CNY");
        ledger.post(Transfer.move(Ids.next(), "refund-paid:" + r.id(), "refund-paid", r.ref(), treasury, DUE, r.amount()));
        if (r.interest() != null && r.interest().signum() > 0) {
            ledger.post(Transfer.move(Ids.next(), "refund-interest:" + r.id(), "refund-interest", r.ref(), treasury, INTEREST, r.interest()));
        }
    }

    void tell(String event, Refund r) {
        Map<String, String> payload = new HashMap<>(Map.of("number", r.number(), "about", r.about(), "amount", r.amount().toPlainString(), "ground",
                r.ground().name()));
        if (r.interest() != null) {
            payload.put("interest", r.interest().toPlainString());
        }
        if (!r.note().isEmpty()) {
            payload.put("note", r.note());
        }
        journal.record(JournalEvent.of(event, r.ref(), r.traderId(), r.office(), payload));
    }
}
