package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Json;
import org.tongguan.tariff.Assessment;

/** Bills for what a declaration owes: issued with it, replaced when it is amended, cancelled when it ends. */
@Component
public class Taxation {

    private final Bills bills;
    private final Valuation valuation;
    private final DeclarationStore store;
    private final Clock clock;

    Taxation(Bills bills, Valuation valuation, DeclarationStore store, Clock clock) {
        this.bills = bills;
        this.valuation = valuation;
        this.store = store;
        this.clock = clock;
    }

    /** Issues the bills of many declarations at once; each places its PAYMENT hold, unless it is guaranteed. */
    public void bill(List<Controls.Plan> taxed) {
        bills.issue(taxed.stream().map(p -> order(p.declaration(), p.screened().duty())).toList());
    }

    private BillOrder order(Declaration d, Assessment duty) {
        return new BillOrder(d.ref(), d.number(), d.traderId(), d.key().office(), LocalDate.now(clock),
                d.consolidatedTax() ? Bill.Settlement.CONSOLIDATED : Bill.Settlement.IMMEDIATE,
                duty.payable().entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList());
    }

    /** The transport has entered: the law of that day applies; what it owes is billed now. */
    public void assessAgain(Declaration d, LocalDate day) {
        Assessment duty = valuation.assess(d.document(), day);
        store.assessed(d.id(), write(duty), duty.total());
        if (duty.total().signum() > 0) {
            bills.issue(List.of(order(d, duty)));
        }
    }

    /** An amended declaration owes what its new document says; one that is not billed yet, because its goods or its full part are to come, waits. */
    public void replace(Declaration d, Assessment duty, String reason) {
        if (d.entryDate() != null && d.mode() != Mode.SUMMARY) {
            bills.replace(order(d, duty), reason);
        }
    }

    public boolean isPaid(Declaration d) {
        return bills.find(d.ref()).map(b -> b.paid().signum() > 0).orElse(false);
    }

    public void cancel(Declaration d, String reason) {
        bills.cancel(d.ref(), reason);
    }

    public static String write(Assessment duty) {
        return Json.write(duty);
    }

    public static Assessment read(String json) {
        return Json.read(json, Assessment.class);
    }
}
