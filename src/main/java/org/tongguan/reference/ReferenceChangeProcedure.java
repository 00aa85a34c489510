package org.tongguan.reference;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.reference.ReferenceChange.State;

/** The life of a change of reference data: nobody takes over what he proposed himself (four eyes). */
final class ReferenceChangeProcedure {

    /** @param own whether who asks proposed it */
    record Case(boolean own) { }

    static final Procedure<State, Case> TABLE = Procedure.<State, Case>named("reference-change", State.PROPOSED)
            .step(State.PROPOSED, "approve", State.TAKEN, "ReferenceChangeTaken", c -> !c.own, Role.ADMIN, Role.SENIOR)
            .step(State.PROPOSED, "refuse", State.REFUSED, "ReferenceChangeRefused", c -> !c.own, Role.ADMIN, Role.SENIOR)
            .step(State.PROPOSED, "withdraw", State.WITHDRAWN, "ReferenceChangeWithdrawn", Case::own, Role.ADMIN, Role.SENIOR)
            .build();

    private ReferenceChangeProcedure() { }
}
