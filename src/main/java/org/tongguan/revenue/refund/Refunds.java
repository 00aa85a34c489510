package org.tongguan.revenue.refund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.FourEyes;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.RefundDue;
import org.tongguan.revenue.order.BankOrder;
import org.tongguan.revenue.order.BankOrders;
import org.tongguan.runtime.Transactions;

/** The register of refunds. */
@Component
public class Refunds {

    private final RefundStore store;
    private final RefundDesk desk;
    private final RefundLaw law;
    private final Bills bills;
    private final BankOrders orders;
    private final Transactions transactions;
    private final Clock clock;

    Refunds(RefundStore store, RefundDesk desk, RefundLaw law, Bills bills, BankOrders orders, Transactions transactions, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.law = law;
        this.bills = bills;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A refund as it stands: what an actor may do, the interest as of today while it is not fixed, the last day of customs' check of a claim. */
    public record View(Refund refund, RefundInterest.Interest interest, @Nullable LocalDate checkBy, List<String> commands) { }

    /**
     * A taxpayer claims what it paid too much.
     *
     * @param lines tax by tax, yuan
     * @throws PlatformException NOT_FOUND {@code bill}; REFUSED {@code refund.field}, {@code guarantee.reason}, {@code refund.unpaid} when the bill is
     *                           not paid, {@code refund.late} after the term, {@code refund.amount} for more than was paid and not given back
     */
    public View claim(Actor actor, String bill, Refund.Ground ground, List<Bill.Line> lines, String reason) {
        return transactions.call(actor, () -> {
            Bill paid = bills.get(actor, bill);
            if (ground == null || ground == Refund.Ground.ASSESSMENT || ground == Refund.Ground.NOT_OWED || lines.isEmpty()) {
                throw new PlatformException(ErrorCode.REFUSED, "refund.field", ground == null || !lines.isEmpty() ? "ground" : "lines");
            }
            if (reason == null || reason.isBlank()) {
                throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
            }
            if (paid.state() != Bill.State.PAID) {
                throw new PlatformException(ErrorCode.REFUSED, "refund.unpaid", bill);
            }
            Refund refund = desk.open(ground, paid, paid.office(), lines, reason.strip(), Refund.State.APPLIED);
            law.checkTerm(refund, LocalDate.now(clock));
            lines.forEach(line -> bills.checkRefundable(paid, line, store.claimed(bill, line.tax()).subtract(line.amount())));
            return view(actor, refund);
        });
    }

    /**
     * Takes a step: accept, refuse, propose (with the account it is to be paid to), approve, send-back.
     *
     * @throws PlatformException NOT_FOUND {@code refund}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code guarantee.four-eyes} when it takes another person; REFUSED {@code guarantee.reason}, {@code bankorder.account},
     *                           {@code bankorder.none}, {@code refund.amount}
     */
    public View act(Actor actor, String number, String command, String note, @Nullable String payee) {
        String told = note == null ? "" : note.strip();
        if (told.isEmpty() && !List.of("accept", "propose", "approve").contains(command)) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            Refund r = store.lock(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "refund", number));
            boolean own = FourEyes.isSame(actor, r.proposedBy());
            if (own && "approve".equals(command)) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "guarantee.four-eyes");
            }
            var step = RefundProcedure.TABLE.get(r.state(), command, new RefundProcedure.Case(own), actor);
            Refund after = switch (command) {
                case "accept" -> accepted(r.in(step.to(), told));
                case "refuse" -> r.in(step.to(), told);
                case "propose" -> r.proposed(step.to(), account(payee), actor.name(), told);
                case "send-back" -> r.proposed(step.to(), null, null, told);
                case "approve" -> approved(actor, r, step.to(), told);
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "refund", command, r.state());
            };
            store.save(after);
            desk.tell(step.event(), after);
            return view(actor, after);
        });
    }

    private static String account(String payee) {
        if (payee == null || payee.isBlank() || payee.length() > 64) {
            throw new PlatformException(ErrorCode.REFUSED, "bankorder.account");
        }
        return payee.strip();
    }

    private Refund accepted(Refund r) {
        bills.refund(bills.get(Actor.PLATFORM, r.about()), r.lines(), RefundDue.Ground.valueOf(r.ground().name()), r.reason());
        return r;
    }

    /** Interest counts to today; then the bank is told to pay. */
    private Refund approved(Actor actor, Refund r, Refund.State to, String told) {
        Refund after = r.approved(to, law.interest(r, LocalDate.now(clock)).amount(), actor.name(), Times.now(clock), told);
        orders.pay(actor, after.traderId(), after.number(), after.payee(), after.total());
        return after;
    }

    /** The bank has paid it, or says why not: then another account is asked for. */
    @EventListener
    void ended(BankOrder.Ended news) {
        BankOrder order = news.order();
        if (order.kind() == BankOrder.Kind.PAY) {
            store.lock(order.about()).ifPresent(r -> {
                boolean done = order.state() == BankOrder.State.DONE;
                var step = RefundProcedure.TABLE.get(r.state(), done ? "pay" : "fail", new RefundProcedure.Case(false));
                Refund after = done ? r.paid(step.to(), order.endedAt()) : r.proposed(step.to(), null, null, order.reason());
                store.save(after);
                if (done) {
                    desk.paid(after, order.bank());
                }
                desk.tell(step.event(), after);
            });
        }
    }

    /** Refunds as that actor may see them, newest first; {@code query}: a refund's, a bill's or a declaration's number. */
    public Page<View> list(Actor actor, Refund.State state, String query, int page, int size) {
        String wanted = state == null ? null : state.name();
        String q = query == null || query.isBlank() ? null : query.strip();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, q),
                (from, rows) -> store.list(wanted, q, from, rows)).map(r -> view(actor, r)));
    }

    /** @throws PlatformException NOT_FOUND {@code refund} */
    public View get(Actor actor, String number) {
        return transactions.read(actor, () -> view(actor, find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "refund", number))));
    }

    /** A refund by its number, in the caller's transaction. */
    public Optional<Refund> find(String number) {
        return store.find(number);
    }

    private View view(Actor actor, Refund r) {
        LocalDate day = r.approvedAt() == null ? LocalDate.now(clock) : LocalDate.ofInstant(r.approvedAt(), clock.getZone());
        return new View(r, law.interest(r, day), law.checkBy(r), RefundProcedure.TABLE.commands(r.state(),
                new RefundProcedure.Case(FourEyes.isSame(actor, r.proposedBy())), actor));
    }
}
