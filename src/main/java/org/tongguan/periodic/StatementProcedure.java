package org.tongguan.periodic;

import static org.tongguan.periodic.Statement.State.DECLARED;
import static org.tongguan.periodic.Statement.State.DRAFTED;
import static org.tongguan.periodic.Statement.State.DROPPED;
import static org.tongguan.periodic.Statement.State.SETTLED;

import org.tongguan.kernel.Procedure;

/** The life of a statement; only its declaration moves it. */
public final class StatementProcedure {

    public static final Procedure<Statement.State, Statement> TABLE = Procedure.<Statement.State, Statement>named("periodic-statement", DRAFTED)
            .step(DRAFTED, "lodge", DECLARED, "PeriodicStatementDeclared")
            .step(DECLARED, "release", SETTLED, "PeriodicStatementSettled")
            .step(DECLARED, "return", DRAFTED, "PeriodicStatementReopened")
            .step(DRAFTED, "drop", DROPPED, "PeriodicStatementDropped")
            .step(DECLARED, "drop", DROPPED, "PeriodicStatementDropped")
            .step(SETTLED, "drop", DROPPED, "PeriodicStatementDropped")
            .build();

    private StatementProcedure() { }
}
