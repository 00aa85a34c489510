package org.tongguan.guarantee;

import static org.tongguan.guarantee.Guarantee.State.ACTIVE;
import static org.tongguan.guarantee.Guarantee.State.CANCELLED;
import static org.tongguan.guarantee.Guarantee.State.CANCELLING;
import static org.tongguan.guarantee.Guarantee.State.EXPIRED;
import static org.tongguan.guarantee.Guarantee.State.REFUSED;
import static org.tongguan.guarantee.Guarantee.State.REGISTERED;
import static org.tongguan.guarantee.Guarantee.State.REPLACED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.ledger.Ledger;

/** The life of a guarantee. How much of it is taken is an account, not a state. */
final class GuaranteeProcedure {

    /** What guards look at: whether anything is still set aside on it. */
    record Standing(boolean taken) {
        static Standing of(Ledger.Standing account) {
            return new Standing(account.goes().signum() > 0);
        }
    }

    static final Procedure<Guarantee.State, Standing> TABLE = Procedure.<Guarantee.State, Standing>named("guarantee", REGISTERED)
            .step(REGISTERED, "accept", ACTIVE, "GuaranteeAccepted", Role.OFFICER, Role.SENIOR)
            .step(REGISTERED, "refuse", REFUSED, "GuaranteeRefused", Role.OFFICER, Role.SENIOR)
            .step(ACTIVE, "ask-cancel", CANCELLING, "GuaranteeCancelAsked", Role.OFFICER, Role.SENIOR)
            .step(CANCELLING, "cancel", CANCELLED, "GuaranteeCancelled", s -> !s.taken, Role.SENIOR)
            .step(CANCELLING, "keep", ACTIVE, "GuaranteeKept", Role.SENIOR)
            .step(ACTIVE, "replace", REPLACED, "GuaranteeReplaced")
            .step(EXPIRED, "replace", REPLACED, "GuaranteeReplaced")
            .step(ACTIVE, "expire", EXPIRED, "GuaranteeExpired")
            .step(CANCELLING, "expire", EXPIRED, "GuaranteeExpired")
            .step(ACTIVE, "claim", ACTIVE, "GuaranteeClaimed", Standing::taken, Role.SENIOR)
            .step(CANCELLING, "claim", CANCELLING, "GuaranteeClaimed", Standing::taken, Role.SENIOR)
            .step(EXPIRED, "claim", EXPIRED, "GuaranteeClaimed", Standing::taken, Role.SENIOR)
            .build();

    private GuaranteeProcedure() { }
}
