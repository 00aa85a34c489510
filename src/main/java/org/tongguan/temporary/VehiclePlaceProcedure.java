package org.tongguan.temporary;

import static org.tongguan.temporary.Vehicle.Place.State.ASKED;
import static org.tongguan.temporary.Vehicle.Place.State.GRANTED;
import static org.tongguan.temporary.Vehicle.Place.State.REFUSED;
import static org.tongguan.temporary.Vehicle.Place.State.REVOKED;
import static org.tongguan.temporary.Vehicle.Place.State.WITHDRAWN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a place named for a vehicle: it may be there while it is granted. */
public final class VehiclePlaceProcedure {

    /** @param filer the actor is of who files the list */
    public record Standing(boolean filer) { }

    public static final Procedure<Vehicle.Place.State, Standing> TABLE = Procedure.<Vehicle.Place.State, Standing>named("vehicle-place", ASKED)
            .step(ASKED, "grant", GRANTED, "VehiclePlaceGranted", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "VehiclePlaceRefused", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "withdraw", WITHDRAWN, "VehiclePlaceWithdrawn", Standing::filer, Role.DECLARANT, Role.TRADER_MANAGER)
            .step(GRANTED, "revoke", REVOKED, "VehiclePlaceRevoked", Role.OFFICER, Role.SENIOR)
            .build();

    private VehiclePlaceProcedure() { }
}
