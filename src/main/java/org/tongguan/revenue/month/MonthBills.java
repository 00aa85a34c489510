package org.tongguan.revenue.month;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Times;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillPaid;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.Payments;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;

/** The bills of months: opened with the first bill of one, issued when it is over, in default when their day has passed unpaid. */
@Component
public class MonthBills implements JobHandler, Payments.Collective {

    private static final String JOB = "month-bill";
    private final MonthBillStore store;
    private final Bills bills;
    private final MonthOffice office;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;

    MonthBills(MonthBillStore store, Bills bills, MonthOffice office, Transactions transactions, Jobs jobs, Clock clock) {
        this.store = store;
        this.bills = bills;
        this.office = office;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A month's bill with the bills that belong to it now. */
    public record View(MonthBill month, List<Bill> bills) { }

    /** The first bill of a trader's month opens it; it is issued when the month is over. */
    @EventListener
    void issued(Bills.Issued news) {
        for (Bill bill : news.consolidated()) {
            LocalDate month = bill.assessedOn().withDayOfMonth(1);
            if (!store.exists(bill.traderId(), month)) {
                MonthBill opened = office.opened(bill, month);
                if (store.insert(opened)) {
                    jobs.add(JOB, opened.ref(), Map.of(), Times.startOf(month.plusMonths(1), clock));
                }
            }
        }
    }

    /** The last of its bills was paid. */
    @EventListener
    void paid(BillPaid news) {
        if (news.bill().settlement() == Bill.Settlement.CONSOLIDATED) {
            store.lock(news.bill().traderId(), news.bill().assessedOn().withDayOfMonth(1)).ifPresent(this::settle);
        }
    }

    /** A payment in it was taken back: it is looked at again, at the latest when its day has passed. */
    @EventListener
    void undone(BillPaid.Undone news) {
        if (news.bill().settlement() == Bill.Settlement.CONSOLIDATED) {
            store.lock(news.bill().traderId(), news.bill().assessedOn().withDayOfMonth(1)).filter(m -> m.state() == MonthBill.State.PAID)
                    .ifPresent(m -> jobs.addAfter(m.dueOn(), JOB, m.ref(), Map.of()));
        }
    }

    private boolean isUnpaid(MonthBill m) {
        return listed(m).stream().anyMatch(Bill::isUnpaid);
    }

    private void settle(MonthBill m) {
        if (!isUnpaid(m)) {
            MonthBillProcedure.TABLE.find(m.state(), "settle", m).ifPresent(step -> {
                store.move(m.id(), step.to(), clock.instant());
                office.tell(step.event(), m, m.amount());
            });
        }
    }

    private List<Bill> listed(MonthBill m) {
        return store.listBills(m).stream().map(n -> bills.get(Actor.PLATFORM, n)).toList();
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** The month is over: its bill is issued. Or its day is: whoever has not paid may not go on without paying first. */
    @Override
    public void run(Jobs.Job job) {
        MonthBill m = store.lock(job.subject().id()).orElseThrow();
        if (m.state() == MonthBill.State.COLLECTING) {
            var step = MonthBillProcedure.TABLE.get(m.state(), "issue", m);
            BigDecimal amount = listed(m).stream().map(Bill::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
            store.issue(m.id(), step.to(), amount, clock.instant());
            office.tell(step.event(), m, amount);
            jobs.addAfter(m.dueOn(), JOB, m.ref(), Map.of());
            settle(store.lock(m.id()).orElseThrow());
        } else if (m.state() == MonthBill.State.ISSUED && !isUnpaid(m)) {
            settle(m);   // what was left of it has been cancelled since
        } else if (m.state() == MonthBill.State.ISSUED) {
            var step = MonthBillProcedure.TABLE.get(m.state(), "default", m);
            store.move(m.id(), step.to(), null);
            office.tell(step.event(), m, m.amount());
            stop(m);
        } else if (m.state() == MonthBill.State.PAID && isUnpaid(m) && !store.isStoppedBy(m)) {
            stop(m);   // a payment in it was taken back
        }
    }

    private void stop(MonthBill m) {
        store.insertStop(Ids.next(), m, clock.instant());
        office.tell("ConsolidatedTaxStopped", m, m.amount());
    }

    @Override
    public List<String> listBills(String number) {
        return store.find(number).map(store::listBills).orElse(List.of());
    }

    /** Months' bills as that actor may see them, newest first; {@code query}: a number. */
    public Page<View> list(Actor actor, MonthBill.State state, String query, int page, int size) {
        String wanted = state == null ? null : state.name();
        String q = query == null || query.isBlank() ? null : query.strip();
        return transactions.read(actor, () -> Page.of(page, size, store.count(wanted, q),
                (from, rows) -> store.list(wanted, q, from, rows)).map(this::view));
    }

    private View view(MonthBill m) {
        List<Bill> all = listed(m);
        return new View(m.on(LocalDate.now(clock), all.stream().anyMatch(Bill::isUnpaid)), all);
    }

    /** @throws PlatformException NOT_FOUND {@code monthbill} */
    public View get(Actor actor, String number) {
        return transactions.read(actor, () -> store.find(number).map(this::view)
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "monthbill", number)));
    }

    /** Stopped privileges as that actor may see them, those that are stopped now first. */
    public Page<MonthBill.Stop> listStops(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.countStops(), (from, rows) -> store.listStops(from, rows)));
    }

    /**
     * Lets a trader use consolidated tax again.
     *
     * @throws PlatformException NOT_FOUND {@code monthbill.stop}; CONFLICT {@code monthbill.reinstated}; REFUSED {@code guarantee.reason} without a
     *                           reason, {@code monthbill.unpaid} while the month's bill is not paid
     */
    public MonthBill.Stop reinstate(Actor actor, UUID id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        return transactions.call(actor, () -> {
            MonthBill.Stop stop = store.lockStop(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "monthbill.stop"));
            if (stop.reinstatedAt() != null) {
                throw new PlatformException(ErrorCode.CONFLICT, "monthbill.reinstated", stop.reinstatedBy());
            }
            MonthBill m = store.lock(stop.monthBill()).orElseThrow();
            if (m.state() != MonthBill.State.PAID || isUnpaid(m)) {
                throw new PlatformException(ErrorCode.REFUSED, "monthbill.unpaid", m.number());
            }
            store.reinstate(id, actor.name(), reason.strip(), clock.instant());
            office.tell("ConsolidatedTaxReinstated", m, m.amount());
            return store.lockStop(id).orElseThrow();
        });
    }
}
