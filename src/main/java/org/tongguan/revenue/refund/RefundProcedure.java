package org.tongguan.revenue.refund;

import static org.tongguan.revenue.refund.Refund.State.APPLIED;
import static org.tongguan.revenue.refund.Refund.State.APPROVED;
import static org.tongguan.revenue.refund.Refund.State.DUE;
import static org.tongguan.revenue.refund.Refund.State.PAID;
import static org.tongguan.revenue.refund.Refund.State.PROPOSED;
import static org.tongguan.revenue.refund.Refund.State.REFUSED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a refund: nobody approves what he proposed himself. */
final class RefundProcedure {

    /** @param own whether who asks proposed it */
    record Case(boolean own) { }

    static final Procedure<Refund.State, Case> TABLE = Procedure.<Refund.State, Case>named("refund", APPLIED)
            .step(APPLIED, "accept", DUE, "RefundAccepted", Role.OFFICER, Role.SENIOR)
            .step(APPLIED, "refuse", REFUSED, "RefundRefused", Role.OFFICER, Role.SENIOR)
            .step(DUE, "propose", PROPOSED, "RefundProposed", Role.OFFICER, Role.SENIOR)
            .step(PROPOSED, "approve", APPROVED, "RefundApproved", c -> !c.own, Role.SENIOR)
            .step(PROPOSED, "send-back", DUE, "RefundSentBack", Role.SENIOR)
            .step(APPROVED, "pay", PAID, "RefundPaid")
            .step(APPROVED, "fail", DUE, "RefundNotPaid")
            .build();

    private RefundProcedure() { }
}
