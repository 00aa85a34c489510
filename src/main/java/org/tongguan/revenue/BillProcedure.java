package org.tongguan.revenue;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a bill. That goods wait for it is a hold, not a state. */
final class BillProcedure {

    static final Procedure<Bill.State, Bill> TABLE = Procedure.<Bill.State, Bill>named("bill", Bill.State.OPEN)
            .step(Bill.State.OPEN, "pay", Bill.State.PAID, "BillPaid", Role.BANK)
            .step(Bill.State.OPEN, "fall-due", Bill.State.OVERDUE, "BillFellDue")
            .step(Bill.State.OPEN, "cancel", Bill.State.CANCELLED, "BillCancelled")
            .step(Bill.State.OVERDUE, "pay", Bill.State.PAID, "BillPaid", Role.BANK)
            .step(Bill.State.PAID, "reopen", Bill.State.OPEN, "PaymentReversed", Role.SENIOR)
            .step(Bill.State.OVERDUE, "cancel", Bill.State.CANCELLED, "BillCancelled")
            .build();

    private BillProcedure() { }
}
