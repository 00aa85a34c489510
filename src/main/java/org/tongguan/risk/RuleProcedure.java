package org.tongguan.risk;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a rule. Only the activated version is matched; a newer one waits until it is activated in turn. */
final class RuleProcedure {

    enum State { DRAFT, ACTIVE, RETIRED }

    /**
     * What the guards look at.
     *
     * @param hasNewer whether there is a version that is not the activated one
     */
    record Case(boolean hasNewer) { }

    static final Procedure<State, Case> TABLE = Procedure.<State, Case>named("risk-rule", State.DRAFT)
            .step(State.DRAFT, "save", State.DRAFT, "RiskRuleSaved", Role.ANALYST)
            .step(State.DRAFT, "activate", State.ACTIVE, "RiskRuleActivated", Role.ANALYST)
            .step(State.DRAFT, "retire", State.RETIRED, "RiskRuleRetired", Role.ANALYST)
            .step(State.ACTIVE, "save", State.ACTIVE, "RiskRuleSaved", Role.ANALYST)
            .step(State.ACTIVE, "activate", State.ACTIVE, "RiskRuleActivated", Case::hasNewer, Role.ANALYST)
            .step(State.ACTIVE, "retire", State.RETIRED, "RiskRuleRetired", Role.ANALYST)
            .build();

    private RuleProcedure() { }
}
