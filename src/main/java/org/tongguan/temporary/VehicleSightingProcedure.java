package org.tongguan.temporary;

import static org.tongguan.temporary.Vehicle.Sighting.State.BREACH;
import static org.tongguan.temporary.Vehicle.Sighting.State.EXPLAINED;
import static org.tongguan.temporary.Vehicle.Sighting.State.OPEN;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a finding: a vehicle was seen where it may not be; an officer finds it explained, or a breach. */
public final class VehicleSightingProcedure {

    public static final Procedure<Vehicle.Sighting.State, Vehicle.Sighting> TABLE = Procedure
            .<Vehicle.Sighting.State, Vehicle.Sighting>named("vehicle-sighting", OPEN)
            .step(OPEN, "explain", EXPLAINED, "VehicleAstrayExplained", Role.OFFICER, Role.SENIOR)
            .step(OPEN, "breach", BREACH, "VehicleAstrayBreach", Role.OFFICER, Role.SENIOR)
            .build();

    private VehicleSightingProcedure() { }
}
