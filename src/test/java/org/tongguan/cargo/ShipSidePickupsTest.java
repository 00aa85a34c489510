package org.tongguan.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.support.PlatformTest;

class ShipSidePickupsTest extends PlatformTest {

    @Autowired ShipSidePickups pickups;
    private final long trader = System.nanoTime();
    private final SubjectRef subject = new SubjectRef("test", Ids.next());
    private final String name = "terminal" + System.nanoTime();
    private final Actor terminal = new Actor(31, name, Set.of(Role.TERMINAL), null, null);
    private final Actor owner = new Actor(32, "owner", Set.of(Role.DECLARANT), null, trader);

    private PickupRequest request() {
        return new PickupRequest(subject, trader, "224820261000000002", "I", name, new TransportKey("2", "EVER", "1"), List.of("CSNU6829160"),
                clock.instant().plus(Duration.ofHours(20)), false);
    }

    @Test
    void askedConfirmedReleasedHandedOver() {
        ShipSidePickup pickup = pickups.request(request(), owner);
        assertThat(pickups.commands(pickup, owner)).containsExactly("cancel");
        assertThat(pickups.commands(pickup, terminal)).containsExactly("confirm", "cancel");
        pickup = pickups.command(pickup.id(), "confirm", "berth 3", terminal);
        java.util.UUID id = pickup.id();
        assertThatThrownBy(() -> pickups.command(id, "complete", null, terminal)).hasMessageContaining("procedure.step");
        pickups.setReleased(List.of(subject), true);
        assertThat(pickups.list(0, 10, terminal).items().getFirst().released()).isTrue();
        pickups.left(List.of(subject));
        pickup = pickups.list(0, 10, owner).items().getFirst();
        assertThat(pickup.state()).isEqualTo(ShipSidePickup.State.DONE);
        assertThat(pickup.note()).isEqualTo("berth 3");
    }

    @Test
    void oneOpenAppointmentAtATime() {
        ShipSidePickup pickup = pickups.request(request(), owner);
        assertThatThrownBy(() -> pickups.request(request(), owner)).hasMessageContaining("pickup.open");
        pickups.command(pickup.id(), "cancel", "ship late", owner);
        assertThat(pickups.request(request(), owner).state()).isEqualTo(ShipSidePickup.State.REQUESTED);
    }

    @Test
    void othersSeeNothing() {
        ShipSidePickup pickup = pickups.request(request(), owner);
        Actor otherTerminal = new Actor(33, "elsewhere", Set.of(Role.TERMINAL), null, null);
        Actor otherTrader = new Actor(34, "x", Set.of(Role.DECLARANT), null, trader + 1);
        for (Actor other : List.of(otherTerminal, otherTrader)) {
            assertThat(pickups.list(0, 10, other).total()).isZero();
            assertThatThrownBy(() -> pickups.command(pickup.id(), "cancel", null, other)).hasMessageContaining("NOT_FOUND");
        }
    }

    @Test
    void theProcedureHasNoFaults() {
        assertThat(PickupProcedure.TABLE.faults()).isEmpty();
    }
}
