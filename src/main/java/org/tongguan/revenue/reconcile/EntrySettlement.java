package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.revenue.reconcile.BankStatement.Entry;
import org.tongguan.revenue.reconcile.BankStatement.Outcome;
import org.tongguan.revenue.refund.RefundDesk;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** What officers do with entries that do not match. */
@Component
public class EntrySettlement {

    private final BankStatementStore store;
    private final BankBooks books;
    private final Payments payments;
    private final RefundDesk refunds;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    EntrySettlement(BankStatementStore store, BankBooks books, Payments payments, RefundDesk refunds, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.books = books;
        this.payments = payments;
        this.refunds = refunds;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    private record Done(Outcome outcome, String number, @Nullable UUID report) { }

    /**
     * Takes a step: {@code assign} to a bill or a month's bill (a part waits for the rest, what is too much becomes a refund), {@code give-back}
     * as a refund, {@code explain} what the bank took.
     *
     * @param number of the bill or month's bill, to assign; null = the one it names
     * @throws PlatformException NOT_FOUND {@code bankentry}, {@code bill}; CONFLICT {@code procedure.step}, {@code bankorder.paid} when nothing is owed
     *                           there; FORBIDDEN {@code procedure.role}; REFUSED {@code guarantee.reason}
     */
    public Entry act(Actor actor, UUID id, String command, @Nullable String number, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            Entry e = store.lockEntry(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bankentry"));
            var step = BankEntryProcedure.TABLE.get(e.state(), command, e, actor);
            BankStatement s = store.find(e.statement()).orElseThrow();
            Done done = switch (command) {
                case "assign" -> assign(actor, s, e, number == null || number.isBlank() ? e.number() : number.strip(), reason.strip());
                case "give-back" -> givenBack(s, e, reason.strip());
                case "explain" -> {
                    books.charged(s, e);
                    yield new Done(Outcome.EXPLAINED, e.number(), null);
                }
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "bank-entry", command, e.state());
            };
            Entry after = e.settled(step.to(), done.number(), done.report(), done.outcome(), actor.name(), Times.now(clock),
                    reason.strip());
            store.settle(after);
            journal.record(JournalEvent.of(step.event(), after.ref(), null, null, Map.of("amount", after.amount().toPlainString(), "number",
                    after.number() == null ? "" : after.number(), "outcome", after.outcome().name(), "reason", after.reason())));
            return after;
        });
    }

    private Done givenBack(BankStatement s, Entry e, String reason) {
        Long trader = e.number() == null ? null : payments.trader(e.number()).orElse(null);
        refunds.openNotOwed(trader, reference(e), e.amount(), e.bookedOn(), reason, BankBooks.unexplained(s));
        return new Done(Outcome.GIVEN_BACK, e.number(), null);
    }

    private static String reference(Entry e) {
        return e.bankReference().isEmpty() ? e.id().toString() : e.bankReference();
    }

    private Done assign(Actor actor, BankStatement s, Entry e, @Nullable String number, String reason) {
        if (number == null) {
            throw new PlatformException(ErrorCode.REFUSED, "bankentry.number");
        }
        Optional<Payment.Report> report = store.findUnbooked(s.bank(), number).flatMap(payments::get);
        if (report.isPresent()) {
            Payment.Report r = report.get();
            BigDecimal more = e.amount().subtract(r.amount());
            if (more.signum() >= 0) {
                books.explained(s, e, r.amount());
                surplus(r.traderId(), e, number, more, reason, BankBooks.unexplained(s));
                return new Done(more.signum() > 0 ? Outcome.PAID_WITH_SURPLUS : Outcome.PAID, number, r.id());
            }
            // Less came than was reported: the bill is owed again, and what came is a part of it.
            payments.reverse(actor, r.id(), reason);
        }
        return deposit(actor, s, e, number, reason);
    }

    private void surplus(long trader, Entry e, String number, BigDecimal amount, String reason, org.tongguan.ledger.Account from) {
        if (amount.signum() > 0) {
            refunds.openNotOwed(trader, number, amount, e.bookedOn(), reason, from);
        }
    }

    /** The money waits under the number; when all that is owed is there, it pays. */
    private Done deposit(Actor actor, BankStatement s, Entry e, String number, String reason) {
        LocalDate day = e.bookedOn();
        Payments.Owed owed = payments.owed(number, day);
        if (!owed.open()) {
            throw new PlatformException(ErrorCode.CONFLICT, "bankorder.paid", number);
        }
        books.deposited(s, e, number);
        BigDecimal there = books.deposits(number);
        if (there.compareTo(owed.total()) < 0) {
            return new Done(Outcome.ON_ACCOUNT, number, null);
        }
        Payment.Report paid = payments.take(actor, s.bank(), new Payment.Order(number, owed.total(), "CNY", "entry:" + e.id(),
                Times.startOf(day, clock)), Payment.Source.SETTLED);
        books.used(s, e, number, owed.total());
        BigDecimal more = there.subtract(owed.total());
        surplus(paid.traderId(), e, number, more, reason, BankBooks.deposit(number));
        return new Done(more.signum() > 0 ? Outcome.PAID_WITH_SURPLUS : Outcome.PAID, number, paid.id());
    }

    /** A payment that was reported never came: its bills are owed again. */
    public Payment.Report reverse(Actor actor, UUID report, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            if (store.isBooked(report)) {
                throw new PlatformException(ErrorCode.CONFLICT, "bankentry.booked");
            }
            return payments.reverse(actor, report, reason.strip());
        });
    }
}
