package org.tongguan.revenue.levy;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.revenue.levy.Levy.State;

/** The life of a levy after the fact: nobody decides what he proposed himself. */
final class LevyProcedure {

    /** @param own whether who asks proposed it */
    record Case(boolean own) { }

    static final Procedure<State, Case> TABLE = Procedure.<State, Case>named("levy", State.PROPOSED)
            .step(State.PROPOSED, "approve", State.DECIDED, "LevyDecided", c -> !c.own, Role.SENIOR)
            .step(State.PROPOSED, "refuse", State.REFUSED, "LevyRefused", c -> !c.own, Role.SENIOR)
            .build();

    private LevyProcedure() { }
}
