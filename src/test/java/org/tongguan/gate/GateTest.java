package org.tongguan.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.tongguan.cargo.TransportKey;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** A gate of its own for each test: lanes, releases, and an ear for what is told. */
abstract class GateTest extends PlatformTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired Releases releases;
    @Autowired Passages passages;
    @Autowired Lanes lanes;
    @Autowired Holds holds;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired ConfigurableApplicationContext context;

    final String id = "T" + COUNT.incrementAndGet() + Long.toString(System.nanoTime() % 1_000_000, 36).toUpperCase();
    final long trader = 700_000_000L + COUNT.get();
    final Actor lane = new Actor(41, "lane-" + id, Set.of(Role.LANE), "2248", null);
    final Actor officer = new Actor(42, "officer", Set.of(Role.OFFICER), "2248", null);
    final List<SubjectRef> left = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger next = new AtomicInteger();

    @BeforeEach
    void gate() {
        lanes.save(new Lanes.Lane(id, "2248", Text.of("出口一", "Out 1"), "OUT", false, lane.name(), true), Actor.PLATFORM);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> p && p.getPayload() instanceof GoodsLeft g) {
                left.addAll(g.subjects());
            }
        });
    }

    SubjectRef subject() {
        return new SubjectRef("test", Ids.next());
    }

    String grant(SubjectRef subject, String... containers) {
        return grant(grantOf(subject, containers));
    }

    String grant(ReleaseGrant grant) {
        return transactions.call(Actor.PLATFORM, () -> releases.grant(List.of(grant))).get(grant.subject());
    }

    ReleaseGrant grantOf(SubjectRef subject, String... containers) {
        return new ReleaseGrant(subject, "224820261" + String.format("%09d", next.incrementAndGet()), trader, "I", "2248",
                java.util.Arrays.stream(containers).map(c -> new ReleaseGrant.ContainerGrant(c, new BigDecimal("20000"))).toList(),
                new BigDecimal(20000 * Math.max(1, containers.length)), false, null, null);
    }

    ReleaseGrant shipSide(ReleaseGrant g, TransportKey ship) {
        return new ReleaseGrant(g.subject(), g.declarationNumber(), g.traderId(), g.direction(), g.office(), g.containers(), g.grossWeightKg(), true, ship,
                g.validTo());
    }

    PassageRequest vehicle(String release, String... containers) {
        return new PassageRequest(id, "k" + next.incrementAndGet(), "沪A" + id, List.of(containers), null, null, List.of(release), List.of(),
                PassageRequest.Direction.OUT);
    }

    GateDecision pass(String release, String... containers) {
        return passages.decide(vehicle(release, containers), lane);
    }

    static List<String> codes(List<GateDecision.Reason> reasons) {
        return reasons.stream().map(GateDecision.Reason::code).toList();
    }

    List<String> kinds(SubjectRef subject) {
        return transactions.read(Actor.PLATFORM, () -> journal.list(subject)).stream().map(JournalEntry::kind).toList();
    }
}
