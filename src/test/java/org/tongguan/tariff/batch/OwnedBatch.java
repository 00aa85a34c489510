package org.tongguan.tariff.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's batch of quotes, which no other trader finds. */
@Component
class OwnedBatch implements OwnedSamples.Source {

    private final Batches batches;

    OwnedBatch(Batches batches) {
        this.batches = batches;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor actor = new Actor(7, "owner-" + owner.id(), Set.of(Role.DECLARANT), null, owner.id());
        Batch batch = batches.create(actor, "secret-goods.csv", "code,price,currency\n01012900,secretprice,CNY\n".getBytes(StandardCharsets.UTF_8));
        return Map.of("/api/v1/duty/batches/", new OwnedSamples(Map.of("id", batch.id().toString()), List.of(batch.id().toString(), "secret-goods")));
    }
}
