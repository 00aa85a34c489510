package org.tongguan.oversight;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonRequest.State;

/** The life of half an action: the other half is never the same person's. */
final class TwoPersonProcedure {

    /** @param own whether who asks now asked first */
    record Case(boolean own) { }

    private static final Role[] OFFICIALS = {Role.OFFICER, Role.INSPECTOR, Role.SENIOR, Role.ANALYST, Role.ADMIN};

    static final Procedure<State, Case> TABLE = Procedure.<State, Case>named("two-persons", State.ASKED)
            .step(State.ASKED, "confirm", State.DONE, "TwoPersonsConfirmed", c -> !c.own, OFFICIALS)
            .step(State.ASKED, "refuse", State.REFUSED, "TwoPersonsRefused", c -> !c.own, OFFICIALS)
            .step(State.ASKED, "withdraw", State.WITHDRAWN, "TwoPersonsWithdrawn", Case::own, OFFICIALS)
            .step(State.ASKED, "lapse", State.LAPSED, "TwoPersonsLapsed")
            .build();

    private TwoPersonProcedure() { }
}
