package org.tongguan.continuity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's offline reference, which no other trader finds. */
@Component
class OwnedOffline implements OwnedSamples.Source {

    private final OfflineReferences references;
    private final Clock clock;

    OwnedOffline(OfflineReferences references, Clock clock) {
        this.references = references;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        String number = references.issue(Actor.PLATFORM, owner.id(), 1, LocalDate.now(clock).plusDays(30)).getFirst().number();
        return Map.of("/api/v1/offline-references/", new OwnedSamples(Map.of("number", number), List.of(number)));
    }
}
