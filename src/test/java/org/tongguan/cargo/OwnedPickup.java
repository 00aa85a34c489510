package org.tongguan.cargo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's appointment at the ship's side, which no other trader finds. */
@Component
class OwnedPickup implements OwnedSamples.Source {

    private final ShipSidePickups pickups;
    private final Clock clock;

    OwnedPickup(ShipSidePickups pickups, Clock clock) {
        this.pickups = pickups;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor declarant = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        ShipSidePickup pickup = pickups.request(new PickupRequest(new SubjectRef("test", Ids.next()), owner.id(), "224820261000000002", "I", "terminal",
                new TransportKey("2", "EVER", "1"), List.of("CSNU6829160"), clock.instant().plus(Duration.ofHours(20)), false), declarant);
        return Map.of("/api/v1/ship-side-pickups/", new OwnedSamples(Map.of("id", pickup.id().toString(), "command", "cancel"),
                List.of(pickup.id().toString())));
    }
}
