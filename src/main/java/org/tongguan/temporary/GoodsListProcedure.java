package org.tongguan.temporary;

import static org.tongguan.temporary.GoodsList.State.ADMITTED;
import static org.tongguan.temporary.GoodsList.State.CERTIFIED;
import static org.tongguan.temporary.GoodsList.State.CLAIMED;
import static org.tongguan.temporary.GoodsList.State.CLOSED;
import static org.tongguan.temporary.GoodsList.State.DRAFT;
import static org.tongguan.temporary.GoodsList.State.OVERDUE;
import static org.tongguan.temporary.GoodsList.State.REFUSED;
import static org.tongguan.temporary.GoodsList.State.SUBMITTED;
import static org.tongguan.temporary.GoodsList.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a list. What is still in is an account, not a state. */
public final class GoodsListProcedure {

    /**
     * What guards look at.
     *
     * @param ata       a carnet: no organiser certifies it
     * @param organiser the actor is of the organiser
     * @param filer     the actor is of who files the list
     * @param filled    it has items, and no file of it is being read
     * @param decided   no approval is open
     * @param asked     an extension waits for its decision
     * @param replacing a replacement of the carnet waits for its decision
     */
    public record Standing(boolean ata, boolean organiser, boolean filer, boolean filled, boolean decided, boolean asked, boolean replacing) {

        boolean mayCertify() {
            return !ata && organiser && filled;
        }

        boolean maySubmitAlone() {
            return ata && filer && filled;
        }

        boolean mayAsk() {
            return filer && !asked;
        }

        boolean mayReplace() {
            return ata && filer && !replacing;
        }
    }

    public static final Procedure<GoodsList.State, Standing> TABLE = Procedure.<GoodsList.State, Standing>named("temporary-list", DRAFT)
            .step(DRAFT, "certify", CERTIFIED, "TemporaryListCertified", Standing::mayCertify, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(DRAFT, "submit", SUBMITTED, "TemporaryListSubmitted", Standing::maySubmitAlone, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(CERTIFIED, "submit", SUBMITTED, "TemporaryListSubmitted", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(CERTIFIED, "reopen", DRAFT, "TemporaryListReopened", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(DRAFT, "withdraw", WITHDRAWN, "TemporaryListWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(CERTIFIED, "withdraw", WITHDRAWN, "TemporaryListWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(SUBMITTED, "admit", ADMITTED, "TemporaryGoodsAdmitted", Standing::decided, Role.OFFICER, Role.SENIOR)
            .step(SUBMITTED, "return", DRAFT, "TemporaryListReturned", Role.OFFICER, Role.SENIOR)
            .step(SUBMITTED, "send-back", DRAFT, "TemporaryListReturned")
            .step(SUBMITTED, "refuse", REFUSED, "TemporaryListRefused", Role.OFFICER, Role.SENIOR)
            .step(ADMITTED, "ask-extension", ADMITTED, "TemporaryExtensionAsked", Standing::mayAsk, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ADMITTED, "grant-extension", ADMITTED, "TemporaryExtensionGranted", Standing::asked, Role.OFFICER, Role.SENIOR)
            .step(ADMITTED, "refuse-extension", ADMITTED, "TemporaryExtensionRefused", Standing::asked, Role.OFFICER, Role.SENIOR)
            .step(ADMITTED, "ask-replacement", ADMITTED, "CarnetReplacementAsked", Standing::mayReplace, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ADMITTED, "accept-replacement", CLOSED, "CarnetReplaced", Standing::replacing, Role.OFFICER, Role.SENIOR)
            .step(ADMITTED, "refuse-replacement", ADMITTED, "CarnetReplacementRefused", Standing::replacing, Role.OFFICER, Role.SENIOR)
            .step(ADMITTED, "fall-due", OVERDUE, "TemporaryGoodsOverdue")
            .step(OVERDUE, "claim", CLAIMED, "TemporaryGuaranteeClaimed", Role.SENIOR)
            .step(ADMITTED, "close", CLOSED, "TemporaryListClosed")
            .step(OVERDUE, "close", CLOSED, "TemporaryListClosed")
            .step(CLAIMED, "close", CLOSED, "TemporaryListClosed")
            // A payment that closed it was taken back.
            .step(CLOSED, "run-again", ADMITTED, "TemporaryListRunsAgain")
            .rest(CLOSED)
            .build();

    private GoodsListProcedure() { }
}
