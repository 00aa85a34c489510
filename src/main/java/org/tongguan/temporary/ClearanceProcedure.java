package org.tongguan.temporary;

import static org.tongguan.temporary.Clearance.State.ASKED;
import static org.tongguan.temporary.Clearance.State.DONE;
import static org.tongguan.temporary.Clearance.State.DUE;
import static org.tongguan.temporary.Clearance.State.REFUSED;
import static org.tongguan.temporary.Clearance.State.REVERSED;
import static org.tongguan.temporary.Clearance.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a clearance: asked for, confirmed by an officer, where taxes are owed paid first; undone only by a reversal, or when the money never came. */
public final class ClearanceProcedure {

    /**
     * What guards look at.
     *
     * @param filer the actor is of who files the list
     * @param taxed taxes are owed for it
     */
    public record Standing(boolean filer, boolean taxed) {

        boolean isFree() {
            return !taxed;
        }
    }

    public static final Procedure<Clearance.State, Standing> TABLE = Procedure.<Clearance.State, Standing>named("temporary-clearance", ASKED)
            .step(ASKED, "confirm", DONE, "TemporaryGoodsWrittenOff", Standing::isFree, Role.OFFICER, Role.SENIOR)
            .step(ASKED, "confirm", DUE, "TemporaryGoodsTaxed", Standing::taxed, Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "TemporaryClearanceRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "TemporaryClearanceWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ASKED, "drop", REFUSED, "TemporaryClearanceRefused")
            .step(DUE, "drop", REFUSED, "TemporaryClearanceRefused")
            .step(DUE, "refuse", REFUSED, "TemporaryClearanceRefused", Role.OFFICER, Role.SENIOR)
            .step(DUE, "pay", DONE, "TemporaryGoodsWrittenOff")
            .step(DONE, "unpay", DUE, "TemporaryPaymentUndone", Standing::taxed)
            .step(DONE, "reverse", REVERSED, "TemporaryClearanceReversed", Role.SENIOR)
            .build();

    private ClearanceProcedure() { }
}
