package org.tongguan.continuity;

import static org.tongguan.continuity.OfflineReference.State.ENTERED;
import static org.tongguan.continuity.OfflineReference.State.ISSUED;
import static org.tongguan.continuity.OfflineReference.State.VOIDED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of an offline reference: it ends either way, and nothing leads back. */
final class OfflineProcedure {

    static final Procedure<OfflineReference.State, OfflineReference> TABLE = Procedure.<OfflineReference.State, OfflineReference>named("offline", ISSUED)
            .step(ISSUED, "enter", ENTERED, "OfflineEntered", Role.OFFICER, Role.SENIOR, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(ISSUED, "void", VOIDED, "OfflineVoided", Role.OFFICER, Role.SENIOR, Role.TRADER_MANAGER)
            .build();

    private OfflineProcedure() { }
}
