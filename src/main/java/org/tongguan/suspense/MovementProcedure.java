package org.tongguan.suspense;

import static org.tongguan.suspense.Movement.State.ASKED;
import static org.tongguan.suspense.Movement.State.CONFIRMED;
import static org.tongguan.suspense.Movement.State.DONE;
import static org.tongguan.suspense.Movement.State.DUE;
import static org.tongguan.suspense.Movement.State.REFUSED;
import static org.tongguan.suspense.Movement.State.REVERSED;
import static org.tongguan.suspense.Movement.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a movement: asked for, identified with its declaration or confirmed by an officer; done when its declaration is released, or its bill paid. */
public final class MovementProcedure {

    /**
     * What guards look at.
     *
     * @param filer    the actor is of the trader
     * @param declared it moves under a declaration
     * @param taxed    the account bills taxes for it
     */
    public record Standing(boolean filer, boolean declared, boolean taxed) {

        boolean isFree() {
            return !declared && !taxed;
        }

        boolean isBilled() {
            return !declared && taxed;
        }
    }

    public static final Procedure<Movement.State, Standing> TABLE = Procedure.<Movement.State, Standing>named("suspense-movement", ASKED)
            .step(ASKED, "identify", CONFIRMED, "SuspenseMovementConfirmed", Standing::declared, Role.OFFICER, Role.SENIOR)
            .step(ASKED, "confirm", DUE, "SuspenseMovementTaxed", Standing::isBilled, Role.OFFICER, Role.SENIOR)
            .step(ASKED, "confirm", DONE, "SuspenseGoodsWrittenOff", Standing::isFree, Role.OFFICER, Role.SENIOR)
            .step(CONFIRMED, "identify", CONFIRMED, "SuspenseMovementConfirmed", Role.OFFICER, Role.SENIOR)
            .step(CONFIRMED, "amend", ASKED, "SuspenseMovementAmended")
            .step(ASKED, "refuse", REFUSED, "SuspenseMovementRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "SuspenseMovementWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ASKED, "drop", WITHDRAWN, "SuspenseMovementDropped")
            .step(CONFIRMED, "drop", WITHDRAWN, "SuspenseMovementDropped")
            .step(DUE, "drop", WITHDRAWN, "SuspenseMovementDropped")
            .step(CONFIRMED, "release", DONE, "SuspenseGoodsWrittenOff")
            .step(DUE, "pay", DONE, "SuspenseGoodsWrittenOff")
            .step(DONE, "drop", REVERSED, "SuspenseMovementReversed")
            .step(DONE, "unpay", DUE, "SuspenseMovementUnpaid")
            .build();

    private MovementProcedure() { }
}
