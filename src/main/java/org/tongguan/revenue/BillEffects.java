package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Securities;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.Transfer;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** What a bill's steps do outside its own tables: money in the ledger, the payment hold, the journal; and how bills are locked for a step. */
@Component
class BillEffects {

    private static final Account ASSESSED = Account.unlimited("revenue:assessed", "CNY");
    private static final Account LATE_FEES = Account.unlimited("revenue:late-fee", "CNY");
    private static final Account REFUNDS_DUE = Account.unlimited("refund:due", "CNY");
    private final BillStore store;
    private final Ledger ledger;
    private final Holds holds;
    private final Securities securities;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    BillEffects(BillStore store, Ledger ledger, Holds holds, Securities securities, Journal journal, Clock clock, ApplicationEventPublisher news) {
        this.news = news;
        this.store = store;
        this.clock = clock;
        this.ledger = ledger;
        this.holds = holds;
        this.securities = securities;
        this.journal = journal;
    }

    /** A bill for a step of it: its subject is locked, then its row; if its term has passed it falls due first, whenever the sweep comes. */
    Optional<Bill> lock(String number) {
        return store.find(number).flatMap(seen -> {
            holds.lock(seen.subject());
            return store.lock(number).map(this::current);
        });
    }

    /** Bills of many subjects for a step of all of them, in the order of their numbers; as {@link #lock(String)}. */
    List<Bill> lock(Collection<String> numbers) {
        List<Bill> seen = numbers.stream().distinct().sorted().map(n -> store.find(n).orElseThrow()).toList();
        holds.lock(seen.stream().map(Bill::subject).distinct().toList());
        return seen.stream().map(b -> current(store.lock(b.number()).orElseThrow())).toList();
    }

    /** All bills of a subject for a step of them, oldest first; as {@link #lock(String)}. */
    List<Bill> lock(SubjectRef subject) {
        holds.lock(subject);
        return store.lock(subject).stream().map(this::current).toList();
    }

    private Bill current(Bill stored) {
        Bill bill = stored.on(LocalDate.now(clock));
        if (bill.state() != stored.state()) {
            store.markOverdue(List.of(stored));
            fellDue(List.of(stored));
        }
        return bill;
    }

    private static Account account(Bill bill) {
        return Account.notBelowZero("bill:" + bill.number(), "CNY");
    }

    void issued(Collection<Bill> bills) {
        ledger.post(bills.stream().map(bill -> Transfer.move(bill.id(), "bill-issued:" + bill.number(), "tax-assessed", bill.subject(), ASSESSED,
                account(bill), bill.amount())).toList());
        List<Bill> asked = bills.stream().filter(BillEffects::isToBeSecured).toList();
        Set<String> secured = secure(asked);
        Map<String, BigDecimal> room = securities.room(duties(asked.stream().filter(bill -> !secured.contains(bill.number())).toList()));
        holds.place(bills.stream().filter(bill -> bill.kind() != Bill.Kind.RECOVERY && !secured.contains(bill.number()))
                .map(bill -> new Holds.Placement(bill.subject(), HoldReason.PAYMENT, bill.number(),
                        bill.amount().toPlainString() + " CNY, " + bill.dueOn() + missing(bill, room.get(bill.number())))).toList());
        // Channel T of the receipts: something is to be paid.
        bills.forEach(bill -> tell("BillIssued", bill, Map.of("channel", "T", "number", bill.number(), "amount", bill.amount().toPlainString(),
                "dueOn", bill.dueOn().toString(), "kind", bill.kind().name())));
        List<Bill> consolidated = bills.stream().filter(bill -> bill.settlement() == Bill.Settlement.CONSOLIDATED).toList();
        if (!consolidated.isEmpty()) {
            news.publishEvent(new Bills.Issued(consolidated));
        }
    }

    /** Reserves bills on their traders' guarantees, or not at all where the grade is exempt; tells which are secured now. */
    Set<String> secure(Collection<Bill> bills) {
        return bills.isEmpty() ? Set.of() : securities.secure(duties(bills));
    }

    private static List<Securities.Duty> duties(Collection<Bill> bills) {
        return bills.stream().map(bill -> new Securities.Duty(bill.subject(), bill.number(), bill.declarationNumber(), bill.traderId(),
                bill.amount())).toList();
    }

    private static boolean isToBeSecured(Bill bill) {
        return bill.settlement() != Bill.Settlement.IMMEDIATE;
    }

    /** What the guarantees lack, for whoever reads the hold; nothing where none was asked for. */
    private static String missing(Bill bill, BigDecimal free) {
        return free == null ? "" : "; 担保可用 guarantee free %s, 不足 missing %s".formatted(free.toPlainString(), bill.amount().subtract(free).toPlainString());
    }

    /** The most that is free today on one guarantee for each of these bills. */
    Map<String, BigDecimal> room(Collection<Bill> bills) {
        return securities.room(duties(bills));
    }

    /** On which guarantee each of these bills is set aside now; by their numbers. */
    Map<String, String> listSecured(Collection<Bill> bills) {
        return securities.listSecured(bills.stream().map(Bill::number).toList());
    }

    /** Parts of what is owed that have come and wait for the rest; see {@code revenue.reconcile}. */
    BigDecimal onAccount(Bill bill) {
        return ledger.balance("deposit:" + bill.number()).negate().setScale(2);
    }

    /** Those of these bills whose payment hold stands, by their numbers. */
    Set<String> listHeld(Collection<Bill> bills) {
        Set<String> held = new HashSet<>();
        holds.listOpen(bills.stream().map(Bill::subject).distinct().toList()).values().forEach(open -> open.stream()
                .filter(h -> h.reason() == HoldReason.PAYMENT).forEach(h -> held.add(h.cause())));
        return held;
    }

    private void giveBack(Bill bill) {
        if (isToBeSecured(bill)) {
            securities.giveBack(List.of(bill.number()));
        }
    }

    void fellDue(Collection<Bill> bills) {
        bills.forEach(bill -> tell(BillProcedure.TABLE.get(bill.state(), "fall-due", bill).event(), bill,
                Map.of("number", bill.number(), "amount", bill.amount().toPlainString(), "dueOn", bill.dueOn().toString())));
    }

    /** Gives the assessment back; the hold stays until {@link #release}, so that nothing is let go between two bills. */
    void cancelled(Bill bill, String event, String reason) {
        ledger.reverse(bill.id(), "assessment-cancelled");
        giveBack(bill);
        tell(event, bill, Map.of("number", bill.number(), "amount", bill.amount().toPlainString(), "reason", reason));
    }

    void paid(Bill bill, Payment payment, String event) {
        Transfer.Posting tax = new Transfer.Posting(account(bill), bill.amount().negate());
        Transfer.Posting fee = new Transfer.Posting(LATE_FEES, payment.lateFee().negate());
        Transfer.Posting treasury = new Transfer.Posting(Account.unlimited("treasury:" + payment.bankName(), "CNY"), payment.amount());
        ledger.post(new Transfer(payment.id(), "bill-paid:" + bill.number() + ":" + payment.reportId(), "tax-paid", bill.subject(), null,
                payment.lateFee().signum() == 0 ? List.of(tax, treasury) : List.of(tax, fee, treasury)));
        giveBack(bill);
        tell(event, bill, Map.of("number", bill.number(), "amount", bill.amount().toPlainString(), "lateFee", payment.lateFee().toPlainString(),
                "bank", payment.bankName()));
        release(bill);
        news.publishEvent(new BillPaid(bill));
    }

    /** The money of a payment is gone again; the assessment stands as before it. Goods that were let go are not called back by a hold. */
    void reopened(Bill bill, Payment payment, String event, String reason) {
        ledger.reverse(payment.id(), "payment-reversed");
        tell(event, bill, Map.of("number", bill.number(), "amount", payment.amount().toPlainString(), "bank", payment.bankName(), "reason", reason));
        news.publishEvent(new BillPaid.Undone(bill));
    }

    /** Lifts the bill's payment hold, if it has one. */
    void release(Bill bill) {
        holds.lift(bill.subject(), HoldReason.PAYMENT, bill.number());
    }

    void refundsDue(Collection<RefundDue> refunds, String office) {
        ledger.post(refunds.stream().map(r -> Transfer.move(r.id(), "refund-due:" + r.id(), "refund-due", r.subject(), REFUNDS_DUE, ASSESSED, r.amount()))
                .toList());
        news.publishEvent(new RefundDue.Recorded(List.copyOf(refunds), office));
        refunds.forEach(r -> journal.record(JournalEvent.of("RefundFellDue", r.subject(), r.traderId(), office,
                Map.of("tax", r.tax(), "amount", r.amount().toPlainString(), "reason", r.reason()))));
    }

    private void tell(String event, Bill bill, Map<String, String> payload) {
        journal.record(JournalEvent.of(event, bill.subject(), bill.traderId(), bill.office(), payload));
    }
}
