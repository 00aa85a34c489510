package org.tongguan.inspection;

import static org.tongguan.inspection.Inspection.State.CANCELLED;
import static org.tongguan.inspection.Inspection.State.DECIDED;
import static org.tongguan.inspection.Inspection.State.DONE;
import static org.tongguan.inspection.Inspection.State.ORDERED;
import static org.tongguan.inspection.Inspection.State.SCHEDULED;
import static org.tongguan.kernel.Role.INSPECTOR;
import static org.tongguan.kernel.Role.OFFICER;
import static org.tongguan.kernel.Role.SENIOR;

import org.tongguan.inspection.Inspection.State;
import org.tongguan.kernel.Procedure;

/**
 * Life of an inspection order. A treatment keeps the order DONE until it is carried out and then sends the department again; every other
 * decision ends the visit, and what it ordered (proof of departure, payment, amendment) is recorded afterwards.
 */
final class InspectionProcedure {

    /** The order, and the decision being asked for (null when only the possible commands are asked). */
    record Case(Inspection inspection, Decision asked) {

        boolean awaitsDecision() {
            return !inspection.isPassed() && !inspection.isRemedyOpen();
        }

        boolean treats() {
            return asked == Decision.TREAT;
        }

        boolean remedyOpen(Decision... decisions) {
            return inspection.isRemedyOpen() && java.util.List.of(decisions).contains(inspection.decided().decision());
        }
    }

    static final Procedure<State, Case> TABLE = Procedure.<State, Case>named("inspection", ORDERED)
            .step(ORDERED, "schedule", SCHEDULED, "InspectionScheduled", OFFICER, INSPECTOR, SENIOR)
            .step(SCHEDULED, "schedule", SCHEDULED, "InspectionScheduled", OFFICER, INSPECTOR, SENIOR)
            .step(SCHEDULED, "result", SCHEDULED, "InspectionResultRecorded", c -> !c.inspection().isAllDone(), OFFICER, INSPECTOR)
            .step(ORDERED, "extend", ORDERED, "InspectionExtended")
            .step(SCHEDULED, "extend", SCHEDULED, "InspectionExtended")
            .step(DONE, "extend", ORDERED, "InspectionExtended", c -> !c.inspection().isRemedyOpen())
            .step(DONE, "extend", DONE, "InspectionExtended", c -> c.inspection().isRemedyOpen())
            .step(SCHEDULED, "complete", DECIDED, "InspectionPassed", c -> c.inspection().isAllDone() && c.inspection().isPassed())
            .step(SCHEDULED, "complete", DONE, "InspectionFailed", c -> c.inspection().isAllDone() && !c.inspection().isPassed())
            .step(DONE, "decision", DONE, "InspectionDecided", c -> c.awaitsDecision() && c.treats(), OFFICER, SENIOR)
            .step(DONE, "decision", DECIDED, "InspectionDecided", c -> c.awaitsDecision() && !c.treats(), OFFICER, SENIOR)
            .step(DONE, "remedy-done", ORDERED, "InspectionRemedyDone", c -> c.remedyOpen(Decision.TREAT), OFFICER, INSPECTOR, SENIOR)
            .step(DECIDED, "remedy-done", DECIDED, "InspectionRemedyDone",
                    c -> c.remedyOpen(Decision.RE_EXPORT, Decision.DESTROY, Decision.AMEND), OFFICER, INSPECTOR, SENIOR)
            .step(DECIDED, "penalty-paid", DECIDED, "InspectionPenaltyPaid", c -> c.remedyOpen(Decision.PENALTY), OFFICER, SENIOR)
            .step(ORDERED, "cancel", CANCELLED, "InspectionCancelled", OFFICER, SENIOR)
            .step(SCHEDULED, "cancel", CANCELLED, "InspectionCancelled", OFFICER, SENIOR)
            .step(DONE, "cancel", CANCELLED, "InspectionCancelled")
            .build();

    private InspectionProcedure() { }
}
