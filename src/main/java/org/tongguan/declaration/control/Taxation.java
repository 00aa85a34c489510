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

    /** The law of that day applies: what it owes is billed, or what was billed is corrected to it. */
    public void assessAgain(Declaration d, LocalDate day) {
        Assessment duty = valuation.assess(d.document(), day);
        store.assessed(d.id(), Valuation.write(duty), duty.total());
        bills.replace(order(d, duty), "assessed as of " + day);
    }

    /** An officer has said what could not be computed: billed as said. */
    public void determined(Declaration d, Assessment duty) {
        store.assessed(d.id(), Valuation.write(duty), duty.total());
        replace(d, duty, "determined by an officer");
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
}
