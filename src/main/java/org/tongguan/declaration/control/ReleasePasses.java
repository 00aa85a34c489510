package org.tongguan.declaration.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.PeriodicMoved;
import org.tongguan.formats.Node;
import org.tongguan.gate.ReleaseGrant;
import org.tongguan.gate.Releases;

/** What the gate is given when goods may leave: one pass for each declaration, with its containers and weight. */
@Component
public class ReleasePasses {

    private final Releases releases;
    private final ApplicationEventPublisher news;

    ReleasePasses(Releases releases, ApplicationEventPublisher news) {
        this.releases = releases;
        this.news = news;
    }

    /** Just lodged: those that may go already get their passes. */
    void lodged(List<Declaration> declared) {
        tell(declared, PeriodicMoved.Move.LODGED);
        releases.grant(declared.stream().filter(d -> d.state() != DeclarationState.ACCEPTED && !isPeriodic(d)).map(ReleasePasses::grant).toList());
    }

    /** Grants passes to many declarations; one that has its pass already (pick-up before final release) keeps it. */
    public void grant(List<Declaration> leaving) {
        releases.grant(leaving.stream().filter(d -> !isPeriodic(d)).map(ReleasePasses::grant).toList());
        tell(leaving, PeriodicMoved.Move.RELEASED);
    }

    /** Its goods have passed the gate before, each time by a pass of their own. */
    private static boolean isPeriodic(Declaration d) {
        return PeriodicDay.statement(d.document()) != null;
    }

    private void tell(List<Declaration> moved, PeriodicMoved.Move move) {
        moved.stream().filter(ReleasePasses::isPeriodic).forEach(d -> news.publishEvent(new PeriodicMoved(d, move)));
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
        tell(List.of(d), DeclarationState.RETURNED.name().equals(reason) ? PeriodicMoved.Move.RETURNED : PeriodicMoved.Move.ENDED);
    }
}
