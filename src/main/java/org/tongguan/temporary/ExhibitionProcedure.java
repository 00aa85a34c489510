package org.tongguan.temporary;

import static org.tongguan.temporary.Exhibition.State.ACCEPTED;
import static org.tongguan.temporary.Exhibition.State.CLOSED;
import static org.tongguan.temporary.Exhibition.State.FILED;
import static org.tongguan.temporary.Exhibition.State.REFUSED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of an exhibition; it is closed when no list of it is open any more. */
public final class ExhibitionProcedure {

    /** What guards look at: whether lists of it are still open. */
    public record Standing(boolean open) { }

    public static final Procedure<Exhibition.State, Standing> TABLE = Procedure.<Exhibition.State, Standing>named("exhibition", FILED)
            .step(FILED, "accept", ACCEPTED, "ExhibitionAccepted", Role.OFFICER, Role.SENIOR)
            .step(FILED, "refuse", REFUSED, "ExhibitionRefused", Role.OFFICER, Role.SENIOR)
            .step(ACCEPTED, "close", CLOSED, "ExhibitionClosed", s -> !s.open, Role.OFFICER, Role.SENIOR)
            .build();

    private ExhibitionProcedure() { }
}
