package org.tongguan.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's webhook, which no other trader finds. */
@Component
class OwnedWebhook implements OwnedSamples.Source {

    private final Webhooks webhooks;

    OwnedWebhook(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor manager = new Actor(1, "owner", Set.of(Role.TRADER_MANAGER), null, owner.id());
        Webhook webhook = webhooks.create(manager, "http://localhost:9/owned-" + owner.id(), Set.of("Never"));
        return Map.of("/api/v1/webhooks/", new OwnedSamples(Map.of("id", webhook.id().toString(), "seq", "1"),
                List.of(webhook.id().toString(), webhook.url())));
    }
}
