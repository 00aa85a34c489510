package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's tax bill, which no other trader finds. */
@Component
class OwnedBill implements OwnedSamples.Source {

    private final Bills bills;
    private final Clock clock;

    OwnedBill(Bills bills, Clock clock) {
        this.bills = bills;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Bill bill = bills.issue(List.of(new BillOrder(new SubjectRef("declaration", Ids.next()), "220120261000000018", owner.id(), "2201", LocalDate.now(clock),
                Bill.Settlement.IMMEDIATE, List.of(new Bill.Line("DUTY", new BigDecimal("100.00")))))).getFirst();
        return Map.of("/api/v1/bills/", new OwnedSamples(Map.of("number", bill.number()), List.of(bill.number())));
    }
}
