package org.tongguan.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's release, whose vehicles no other trader names. */
@Component
class OwnedRelease implements OwnedSamples.Source {

    private final Releases releases;
    private final Transactions transactions;

    OwnedRelease(Releases releases, Transactions transactions) {
        this.releases = releases;
        this.transactions = transactions;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        SubjectRef goods = new SubjectRef("test", Ids.next());
        String number = transactions.call(Actor.PLATFORM, () -> releases.grant(List.of(new ReleaseGrant(goods, "224820261000000003", owner.id(), "I", "2248",
                List.of(), BigDecimal.TEN, false, null, null)))).get(goods);
        return Map.of("/api/v1/gate/releases/", new OwnedSamples(Map.of("number", number), List.of(number)));
    }
}
