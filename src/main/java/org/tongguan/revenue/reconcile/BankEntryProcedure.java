package org.tongguan.revenue.reconcile;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.revenue.reconcile.BankStatement.State;

/** The life of an entry of a bank's statement. What is given back goes on as a refund, which takes two people. */
final class BankEntryProcedure {

    static final Procedure<State, BankStatement.Entry> TABLE = Procedure.<State, BankStatement.Entry>named("bank-entry", State.OPEN)
            .step(State.OPEN, "match", State.MATCHED, "BankEntryMatched")
            .step(State.OPEN, "assign", State.SETTLED, "BankEntryAssigned", BankStatement.Entry::credit, Role.OFFICER, Role.SENIOR)
            .step(State.OPEN, "give-back", State.SETTLED, "BankEntryGivenBack", BankStatement.Entry::credit, Role.OFFICER, Role.SENIOR)
            .step(State.OPEN, "explain", State.SETTLED, "BankEntryExplained", e -> !e.credit(), Role.SENIOR)
            .build();

    private BankEntryProcedure() { }
}
