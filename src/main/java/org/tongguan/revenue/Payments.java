package org.tongguan.revenue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/** Takes banks' reports of payments. A bill is paid once and in full, with the late fee of the day it was paid. */
@Component
public class Payments {

    private final PaymentStore store;
    private final BillStore bills;
    private final BillEffects effects;
    private final LateFees lateFees;
    private final Transactions transactions;
    private final Clock clock;

    Payments(PaymentStore store, BillStore bills, BillEffects effects, LateFees lateFees, Transactions transactions, Clock clock) {
        this.store = store;
        this.bills = bills;
        this.effects = effects;
        this.lateFees = lateFees;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a report. The same report again, however late, gives the first answer and has no effect.
     *
     * @param bank who reports; its references are its own
     * @throws PlatformException CONFLICT {@code payment.reference} when the reference was used for something else, {@code procedure.step} when
     *                           the bill is not open any more; NOT_FOUND {@code bill}; REFUSED {@code payment.amount} with what is expected,
     *                           {@code payment.currency}, {@code payment.day}
     */
    public Payment pay(Actor bank, Payment.Order order) {
        return transactions.call(bank, () -> earlier(bank, order).orElseGet(() -> {
            Bill bill = effects.lock(order.billNumber()).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bill", order.billNumber()));
            // Whoever held the lock before us may have brought the same report.
            return earlier(bank, order).orElseGet(() -> settle(bank, order, bill));
        }));
    }

    private Optional<Payment> earlier(Actor bank, Payment.Order order) {
        Optional<Payment> found = store.find(bank.accountId(), order.bankReference());
        if (found.isPresent() && !found.get().reports(order)) {
            throw new PlatformException(ErrorCode.CONFLICT, "payment.reference", order.bankReference());
        }
        return found;
    }

    private Payment settle(Actor bank, Payment.Order order, Bill bill) {
        var step = BillProcedure.TABLE.get(bill.state(), "pay", bill, bank);
        LocalDate paidOn = order.paidAt().atZone(clock.getZone()).toLocalDate();
        if (paidOn.isAfter(LocalDate.now(clock)) || paidOn.isBefore(bill.assessedOn())) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.day", paidOn, bill.assessedOn(), LocalDate.now(clock));
        }
        if (!"CNY".equals(order.currency())) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.currency", String.valueOf(order.currency()));
        }
        LateFees.Fee fee = lateFees.of(bill, paidOn);
        if (order.amount().compareTo(bill.amount().add(fee.amount())) != 0) {
            throw new PlatformException(ErrorCode.REFUSED, "payment.amount", bill.amount().add(fee.amount()).toPlainString(), bill.amount().toPlainString(),
                    fee.amount().toPlainString(), fee.days(), order.amount().toPlainString());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Payment payment = new Payment(Ids.next(), bill.id(), bill.number(), bill.traderId(), bank.accountId(), bank.name(), order.bankReference(),
                bill.amount().add(fee.amount()), fee.amount(), "CNY", order.paidAt(), now);
        store.insert(payment);
        bills.close(bill, step.to(), bill.amount(), fee.amount(), now);
        effects.paid(bill, payment, step.event());
        return payment;
    }

    /** Payments as that actor may see them, newest first: a bank those it reported, a trader those for its own bills, officials all. */
    public Page<Payment> list(Actor actor, int page, int size) {
        Long bank = actor.is(Role.BANK) ? actor.accountId() : null;
        return transactions.read(actor, () -> new Page<>(store.list(bank, Page.offset(page, size), Page.rows(size)), Math.max(0, page), Page.rows(size),
                store.count(bank)));
    }
}
