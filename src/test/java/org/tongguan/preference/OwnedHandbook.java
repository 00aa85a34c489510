package org.tongguan.preference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.preference.handbook.Handbook;
import org.tongguan.preference.handbook.Handbooks;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's handbook, which no other trader finds. */
@Component
class OwnedHandbook implements OwnedSamples.Source {

    private final Handbooks handbooks;

    OwnedHandbook(Handbooks handbooks) {
        this.handbooks = handbooks;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor declarant = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        Handbook handbook = handbooks.order(declarant, null, new Handbook.Wish(List.of(), List.of(), 2026, 2030, "zh", 10), "http://localhost");
        return Map.of("/api/v1/handbooks/", new OwnedSamples(Map.of("id", handbook.id().toString()), List.of(handbook.id().toString())));
    }
}
