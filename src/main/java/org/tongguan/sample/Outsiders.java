package org.tongguan.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.Arrivals;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.Declaration;
import org.tongguan.formats.Node;
import org.tongguan.gate.Lanes;
import org.tongguan.gate.PassageRequest;
import org.tongguan.gate.Passages;
import org.tongguan.gate.Release;
import org.tongguan.gate.Releases;
import org.tongguan.kernel.Actor;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.Payments;

/** What bank, terminal and gate lanes of the sample do. */
@Component
class Outsiders {

    private static final BigDecimal TRUCK_KG = new BigDecimal("17000");
    private final Bills bills;
    private final Payments payments;
    private final Arrivals arrivals;
    private final Passages passages;
    private final Releases releases;
    private final Clock clock;

    Outsiders(Bills bills, Payments payments, Arrivals arrivals, Passages passages, Releases releases, Clock clock) {
        this.bills = bills;
        this.payments = payments;
        this.arrivals = arrivals;
        this.passages = passages;
        this.releases = releases;
        this.clock = clock;
    }

    /** Pays the declaration's open bills; false when there is none. */
    boolean pay(Scene scene, Story story, Declaration d) {
        List<Bill> open = bills.list(d.ref()).stream().filter(Bill::isUnpaid).toList();
        open.forEach(b -> payments.pay(scene.person("bank"), new Payment.Order(b.number(), b.amount(), "CNY", "YH" + story.reference() + "-" + b.number(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        return !open.isEmpty();
    }

    void arrive(Actor terminal, SampleData.Route route, Instant at) {
        arrivals.report(new TransportKey(route.mode(), route.name(), route.voyage()), route.office(), at, at, terminal);
    }

    /** One truck for each container; those without are let through by weight. */
    void pass(Scene scene, Story story, Declaration d) {
        Release release = releases.find(d.ref()).orElse(null);
        if (release == null) {
            return;
        }
        Random random = story.random();
        for (Release.Container container : release.containers()) {
            if (container.usedAt() == null) {
                passage(scene, d, new Truck(story.reference() + "-" + container.number(), Chances.plate(random), container.number(), container.grossKg(),
                        List.of(release.number())));
            }
        }
    }

    /** A truck with the first container, and no release in the driver's hand. */
    void tryTooEarly(Scene scene, Story story, Declaration d) {
        Node container = d.document().root().first("containers");
        passage(scene, d, new Truck(story.reference() + "-early", Chances.plate(story.random()), container.text("containerNumber"),
                container.decimal(container.group().field("goodsWeightKg")), List.of()));
    }

    /** What stands in a lane; {@code key} is the lane's own number of the passage. */
    private record Truck(String key, String plate, String container, BigDecimal goodsKg, List<String> releases) { }

    private void passage(Scene scene, Declaration d, Truck truck) {
        PassageRequest.Direction direction = d.key().isImport() ? PassageRequest.Direction.OUT : PassageRequest.Direction.IN;
        Lanes.Lane lane = scene.data().lanes.stream().filter(l -> l.office().equals(d.key().entryExitOffice()) && l.direction().equals(direction.name()))
                .findFirst().orElse(null);
        if (lane != null) {
            passages.decide(new PassageRequest(lane.id(), truck.key(), truck.plate(), List.of(truck.container()), truck.goodsKg().add(TRUCK_KG), TRUCK_KG,
                    truck.releases(), List.of(), direction), scene.person(lane.account()));
        }
    }
}
