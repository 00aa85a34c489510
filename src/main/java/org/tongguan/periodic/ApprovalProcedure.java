package org.tongguan.periodic;

import static org.tongguan.periodic.Approval.State.ACTIVE;
import static org.tongguan.periodic.Approval.State.ASKED;
import static org.tongguan.periodic.Approval.State.ENDED;
import static org.tongguan.periodic.Approval.State.REFUSED;
import static org.tongguan.periodic.Approval.State.STOPPED;
import static org.tongguan.periodic.Approval.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of an approval. That a month is overdue is no state: it is seen each time a delivery is asked for. */
public final class ApprovalProcedure {

    public static final Procedure<Approval.State, Approval> TABLE = Procedure.<Approval.State, Approval>named("periodic-approval", ASKED)
            .step(ASKED, "grant", ACTIVE, "PeriodicApprovalGranted", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "PeriodicApprovalRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "PeriodicApprovalWithdrawn", Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ACTIVE, "stop", STOPPED, "PeriodicApprovalStopped", Role.OFFICER, Role.SENIOR)
            .step(STOPPED, "resume", ACTIVE, "PeriodicApprovalResumed", Role.OFFICER, Role.SENIOR)
            .step(ACTIVE, "end", ENDED, "PeriodicApprovalEnded", Role.OFFICER, Role.SENIOR, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(STOPPED, "end", ENDED, "PeriodicApprovalEnded", Role.OFFICER, Role.SENIOR, Role.DECLARANT, Role.TRADER_MANAGER)
            .build();

    private ApprovalProcedure() { }
}
