package org.tongguan.ecommerce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's message of orders, whose documents no other trader finds. */
@Component
class OwnedRetailMessage implements OwnedSamples.Source {

    private final Inbox inbox;

    OwnedRetailMessage(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor platform = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        Parcel parcel = Parcel.of(owner);
        String message = inbox.accept(platform, "CEB311Message", Parcel.message(owner, List.of(parcel.order("1"))).getBytes(StandardCharsets.UTF_8), null)
                .message().id().toString();
        return Map.of("/api/v1/ecommerce/messages/", new OwnedSamples(Map.of("id", message), List.of(message, "O" + parcel.number())));
    }
}
