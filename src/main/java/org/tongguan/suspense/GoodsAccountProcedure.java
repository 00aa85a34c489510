package org.tongguan.suspense;

import static org.tongguan.suspense.GoodsAccount.State.ACCEPTED;
import static org.tongguan.suspense.GoodsAccount.State.ASKED;
import static org.tongguan.suspense.GoodsAccount.State.CLOSED;
import static org.tongguan.suspense.GoodsAccount.State.OPEN;
import static org.tongguan.suspense.GoodsAccount.State.OVERDUE;
import static org.tongguan.suspense.GoodsAccount.State.REFUSED;
import static org.tongguan.suspense.GoodsAccount.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of an account. How much is still on it is the ledger's, not a state. */
public final class GoodsAccountProcedure {

    /**
     * What guards look at.
     *
     * @param filer   the actor is of the trader
     * @param asked   an extension waits for its decision
     * @param free    goods are on account of which nobody asked anything
     * @param secured something is set aside on a guarantee
     */
    public record Standing(boolean filer, boolean asked, boolean free, boolean secured) {

        boolean mayAsk() {
            return filer && !asked;
        }
    }

    public static final Procedure<GoodsAccount.State, Standing> TABLE = Procedure.<GoodsAccount.State, Standing>named("suspense-account", ASKED)
            .step(ASKED, "accept", ACCEPTED, "SuspenseAccountAccepted", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "SuspenseAccountRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "SuspenseAccountWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ASKED, "drop", WITHDRAWN, "SuspenseAccountDropped")
            .step(ASKED, "reject", REFUSED, "SuspenseAccountRefused")
            .step(ACCEPTED, "accept", ACCEPTED, "SuspenseAccountAccepted", Role.OFFICER, Role.SENIOR)
            .step(ACCEPTED, "refuse", REFUSED, "SuspenseAccountRefused", Role.OFFICER, Role.SENIOR)
            .step(ACCEPTED, "withdraw", WITHDRAWN, "SuspenseAccountWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ACCEPTED, "open", OPEN, "SuspenseAccountOpened")
            .step(ACCEPTED, "drop", WITHDRAWN, "SuspenseAccountDropped")
            .step(OPEN, "drop", WITHDRAWN, "SuspenseAccountDropped")
            .step(OPEN, "ask-extension", OPEN, "SuspenseExtensionAsked", Standing::mayAsk, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(OPEN, "grant-extension", OPEN, "SuspenseExtensionGranted", Standing::asked, Role.OFFICER, Role.SENIOR)
            .step(OPEN, "refuse-extension", OPEN, "SuspenseExtensionRefused", Standing::asked, Role.OFFICER, Role.SENIOR)
            .step(OPEN, "fall-due", OVERDUE, "SuspenseAccountOverdue")
            .step(OVERDUE, "levy", OVERDUE, "SuspenseGoodsLevied", Standing::free, Role.OFFICER, Role.SENIOR)
            .step(OVERDUE, "claim", OVERDUE, "SuspenseGuaranteeClaimAsked", Standing::secured, Role.SENIOR)
            .step(OPEN, "close", CLOSED, "SuspenseAccountClosed")
            .step(OVERDUE, "close", CLOSED, "SuspenseAccountClosed")
            .step(CLOSED, "reopen", OPEN, "SuspenseAccountReopened")
            .build();

    private GoodsAccountProcedure() { }
}
