package org.tongguan.declaration;

import static org.tongguan.declaration.DeclarationState.ACCEPTED;
import static org.tongguan.declaration.DeclarationState.CLOSED;
import static org.tongguan.declaration.DeclarationState.DRAFT;
import static org.tongguan.declaration.DeclarationState.FORFEITED;
import static org.tongguan.declaration.DeclarationState.PICKUP;
import static org.tongguan.declaration.DeclarationState.REJECTED;
import static org.tongguan.declaration.DeclarationState.RELEASED;
import static org.tongguan.declaration.DeclarationState.RETURNED;
import static org.tongguan.declaration.DeclarationState.WITHDRAWN;
import static org.tongguan.kernel.Role.DECLARANT;
import static org.tongguan.kernel.Role.OFFICER;
import static org.tongguan.kernel.Role.SENIOR;
import static org.tongguan.kernel.Role.TRADER_MANAGER;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a declaration, every clearance mode: two-step, advance and two-stage differ in their holds, not in their table. */
public final class DeclarationProcedure {

    /** What guards look at: the open holds and whether the trader asked for a change that nobody has decided. */
    public record Standing(Set<HoldReason> open, boolean changeAsked) {

        boolean has(HoldReason reason) {
            return open.contains(reason);
        }

        boolean mayRelease() {
            return open.isEmpty();
        }

        /** Only what concerns later steps is open, and there is something of it. */
        boolean mayLeavePort() {
            return !open.isEmpty() && open.stream().noneMatch(HoldReason::keepsGoodsAtPort);
        }
    }

    private static final Role[] NOBODY = {};
    private static final Role[] TRADER = {DECLARANT, TRADER_MANAGER};
    private static final Role[] OFFICERS = {OFFICER, SENIOR};

    public static final Procedure<DeclarationState, Standing> TABLE = table();

    private DeclarationProcedure() { }

    private static Predicate<Standing> open(HoldReason reason) {
        return standing -> standing.has(reason);
    }

    private static Procedure<DeclarationState, Standing> table() {
        var table = Procedure.<DeclarationState, Standing>named("declaration", DRAFT)
                .step(DRAFT, "declare", ACCEPTED, "DeclarationLodged", TRADER)
                .step(DRAFT, "discard", WITHDRAWN, "DraftDiscarded", TRADER)
                .step(RETURNED, "declare", ACCEPTED, "DeclarationLodged", TRADER)
                .step(RETURNED, "withdraw", WITHDRAWN, "DeclarationWithdrawn", TRADER)
                .step(ACCEPTED, "release", RELEASED, "DeclarationReleased", Standing::mayRelease, NOBODY)
                .step(ACCEPTED, "allow-pickup", PICKUP, "PickupAllowed", Standing::mayLeavePort, NOBODY)
                .step(PICKUP, "release", RELEASED, "DeclarationReleased", Standing::mayRelease, NOBODY)
                .step(PICKUP, "complete", ACCEPTED, "FullDeclarationLodged", open(HoldReason.FULL_DECLARATION), NOBODY)
                .step(RELEASED, "close", CLOSED, "DeclarationClosed", NOBODY);
        for (DeclarationState state : List.of(ACCEPTED, PICKUP)) {
            table.step(state, "accept-review", state, "DocumentsAccepted", open(HoldReason.DOCUMENT_REVIEW), OFFICERS)
                    .step(state, "determine-duty", state, "DutyDetermined", open(HoldReason.DOCUMENT_REVIEW), OFFICERS)
                    .step(state, "order-inspection", state, "InspectionAsked", OFFICERS)
                    .step(state, "ask-originals", state, "OriginalsAsked", s -> !s.has(HoldReason.ATTACHMENT), OFFICERS)
                    .step(state, "originals-received", state, "OriginalsReceived", open(HoldReason.ATTACHMENT), OFFICERS)
                    .step(state, "forfeit", FORFEITED, "GoodsForfeited", NOBODY);
        }
        table.step(ACCEPTED, "return-for-change", RETURNED, "DeclarationReturned", OFFICERS)
                .step(ACCEPTED, "reject", REJECTED, "DeclarationRejected", OFFICERS);
        // Also goods that have left are amended, never withdrawn.
        for (DeclarationState state : List.of(ACCEPTED, PICKUP, RELEASED, CLOSED)) {
            table.step(state, "approve-change", state, "ChangeApproved", Standing::changeAsked, SENIOR)
                    .step(state, "refuse-change", state, "ChangeRefused", Standing::changeAsked, OFFICERS);
        }
        for (DeclarationState state : List.of(ACCEPTED, PICKUP, RELEASED)) {
            table.step(state, "stop", state, "GoodsStopped", s -> !s.has(HoldReason.RISK), OFFICERS)
                    .step(state, "lift-stop", state, "StopLifted", open(HoldReason.RISK), OFFICERS)
                    .step(state, "withdraw", WITHDRAWN, "DeclarationWithdrawn", NOBODY);
        }
        return table.build();
    }
}
