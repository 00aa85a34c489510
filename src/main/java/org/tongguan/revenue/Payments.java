package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/** Takes banks' reports of payments. A bill is paid once and in full, with the late fee of the day it was paid; bills of a month all together. */
@Component
public class Payments {

    private final PaymentStore store;
    private final BillStore bills;
    private final BillEffects effects;
    private final LateFees lateFees;
    private final ObjectProvider<Collective> collectives;
    private final Transactions transactions;
    private final Clock clock;

    Payments(PaymentStore store, BillStore bills, BillEffects effects, LateFees lateFees, ObjectProvider<Collective> collectives, Transactions transactions,
             Clock clock) {
        this.store = store;
        this.bills = bills;
        this.effects = effects;
        this.lateFees = lateFees;
        this.collectives = collectives;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Knows numbers that stand for many bills; implemented by whoever gathers bills. */
    public interface Collective {

        /** The numbers of all bills under that number; empty when it is not one of theirs. */
        List<String> listBills(String number);
    }

    /** What is owed under a number on a day: taxes, late fees, the days of the latest. {@code open}: something is unpaid. */
    public record Owed(BigDecimal tax, BigDecimal lateFee, long days, boolean open) {

        public BigDecimal total() {
            return tax.add(lateFee);
        }
    }

    /**
     * Takes a report of one bill. The same report again, however late, gives the first answer and has no effect.
     *
     * @param bank who reports; its references are its own
     * @throws PlatformException CONFLICT {@code payment.reference} when the reference was used for something else, {@code procedure.step} when
     *                           the bill is not open any more; NOT_FOUND {@code bill}; REFUSED {@code payment.amount} with what is expected,
     *                           {@code payment.currency}, {@code payment.day}
     */
    public Payment pay(Actor bank, Payment.Order order) {
        return take(bank, order).payments().getFirst();
    }

    /** As {@link #pay} also for the number of a month's bill, which pays all of it that is unpaid. */
    public Payment.Report take(Actor bank, Payment.Order order) {
        return take(bank, new Payment.Bank(bank.accountId(), bank.name()), order, Payment.Source.MESSAGE);
    }

    /**
     * Takes what is known of a payment from elsewhere than a bank's message.
     *
     * @param actor who says so
     * @param bank  who took the money
     */
    public Payment.Report take(Actor actor, Payment.Bank bank, Payment.Order order, Payment.Source source) {
        return transactions.call(actor, () -> earlier(bank, order, source).orElseGet(() -> {
            List<Bill> locked = lock(order.billNumber());
            // Whoever held the locks before us may have brought the same report.
            return earlier(bank, order, source).orElseGet(() -> settle(source == Payment.Source.MESSAGE ? actor : Actor.PLATFORM, bank, order, source, locked));
        }));
    }

    private Optional<Payment.Report> earlier(Payment.Bank bank, Payment.Order order, Payment.Source source) {
        Optional<Payment.Report> found = store.find(bank, order.bankReference());
        if (found.isPresent() && !found.get().says(order, source, clock.getZone())) {
            throw new PlatformException(ErrorCode.CONFLICT, "payment.reference", order.bankReference());
        }
        if (found.isPresent() && found.get().reversal() != null) {
            throw new PlatformException(ErrorCode.CONFLICT, "payment.reversed", order.bankReference());
        }
        return found;
    }

    /** The bills under a number, locked. */
    private List<Bill> lock(String number) {
        return bills.find(number).isPresent() ? List.of(effects.lock(number).orElseThrow()) : effects.lock(collected(number));
    }

    private List<String> collected(String number) {
        return collectives.stream().map(c -> c.listBills(number)).filter(found -> !found.isEmpty()).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bill", number));
    }

    private Payment.Report settle(Actor actor, Payment.Bank bank, Payment.Order order, Payment.Source source, List<Bill> locked) {
        List<Bill> unpaid = locked.stream().filter(Bill::isUnpaid).toList();
        // Of one that is closed the table says why it cannot be paid.
        (unpaid.isEmpty() ? locked.subList(0, 1) : unpaid).forEach(bill -> BillProcedure.TABLE.get(bill.state(), "pay", bill, actor));
        LocalDate paidOn = order.paidAt().atZone(clock.getZone()).toLocalDate();
        LocalDate earliest = unpaid.stream().map(Bill::assessedOn).max(LocalDate::compareTo).orElseThrow();
        if (paidOn.isAfter(LocalDate.now(clock)) || paidOn.isBefore(earliest)) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.day", paidOn, earliest, LocalDate.now(clock));
        }
        if (!"CNY".equals(order.currency())) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.currency", String.valueOf(order.currency()));
        }
        Owed owed = owed(unpaid, paidOn);
        if (order.amount().compareTo(owed.total()) != 0) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.amount", owed.total().toPlainString(), owed.tax().toPlainString(),
                    owed.lateFee().toPlainString(), owed.days(), order.amount().toPlainString());
        }
        return paid(bank, order, source, unpaid, owed.total());
    }

    private Payment.Report paid(Payment.Bank bank, Payment.Order order, Payment.Source source, List<Bill> unpaid, BigDecimal total) {
        LocalDate paidOn = order.paidAt().atZone(clock.getZone()).toLocalDate();
        Instant now = Times.now(clock);
        UUID report = Ids.next();
        Map<Bill, Payment> payments = new LinkedHashMap<>();
        for (Bill bill : unpaid) {
            BigDecimal fee = lateFees.of(bill, paidOn).amount();
            payments.put(bill, new Payment(unpaid.size() == 1 ? report : Ids.next(), report, bill.id(), bill.number(), bill.traderId(), bank.account(),
                    bank.name(), order.bankReference(), bill.amount().add(fee), fee, "CNY", order.paidAt(), now, null));
        }
        Payment.Report taken = new Payment.Report(report, bank, order.bankReference(), order.billNumber(), unpaid.getFirst().traderId(), total, "CNY",
                order.paidAt(), now, source, null, new ArrayList<>(payments.values()));
        store.insert(taken);
        payments.forEach((bill, payment) -> {
            var step = BillProcedure.TABLE.get(bill.state(), "pay", bill);
            bills.close(bill, step.to(), bill.amount(), payment.lateFee(), now);
            effects.paid(bill, payment, step.event());
        });
        return taken;
    }

    private Owed owed(List<Bill> unpaid, LocalDate day) {
        BigDecimal tax = BigDecimal.ZERO.setScale(2);
        BigDecimal fees = BigDecimal.ZERO.setScale(2);
        long days = 0;
        for (Bill bill : unpaid) {
            LateFees.Fee fee = lateFees.of(bill, day);
            tax = tax.add(bill.amount());
            fees = fees.add(fee.amount());
            days = Math.max(days, fee.days());
        }
        return new Owed(tax, fees, days, !unpaid.isEmpty());
    }

    /**
     * What a payment on that day must be.
     *
     * @param number a bill's or a month's bill's
     * @throws PlatformException NOT_FOUND {@code bill}
     */
    public Owed owed(String number, LocalDate day) {
        return transactions.read(Transactions.actor(), () -> owed(bills.find(number).map(List::of)
                .orElseGet(() -> collected(number).stream().map(n -> bills.find(n).orElseThrow()).toList()).stream().filter(Bill::isUnpaid).toList(), day));
    }

    /** The report a bank made with that reference, or the platform's own order there. */
    public Optional<Payment.Report> find(Payment.Bank bank, String bankReference) {
        return transactions.read(Transactions.actor(), () -> store.find(bank, bankReference));
    }

    /** A report by its identity. */
    public Optional<Payment.Report> get(UUID id) {
        return transactions.read(Transactions.actor(), () -> store.find(id));
    }

    /** Who owes, or owed, under the number of a bill or a month's bill; empty when there is none. */
    public Optional<Long> trader(String number) {
        return transactions.read(Transactions.actor(), () -> bills.find(number).or(() -> collectives.stream().map(c -> c.listBills(number))
                .flatMap(List::stream).findFirst().flatMap(bills::find)).map(Bill::traderId));
    }

    /** The payment that stands for a bill. */
    public Optional<Payment> findStanding(UUID bill) {
        return transactions.read(Transactions.actor(), () -> store.findStanding(bill));
    }

    /**
     * Takes a report back: the money never came. Its bills are owed again from the day they were; what they let go stays gone.
     *
     * @throws PlatformException NOT_FOUND {@code payment}; CONFLICT {@code payment.reversed}; FORBIDDEN {@code procedure.role}
     */
    public Payment.Report reverse(Actor actor, UUID id, String reason) {
        return transactions.call(actor, () -> {
            Payment.Report seen = store.find(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "payment", id));
            List<Bill> locked = effects.lock(seen.payments().stream().map(Payment::billNumber).toList());
            if (store.find(id).orElseThrow().reversal() != null) {
                throw new PlatformException(ErrorCode.CONFLICT, "payment.reversed", seen.bankReference());
            }
            Map<UUID, Payment> payments = new LinkedHashMap<>();
            seen.payments().forEach(p -> payments.put(p.billId(), p));
            store.reverse(id, actor.name(), reason, clock.instant());
            for (Bill bill : locked) {
                var step = BillProcedure.TABLE.get(bill.state(), "reopen", bill, actor);
                bills.reopen(bill, step.to());
                effects.reopened(bill, payments.get(bill.id()), step.event(), reason);
            }
            return store.find(id).orElseThrow();
        });
    }

    /**
     * Payments as that actor may see them, newest first: a bank those it reported, a trader those for its own bills, officials all.
     *
     * @param query number of a bill, or a bank's reference; null for any
     */
    public Page<Payment> list(Actor actor, @Nullable String query, int page, int size) {
        Long bank = actor.is(Role.BANK) ? actor.accountId() : null;
        return transactions.read(actor, () -> Page.of(page, size, store.count(bank, query), (from, rows) -> store.list(bank, query, from, rows)));
    }
}
