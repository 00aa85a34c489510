package org.tongguan.revenue.order;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;

/** Orders at the bank: written down first, sent by a job, asked for until the bank says what became of them. */
@Component
public class BankOrders implements JobHandler {

    private static final String JOB = "bank-order";
    /** Pauses before the bank is asked again; the last one for ever. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final int MAX_ACCOUNT = 64;
    private static final String NOT_OWED = "款项已不应缴，将予退还 not owed any more, to be given back";
    private final BankOrderStore store;
    private final BankDesk desk;
    private final Payments payments;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    BankOrders(BankOrderStore store, BankDesk desk, Payments payments, Transactions transactions, Jobs jobs, Clock clock, ApplicationEventPublisher news) {
        this.store = store;
        this.desk = desk;
        this.payments = payments;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Lets the bank collect what is owed today under a number from the payer's account.
     *
     * @param actor   the trader who owes it
     * @param about   number of a bill or a month's bill
     * @param account the payer's account at the bank
     * @throws PlatformException REFUSED {@code bankorder.none} when no bank takes orders, {@code bankorder.account}; NOT_FOUND {@code bill};
     *                           CONFLICT {@code bankorder.paid} when nothing is owed, {@code bankorder.open} while another is on its way or unknown
     */
    public BankOrder collect(Actor actor, String about, String account) {
        return transactions.call(actor, () -> {
            Payments.Owed owed = payments.owed(about, LocalDate.now(clock));
            if (!owed.open()) {
                throw new PlatformException(ErrorCode.CONFLICT, "bankorder.paid", about);
            }
            return place(actor, BankOrder.Kind.COLLECT, actor.traderId(), about, account, owed.total());
        });
    }

    /** Lets the bank pay an amount out; joins the caller's transaction. As {@link #collect} refuses. */
    public BankOrder pay(Actor actor, Long traderId, String about, String account, BigDecimal amount) {
        return place(actor, BankOrder.Kind.PAY, traderId, about, account, amount);
    }

    private BankOrder place(Actor actor, BankOrder.Kind kind, Long traderId, String about, String account, BigDecimal amount) {
        String other = account == null ? "" : account.strip();
        if (other.isEmpty() || other.length() > MAX_ACCOUNT) {
            throw new PlatformException(ErrorCode.REFUSED, "bankorder.account");
        }
        BankOrder order = new BankOrder(Ids.next(), desk.number(), kind, traderId, about, other, amount, desk.port().name(),
                BankOrderProcedure.TABLE.initial(), 0, "", actor.name(), Times.now(clock), null);
        store.insert(order);
        desk.tell("BankOrderPlaced", order);
        jobs.add(JOB, order.ref(), Map.of(), null);
        return order;
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** Sends the order, or asks what became of it. A crash in between sends it again: at the bank the same number is the same order. */
    @Override
    public void run(Jobs.Job job) {
        BankOrder order = store.lock(job.subject().id()).orElseThrow();
        switch (order.state()) {
            case ORDERED -> heard(order, desk.send(order));
            case UNKNOWN -> heard(with(order, order.state(), order.asked() + 1, "", null), desk.ask(order));
            default -> { }
        }
    }

    private void heard(BankOrder order, BankPort.Outcome outcome) {
        String command = switch (outcome.answer()) {
            case DONE -> "confirm";
            case REFUSED -> "refuse";
            case UNKNOWN -> "lose";
        };
        if (outcome.answer() == BankPort.Answer.UNKNOWN) {
            BankOrder unknown = with(order, BankOrder.State.UNKNOWN, order.asked(), "", null);
            store.save(unknown);
            if (order.state() == BankOrder.State.ORDERED) {
                desk.tell(BankOrderProcedure.TABLE.get(order.state(), command, order).event(), unknown);
            }
            jobs.add(JOB, order.ref(), Map.of(), clock.instant().plus(PAUSES.get(Math.min(order.asked(), PAUSES.size() - 1))));
            return;
        }
        var step = BankOrderProcedure.TABLE.get(order.state(), command, order);
        String refusal = outcome.answer() == BankPort.Answer.DONE && order.kind() == BankOrder.Kind.COLLECT ? settle(order) : outcome.reason();
        BankOrder ended = with(order, step.to(), order.asked(), refusal, Times.now(clock));
        store.save(ended);
        desk.tell(step.event(), ended);
        if (outcome.answer() == BankPort.Answer.DONE && !refusal.isEmpty()) {
            desk.tell("MoneyNotOwed", ended);
            news.publishEvent(new BankOrder.NotOwed(ended, refusal));
        }
        news.publishEvent(new BankOrder.Ended(ended));
    }

    /**
     * The bank's statement shows that an order was carried out; if nobody knew, it ends here. Joins the caller's transaction.
     *
     * @return the order with that number, of that kind and amount, unless the bank had refused it
     */
    public Optional<BankOrder> proven(String bank, String number, BankOrder.Kind kind, BigDecimal amount) {
        Optional<BankOrder> found = number.isEmpty() ? Optional.empty() : store.find(number).filter(o -> o.bank().equals(bank) && o.kind() == kind
                && o.amount().compareTo(amount) == 0 && o.state() != BankOrder.State.REFUSED);
        found.flatMap(o -> store.lock(o.id())).filter(o -> o.state() == BankOrder.State.ORDERED || o.state() == BankOrder.State.UNKNOWN)
                .ifPresent(o -> heard(o, BankPort.Outcome.done(clock.instant())));
        return found;
    }

    /** Pays what it was ordered for, as of the day it was ordered: the payer is not late because a bank did not answer. Why not, if it cannot. */
    private String settle(BankOrder order) {
        try {
            payments.take(Actor.PLATFORM, new Payment.Bank(0, order.bank()), new Payment.Order(order.about(), order.amount(), "CNY", order.number(),
                    order.orderedAt()), Payment.Source.ORDER);
            return "";
        } catch (PlatformException notOwed) {
            return NOT_OWED;
        }
    }

    private static BankOrder with(BankOrder o, BankOrder.State state, int asked, String reason, Instant endedAt) {
        return new BankOrder(o.id(), o.number(), o.kind(), o.traderId(), o.about(), o.account(), o.amount(), o.bank(), state, asked, reason, o.orderedBy(),
                o.orderedAt(), endedAt);
    }

    /** Orders as that actor may see them, newest first; {@code query}: an order's number or what it is about. */
    public Page<BankOrder> list(Actor actor, BankOrder.State state, String query, int page, int size) {
        String wanted = state == null ? null : state.name();
        String q = query == null || query.isBlank() ? null : query.strip();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, q), (from, rows) -> store.list(wanted, q, from, rows)));
    }
}
