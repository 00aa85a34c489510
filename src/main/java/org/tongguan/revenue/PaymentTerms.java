package org.tongguan.revenue;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Component;
import org.tongguan.reference.Law;
import org.tongguan.reference.WorkingDays;

/** Until when a bill is to be paid: Tariff Law art. 43, with the numbers of the day it was assessed. */
@Component
public class PaymentTerms {

    private final Law law;
    private final WorkingDays workingDays;

    PaymentTerms(Law law, WorkingDays workingDays) {
        this.law = law;
        this.workingDays = workingDays;
    }

    /**
     * The day the term starts: the day the declaration was completed, or before December 2024 the day the bill was issued.
     *
     * @param completedOn day the declaration was completed
     * @param issuedOn    day of the bill
     */
    public LocalDate startOf(LocalDate completedOn, LocalDate issuedOn) {
        return "NOTICE".equals(law.text("payment.term.start", issuedOn)) ? issuedOn : completedOn;
    }

    /** The last day of the term; a term that would end on a day off ends on the next working day. */
    public LocalDate dueOn(LocalDate assessedOn, Bill.Settlement settlement) {
        if (settlement == Bill.Settlement.CONSOLIDATED) {
            return workingDays.plus(assessedOn.with(TemporalAdjusters.lastDayOfMonth()), law.whole("consolidated.payment.working.day", assessedOn));
        }
        boolean firstCounts = "COUNTS".equals(law.text("payment.term.first.day", assessedOn));
        return workingDays.onOrAfter(assessedOn.plusDays(law.whole("payment.term.days", assessedOn) - (firstCounts ? 1 : 0)));
    }
}
