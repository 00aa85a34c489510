package org.tongguan.cargo;

import static org.tongguan.cargo.ShipSidePickup.State.CANCELLED;
import static org.tongguan.cargo.ShipSidePickup.State.CONFIRMED;
import static org.tongguan.cargo.ShipSidePickup.State.DONE;
import static org.tongguan.cargo.ShipSidePickup.State.REQUESTED;
import static org.tongguan.kernel.Role.DECLARANT;
import static org.tongguan.kernel.Role.TERMINAL;
import static org.tongguan.kernel.Role.TRADER_MANAGER;

import org.tongguan.cargo.ShipSidePickup.State;
import org.tongguan.kernel.Procedure;

/** Life of an appointment. The terminal confirms; goods are handed over only when released; the gate finishes it when the last container has left. */
final class PickupProcedure {

    static final Procedure<State, ShipSidePickup> TABLE = Procedure.<State, ShipSidePickup>named("pickup", REQUESTED)
            .step(REQUESTED, "confirm", CONFIRMED, "ShipSidePickupConfirmed", TERMINAL)
            .step(CONFIRMED, "complete", DONE, "ShipSidePickupDone", ShipSidePickup::released, TERMINAL)
            .step(REQUESTED, "complete", DONE, "ShipSidePickupDone", ShipSidePickup::released)
            .step(REQUESTED, "cancel", CANCELLED, "ShipSidePickupCancelled", DECLARANT, TRADER_MANAGER, TERMINAL)
            .step(CONFIRMED, "cancel", CANCELLED, "ShipSidePickupCancelled", DECLARANT, TRADER_MANAGER, TERMINAL)
            .build();

    private PickupProcedure() { }
}
