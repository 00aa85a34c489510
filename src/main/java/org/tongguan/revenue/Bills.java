package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** The register of bills. */
@Component
public class Bills {

    private static final int SWEEP = 500;
    private final BillStore store;
    private final BillEffects effects;
    private final PaymentTerms terms;
    private final LateFees lateFees;
    private final Numbers numbers;
    private final Transactions transactions;
    private final Clock clock;

    Bills(BillStore store, BillEffects effects, PaymentTerms terms, LateFees lateFees, Numbers numbers, Transactions transactions, Clock clock) {
        this.store = store;
        this.effects = effects;
        this.terms = terms;
        this.lateFees = lateFees;
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Bills that are paid with others of their month were issued; published in the transaction that issued them. */
    public record Issued(List<Bill> consolidated) { }

    /** What an amendment or cancellation led to. */
    public record Change(List<Bill> cancelled, Optional<Bill> issued, List<RefundDue> refundsDue) { }

    /**
     * Issues the first bills of subjects, all in a fixed number of statements. An order without any tax gets none.
     *
     * @return the bills, in the order of their orders
     * @throws PlatformException CONFLICT {@code bill.exists} when a subject has its bill already (none is issued then)
     */
    public List<Bill> issue(Collection<BillOrder> orders) {
        return transactions.call(Transactions.actor(), () -> {
            List<Bill> bills = orders.stream().filter(order -> !order.lines().isEmpty())
                    .map(order -> bill(order, order.lateDeclaration() ? Bill.Kind.LATE_DECLARATION : Bill.Kind.ORIGINAL, start(order), order.lines())).toList();
            save(bills);
            return bills;
        });
    }

    private LocalDate start(BillOrder order) {
        return terms.startOf(order.completedOn(), LocalDate.now(clock));
    }

    private Bill bill(BillOrder order, Bill.Kind kind, LocalDate start, List<Bill.Line> lines) {
        String number = numbers.ofCase("bill_number", "T", order.office(), start.getYear());
        BigDecimal amount = lines.stream().map(Bill.Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        BigDecimal none = BigDecimal.ZERO.setScale(2);
        return new Bill(Ids.next(), number, kind, order.subject(), order.declarationNumber(), order.traderId(), order.office(), order.settlement(),
                start, terms.dueOn(start, order.settlement()), amount, none, none, BillProcedure.TABLE.initial(),
                Times.now(clock), null, order.basis(), null, lines);
    }

    private void save(List<Bill> bills) {
        if (!bills.isEmpty()) {
            store.insert(bills);
            effects.issued(bills);
        }
    }

    /**
     * Bills a subject anew after its declaration changed. An unpaid bill is cancelled and the new amount billed; of what was paid only the
     * difference counts, tax by tax: a supplementary bill for what is missing, a refund due for what is too much. The new bill of an
     * unpaid one keeps its term, and is secured where that one was to be. The same amounts change nothing. Also right for a subject that had no
     * bill. Taxes and the fee for declaring late are settled each by itself.
     *
     * @param order what is owed now, all of it
     */
    public Change replace(BillOrder order, String reason) {
        return transactions.call(Transactions.actor(), () -> settle(order, reason));
    }

    /**
     * Nothing is owed any more: unpaid bills are cancelled and their holds lifted, what was paid falls due for refund. Lifting the last hold is
     * told at once: close the subject first.
     */
    public Change cancel(SubjectRef subject, String reason) {
        return transactions.call(Transactions.actor(), () -> {
            List<Bill> cancelled = new ArrayList<>();
            List<RefundDue> refunds = new ArrayList<>();
            List<Bill> bills = effects.lock(subject);
            for (boolean fee : new boolean[] {false, true}) {
                bills.stream().filter(b -> b.kind() != Bill.Kind.RECOVERY && b.isLateDeclaration() == fee).reduce((first, second) -> second).ifPresent(last -> {
                    Change change = settle(nothing(last), reason);
                    cancelled.addAll(change.cancelled());
                    refunds.addAll(change.refundsDue());
                });
            }
            return new Change(cancelled, Optional.empty(), refunds);
        });
    }

    private BillOrder nothing(Bill last) {
        return new BillOrder(last.subject(), last.declarationNumber(), last.traderId(), last.office(), LocalDate.now(clock), last.settlement(),
                last.isLateDeclaration(), null, List.of());
    }

    private Change settle(BillOrder asked, String reason) {
        List<Bill> bills = effects.lock(asked.subject()).stream().filter(b -> b.kind() != Bill.Kind.RECOVERY
                && b.isLateDeclaration() == asked.lateDeclaration()).toList();
        BillOrder order = bills.stream().anyMatch(b -> b.isUnpaid() && b.settlement() == Bill.Settlement.GUARANTEED) ? asked.onGuarantee() : asked;
        List<Bill> paid = bills.stream().filter(b -> b.state() == Bill.State.PAID).toList();
        List<Bill> unpaid = bills.stream().filter(Bill::isUnpaid).toList();
        Map<String, BigDecimal> owed = new LinkedHashMap<>();
        order.lines().forEach(line -> owed.merge(line.tax(), line.amount(), BigDecimal::add));
        paid.forEach(bill -> bill.lines().forEach(line -> owed.merge(line.tax(), line.amount().negate(), BigDecimal::add)));
        store.listRefunds(order.subject()).stream().filter(r -> r.ground() == RefundDue.Ground.ASSESSMENT
                && Bill.LATE_DECLARATION_FEE.equals(r.tax()) == order.lateDeclaration()).forEach(refund ->
                 owed.merge(refund.tax(), refund.amount(), BigDecimal::add));
        List<Bill.Line> missing = owed.entrySet().stream().filter(e -> e.getValue().signum() > 0).map(e -> new Bill.Line(e.getKey(), e.getValue())).toList();
        boolean same = unpaid.size() == 1 && sums(unpaid.getFirst().lines()).equals(sums(missing)) && unpaid.getFirst().settlement() == order.settlement();
        List<Bill> cancelled = same ? List.of() : unpaid;
        cancelled.forEach(bill -> cancel(bill, reason));
        // What takes an unpaid bill's place keeps its term: an amendment must not wipe out days that were late.
        LocalDate start = cancelled.isEmpty() ? start(order) : cancelled.getFirst().assessedOn();
        Bill.Kind kind = order.lateDeclaration() ? Bill.Kind.LATE_DECLARATION : paid.isEmpty() ? Bill.Kind.ORIGINAL : Bill.Kind.SUPPLEMENTARY;
        List<Bill> issued = same || missing.isEmpty() ? List.of() : List.of(bill(order, kind, start, missing));
        save(issued);
        List<RefundDue> refunds = refunds(order, owed, reason);
        cancelled.forEach(effects::release);
        return new Change(cancelled, issued.stream().findFirst(), refunds);
    }

    /**
     * Secures an unpaid bill on a guarantee that has room now; its payment hold is lifted. One that is secured stays so.
     *
     * @throws PlatformException NOT_FOUND {@code bill}; REFUSED {@code bill.unsecured} when no guarantee has room, {@code bill.closed} when it is
     *                           paid, cancelled, or the fee for declaring late
     */
    public Bill secure(Actor actor, String number) {
        return transactions.call(actor, () -> {
            Bill bill = effects.lock(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bill", number));
            if (!bill.isUnpaid() || bill.isLateDeclaration()) {
                throw new PlatformException(ErrorCode.REFUSED, "bill.closed", number);
            }
            if (effects.listHeld(List.of(bill)).contains(number)) {
                if (effects.secure(List.of(bill)).isEmpty()) {
                    BigDecimal free = effects.room(List.of(bill)).get(number);
                    throw new PlatformException(ErrorCode.REFUSED, "bill.unsecured", number, free.toPlainString(),
                            bill.amount().subtract(free).toPlainString());
                }
                store.secured(bill);
                effects.release(bill);
            }
            return store.find(number).orElseThrow();
        });
    }

    private static Map<String, String> sums(List<Bill.Line> lines) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(line.tax(), line.amount(), BigDecimal::add));
        Map<String, String> texts = new LinkedHashMap<>();
        sums.forEach((tax, sum) -> texts.put(tax, sum.setScale(2).toPlainString()));
        return texts;
    }

    private void cancel(Bill bill, String reason) {
        var step = BillProcedure.TABLE.get(bill.state(), "cancel", bill);
        store.close(bill, step.to(), BigDecimal.ZERO, BigDecimal.ZERO, clock.instant());
        effects.cancelled(bill, step.event(), reason);
    }

    private List<RefundDue> refunds(BillOrder order, Map<String, BigDecimal> owed, String reason) {
        Instant now = Times.now(clock);
        List<RefundDue> refunds = new ArrayList<>();
        owed.forEach((tax, sum) -> {
            if (sum.signum() < 0) {
                refunds.add(new RefundDue(Ids.next(), order.subject(), order.declarationNumber(), order.traderId(), tax, sum.negate(), reason, now,
                        RefundDue.Ground.ASSESSMENT));
            }
        });
        if (!refunds.isEmpty()) {
            store.insertRefunds(refunds);
            effects.refundsDue(refunds, order.office());
        }
        return refunds;
    }

    /**
     * Issues a bill for taxes that are levied after the fact, beside what the assessment bills. No goods wait for it.
     *
     * @param dueOn   last day of its term
     * @param feeFrom the late fee counts from the day after this one; null = after the term
     */
    public Bill recover(BillOrder order, LocalDate dueOn, LocalDate feeFrom) {
        return transactions.call(Transactions.actor(), () -> {
            effects.lock(order.subject());
            Bill b = bill(order, Bill.Kind.RECOVERY, LocalDate.now(clock), order.lines());
            Bill recovery = new Bill(b.id(), b.number(), b.kind(), b.subject(), b.declarationNumber(), b.traderId(), b.office(), b.settlement(),
                    b.assessedOn(), dueOn, b.amount(), b.paid(), b.lateFee(), b.state(), b.issuedAt(), null, b.basis(), feeFrom, b.lines());
            save(List.of(recovery));
            return recovery;
        });
    }

    /**
     * Records what is to be given back of a paid bill for another reason than its assessment, which stays what it is.
     *
     * @throws PlatformException REFUSED {@code refund.amount} for more than was paid and not given back
     */
    public List<RefundDue> refund(Bill bill, List<Bill.Line> lines, RefundDue.Ground ground, String reason) {
        return transactions.call(Transactions.actor(), () -> {
            effects.lock(bill.subject());
            lines.forEach(line -> checkRefundable(bill, line, BigDecimal.ZERO));
            Instant now = Times.now(clock);
            List<RefundDue> refunds = lines.stream().map(line -> new RefundDue(Ids.next(), bill.subject(), bill.declarationNumber(), bill.traderId(),
                    line.tax(), line.amount(), reason, now, ground)).toList();
            store.insertRefunds(refunds);
            effects.refundsDue(refunds, bill.office());
            return refunds;
        });
    }

    /**
     * Checks that a line can be given back of what was paid of its tax for the bill's subject.
     *
     * @param claimed what else of it is asked for
     * @throws PlatformException REFUSED {@code refund.amount} with the tax and what is left of it
     */
    public void checkRefundable(Bill bill, Bill.Line line, BigDecimal claimed) {
        BigDecimal paid = store.list(bill.subject()).stream().filter(b -> b.state() == Bill.State.PAID).flatMap(b -> b.lines().stream())
                .filter(l -> l.tax().equals(line.tax())).map(Bill.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = store.listRefunds(bill.subject()).stream().filter(r -> r.tax().equals(line.tax())).map(RefundDue::amount)
                .reduce(paid.subtract(claimed), BigDecimal::subtract);
        if (line.amount().compareTo(left) > 0) {
            throw new PlatformException(ErrorCode.REFUSED, "refund.amount", line.tax(), left.max(BigDecimal.ZERO).setScale(2).toPlainString());
        }
    }

    /**
     * Writes down, and tells, which bills' terms have passed; nothing else waits for it: whoever reads a bill or acts on it sees it overdue from
     * the first moment. Called by the timer, and by tests that move the clock. Bills somebody has locked are left to him or the next time.
     */
    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    public void markOverdue() {
        int marked = SWEEP;
        while (marked == SWEEP) {
            marked = transactions.call(Actor.PLATFORM, () -> {
                List<Bill> due = store.lockPastDue(LocalDate.now(clock), SWEEP);
                store.markOverdue(due);
                effects.fellDue(due);
                return due.size();
            });
        }
    }

    /** The bill of taxes that counts for a subject: the newest that is not cancelled. */
    public Optional<Bill> find(SubjectRef subject) {
        return list(subject).reversed().stream().filter(bill -> bill.state() != Bill.State.CANCELLED && !bill.isLateDeclaration()
                && bill.kind() != Bill.Kind.RECOVERY).findFirst();
    }

    /** The bill of the fee for declaring late that counts for a subject. */
    public Optional<Bill> findLateDeclaration(SubjectRef subject) {
        return list(subject).reversed().stream().filter(bill -> bill.state() != Bill.State.CANCELLED && bill.isLateDeclaration()).findFirst();
    }

    /** All bills a subject ever had, oldest first. */
    public List<Bill> list(SubjectRef subject) {
        return transactions.read(Transactions.actor(), () -> store.list(subject));
    }

    /** What is to be given back for a subject. */
    public List<RefundDue> listRefundsDue(SubjectRef subject) {
        return transactions.read(Transactions.actor(), () -> store.listRefunds(subject));
    }

    /**
     * Bills as that actor may see them, newest first.
     *
     * @param state null = any
     * @param query a bill's or a declaration's number; null or blank = any
     */
    public Page<Bill> list(Actor actor, Bill.State state, String query, int page, int size) {
        BillStore.Filter filter = new BillStore.Filter(state, query == null || query.isBlank() ? null : query.strip());
        return transactions.read(actor, () -> Page.of(page, size, store.count(filter), (from, rows) -> store.list(filter, from, rows)));
    }

    /**
     * A bill as that actor may see it.
     *
     * @throws PlatformException NOT_FOUND {@code bill}
     */
    public Bill get(Actor actor, String number) {
        return transactions.read(actor, () -> store.find(number)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bill", number));
    }

    /** The bill as people and machines read it, with the late fee as of today while it is unpaid. */
    public BillView view(Bill bill) {
        return views(List.of(bill)).getFirst();
    }

    /** Bills as {@link #view} shows each. */
    public List<BillView> views(List<Bill> all) {
        List<Bill> unpaid = all.stream().filter(Bill::isUnpaid).toList();
        LocalDate today = LocalDate.now(clock);
        return transactions.read(Transactions.actor(), () -> {
            Map<String, String> secured = effects.listSecured(unpaid);
            Set<String> held = unpaid.isEmpty() ? Set.of() : effects.listHeld(unpaid);
            return all.stream().map(b -> BillView.of(b, b.isUnpaid() ? lateFees.of(b, today) : null, secured.get(b.number()), held.contains(b.number()),
                    b.isUnpaid() ? effects.onAccount(b) : BigDecimal.ZERO.setScale(2)))
                    .toList();
        });
    }
}
