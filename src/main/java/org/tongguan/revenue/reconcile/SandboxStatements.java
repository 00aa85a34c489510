package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.runtime.Transactions;

/**
 * Writes the daily statement a sandbox's bank would send: what it reported and paid out and has not booked yet, from its last statement to a day.
 * People who try the platform out change it and send it.
 */
@Component
@ConditionalOnProperty("tongguan.sandbox")
class SandboxStatements {

    static final String ACCOUNT = "3100200000000001";
    private final BankStatementStore store;
    private final Payments payments;
    private final Transactions transactions;
    private final Clock clock;

    SandboxStatements(BankStatementStore store, Payments payments, Transactions transactions, Clock clock) {
        this.store = store;
        this.payments = payments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The statement of that day as camt.053. */
    String write(Actor bank, LocalDate day) {
        return transactions.read(bank, () -> {
            Payment.Bank own = new Payment.Bank(bank.accountId(), bank.name());
            var last = store.findLast(own, ACCOUNT);
            if (last.isPresent() && !day.isAfter(last.get().day())) {
                throw new PlatformException(ErrorCode.CONFLICT, "bankstatement.twice", last.get().reference());
            }
            BigDecimal opening = last.map(BankStatement::closing).orElse(BigDecimal.ZERO.setScale(2));
            List<CamtWriter.Entry> entries = new ArrayList<>();
            for (UUID id : store.listUnbooked(own, Times.startOf(day.plusDays(1), clock))) {
                Payment.Report r = payments.get(id).orElseThrow();
                boolean ordered = r.source() == Payment.Source.ORDER;
                entries.add(new CamtWriter.Entry(true, r.amount(), LocalDate.ofInstant(r.paidAt(), clock.getZone()), ordered ? "" : r.bankReference(),
                        ordered ? r.bankReference() : "", r.number(), ""));
            }
            store.listUnbookedRefunds(own).forEach((number, amount) -> entries.add(new CamtWriter.Entry(false, amount, day, "", number, "", "")));
            return CamtWriter.write("S" + day, ACCOUNT, day, opening, entries);
        });
    }
}
