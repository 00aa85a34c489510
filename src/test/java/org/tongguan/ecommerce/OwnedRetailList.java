package org.tongguan.ecommerce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's retail list, which no other trader finds. */
@Component
class OwnedRetailList implements OwnedSamples.Source {

    private final Inbox inbox;

    OwnedRetailList(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor declarant = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        Parcel parcel = Parcel.of(owner);
        byte[] body = Parcel.message(owner, List.of(parcel.list("1"))).getBytes(StandardCharsets.UTF_8);
        UUID list = Ids.part(inbox.accept(declarant, "CEB621Message", body, null).message().id(), 0);
        return Map.of("/api/v1/ecommerce/lists/", new OwnedSamples(Map.of("id", list.toString(), "command", "release"),
                List.of(list.toString(), "O" + parcel.number())));
    }
}
