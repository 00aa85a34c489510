package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.revenue.month.MonthBills;
import org.tongguan.revenue.refund.Refund;
import org.tongguan.revenue.refund.RefundDesk;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's month of consolidated tax and a refund, which no other trader finds. */
@Component
class OwnedMoney implements OwnedSamples.Source {

    private final Bills bills;
    private final MonthBills months;
    private final RefundDesk refunds;
    private final Transactions transactions;
    private final Clock clock;

    OwnedMoney(Bills bills, MonthBills months, RefundDesk refunds, Transactions transactions, Clock clock) {
        this.bills = bills;
        this.months = months;
        this.refunds = refunds;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        bills.issue(List.of(new BillOrder(new SubjectRef("declaration", Ids.next()), "220120261000000019", owner.id(), "2201", LocalDate.now(clock),
                Bill.Settlement.CONSOLIDATED, List.of(new Bill.Line("DUTY", new BigDecimal("100.00"))))));
        Actor actor = new Actor(9_000_000 + owner.id(), "owned-money", java.util.Set.of(), null, owner.id());
        String month = months.list(actor, null, null, 0, 1).items().getFirst().month().number();
        Refund refund = transactions.call(Actor.PLATFORM, () -> refunds.openNotOwed(owner.id(), "owned", new BigDecimal("1.00"), LocalDate.now(clock), "owned",
                Account.unlimited("unexplained:owned", "CNY")));
        return Map.of("/api/v1/consolidated-tax/months/", new OwnedSamples(Map.of("number", month), List.of(month)),
                "/api/v1/refunds/", new OwnedSamples(Map.of("number", refund.number()), List.of(refund.number())));
    }
}
