package org.tongguan.revenue.reconcile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.revenue.order.BankOrder;
import org.tongguan.revenue.order.BankOrders;
import org.tongguan.revenue.reconcile.BankStatement.Entry;
import org.tongguan.revenue.reconcile.BankStatement.Problem;
import org.tongguan.revenue.reconcile.BankStatement.State;

/** Finds what an entry of a statement is: a report, an order, a bill that nobody reported; or why it is none of them. */
@Component
class Matching {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Z])([TM][0-9]{15,21})(?![0-9A-Z])");
    private final BankStatementStore store;
    private final Payments payments;
    private final BankOrders orders;
    private final Clock clock;

    Matching(BankStatementStore store, Payments payments, BankOrders orders, Clock clock) {
        this.store = store;
        this.payments = payments;
        this.orders = orders;
        this.clock = clock;
    }

    /** The entry as found; a bill that it pays in full, and nobody had reported, is paid by it. */
    Entry match(Payment.Bank bank, Entry e) {
        return e.credit() ? credit(bank, e) : debit(bank, e);
    }

    private Entry debit(Payment.Bank bank, Entry e) {
        Optional<BankOrder> order = store.isDebitBooked(e.endToEnd()) ? Optional.empty()
                : orders.proven(bank.name(), e.endToEnd(), BankOrder.Kind.PAY, e.amount());
        return order
                .map(o -> e.found(o.about(), State.MATCHED, null, null)).orElseGet(() -> e.found(null, State.OPEN, Problem.UNKNOWN_DEBIT, null));
    }

    private Entry credit(Payment.Bank bank, Entry e) {
        // A statement is the bank's word too: it ends the asking.
        orders.proven(bank.name(), e.endToEnd(), BankOrder.Kind.COLLECT, e.amount());
        Optional<Payment.Report> report = Stream.of(e.bankReference(), e.endToEnd()).filter(r -> !r.isEmpty()).map(r -> payments.find(bank, r))
                .flatMap(Optional::stream).filter(r -> r.reversal() == null).findFirst();
        if (report.isPresent()) {
            Payment.Report r = report.get();
            Problem problem = store.isBooked(r.id()) ? Problem.DOUBLE : r.amount().compareTo(e.amount()) != 0 ? Problem.DIFFERENCE : null;
            return problem == null ? e.found(r.number(), State.MATCHED, null, r.id()) : e.found(r.number(), State.OPEN, problem, null);
        }
        return unreported(bank, e);
    }

    private Entry unreported(Payment.Bank bank, Entry e) {
        Optional<String> number = numbers(e).stream().filter(this::isKnown).findFirst();
        if (number.isEmpty()) {
            return e.found(null, State.OPEN, Problem.UNKNOWN_BILL, null);
        }
        Payments.Owed owed = payments.owed(number.get(), e.bookedOn());
        if (!owed.open()) {
            return e.found(number.get(), State.OPEN, Problem.DOUBLE, null);
        }
        if (owed.total().compareTo(e.amount()) != 0) {
            return e.found(number.get(), State.OPEN, Problem.DIFFERENCE, null);
        }
        try {
            String reference = e.bankReference().isEmpty() ? "entry:" + e.id() : e.bankReference();
            Payment.Report paid = payments.take(Actor.PLATFORM, bank, new Payment.Order(number.get(), e.amount(), "CNY", reference,
                    Times.startOf(e.bookedOn(), clock)), Payment.Source.STATEMENT);
            return e.found(number.get(), State.MATCHED, null, paid.id());
        } catch (PlatformException refused) {
            return e.found(number.get(), State.OPEN, Problem.DIFFERENCE, null);
        }
    }

    /** Numbers of bills and months' bills that stand in it. */
    private static List<String> numbers(Entry e) {
        Matcher found = NUMBER.matcher(e.told() + " " + e.endToEnd());
        return found.results().map(m -> m.group(1)).distinct().toList();
    }

    private boolean isKnown(String number) {
        try {
            payments.owed(number, LocalDate.now(clock));
            return true;
        } catch (PlatformException unknown) {
            return false;
        }
    }
}
