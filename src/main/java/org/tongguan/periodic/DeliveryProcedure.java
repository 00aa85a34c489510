package org.tongguan.periodic;

import static org.tongguan.periodic.Delivery.State.CANCELLED;
import static org.tongguan.periodic.Delivery.State.CLEARED;
import static org.tongguan.periodic.Delivery.State.OUT;
import static org.tongguan.periodic.Delivery.State.RETURNED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a delivery. That it is declared, or under a stop, is no state of it. */
public final class DeliveryProcedure {

    /** What guards look at: whether a stop is open on it. */
    public record Standing(boolean stopped) { }

    public static final Procedure<Delivery.State, Standing> TABLE = Procedure.<Delivery.State, Standing>named("periodic-delivery", CLEARED)
            .step(CLEARED, "cancel", CANCELLED, "PeriodicDeliveryCancelled", Role.DECLARANT, Role.TRADER_MANAGER, Role.OFFICER, Role.SENIOR)
            .step(CLEARED, "stop", CLEARED, "PeriodicDeliveryStopped", Role.OFFICER, Role.SENIOR)
            .step(CLEARED, "let-go", CLEARED, "PeriodicDeliveryLetGo", Standing::stopped, Role.OFFICER, Role.SENIOR)
            .step(CLEARED, "forfeit", CANCELLED, "PeriodicDeliveryForfeited")
            .step(CLEARED, "leave", OUT, "PeriodicDeliveryLeft")
            .step(OUT, "come-back", RETURNED, "PeriodicDeliveryReturned")
            .build();

    private DeliveryProcedure() { }
}
