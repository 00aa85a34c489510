package org.tongguan.declaration.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.Declaration;
import org.tongguan.formats.Node;
import org.tongguan.gate.ReleaseGrant;
import org.tongguan.gate.Releases;

/** What the gate is given when goods may leave: one pass for each declaration, with its containers and weight. */
@Component
public class ReleasePasses {

    private final Releases releases;

    ReleasePasses(Releases releases) {
        this.releases = releases;
    }

    /** Grants passes to many declarations; one that has its pass already (pick-up before final release) keeps it. */
    public void grant(List<Declaration> leaving) {
        releases.grant(leaving.stream().map(ReleasePasses::grant).toList());
    }

    private static ReleaseGrant grant(Declaration d) {
        List<ReleaseGrant.ContainerGrant> containers = new ArrayList<>();
        for (Node container : d.document().root().all("containers")) {
            BigDecimal goods = container.decimal(container.group().field("goodsWeightKg"));
            containers.add(new ReleaseGrant.ContainerGrant(container.text("containerNumber"), goods));
        }
        Node head = d.document().root().first("head");
        return new ReleaseGrant(d.ref(), d.number(), d.traderId(), d.key().direction(), d.key().entryExitOffice(), containers,
                head.decimal(head.group().field("grossWeightKg")), d.entryDate() == null, new TransportKey(d.key().transportMode(), d.key().transportName(),
                d.key().voyage()), null);
    }

    public void revoke(Declaration d, String reason) {
        releases.revoke(d.ref(), reason);
    }
}
