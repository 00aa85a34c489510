package org.tongguan.gate;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.ShipSidePickups;
import org.tongguan.cargo.TransportKey;
import org.tongguan.cargo.VehiclesNamed;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** Releases: which goods may pass the gate. Granted, blocked and taken back by the declaration, in its transaction. */
@Component
public class Releases {

    private static final int MOST_VEHICLES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Transactions transactions;
    private final ReleaseStore store;
    private final ShipSidePickups pickups;
    private final Holds holds;
    private final Journal journal;
    private final Numbers numbers;
    private final Clock clock;

    Releases(Transactions transactions, ReleaseStore store, ShipSidePickups pickups, Holds holds, Journal journal, Numbers numbers, Clock clock) {
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.store = store;
        this.pickups = pickups;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Grants releases, many at once. A subject has one release: granting again, also after it was used, gives the number it has.
     * Not journaled here: the declaration tells of its release.
     *
     * @return release number by subject
     */
    public Map<SubjectRef, String> grant(Collection<ReleaseGrant> grants) {
        if (grants.isEmpty()) {
            return Map.of();
        }
        Map<SubjectRef, ReleaseGrant> bySubject = new LinkedHashMap<>();
        grants.forEach(g -> bySubject.putIfAbsent(g.subject(), g));
        return transactions.call(Transactions.actor(), () -> {
            List<Release> fresh = bySubject.values().stream().map(this::release).toList();
            Map<SubjectRef, String> standing = store.insert(fresh);
            pickups.setReleased(bySubject.keySet(), true);
            return standing;
        });
    }

    private Release release(ReleaseGrant g) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Map<String, Release.Container> containers = new LinkedHashMap<>();
        g.containers().forEach(c -> containers.putIfAbsent(PassageRequest.clean(c.number()),
                new Release.Container(PassageRequest.clean(c.number()), c.grossKg(), c.seal() == null || c.seal().isBlank() ? null : c.seal().strip(), null)));
        BigDecimal gross = g.grossWeightKg() == null ? BigDecimal.ZERO : g.grossWeightKg();
        return new Release(Ids.next(), number(g.office(), today), g.subject(), g.declarationNumber(), g.traderId(), g.direction(), g.office(), gross,
                containers.isEmpty() ? gross : null, g.needsArrival(), g.transport() == null ? new TransportKey("", "", "") : g.transport(), today,
                g.validTo(), now, null, null, null, List.of(), new ArrayList<>(containers.values()));
    }

    /** R, office, year, running number, four random digits (a number cannot be guessed from its neighbour), check digit. */
    private String number(String office, LocalDate today) {
        String body = "%s%02d%08d%04d".formatted(office, today.getYear() % 100, numbers.next("gate_release_number"), RANDOM.nextInt(10_000));
        return "R" + body + checkDigit(body);
    }

    /** ISO 7064 MOD 11,10 over the digits: finds every single wrong digit and nearly every pair exchanged. */
    static int checkDigit(String body) {
        int product = 10;
        for (char c : body.toCharArray()) {
            int sum = (Character.digit(c, 36) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    /** Takes the standing release of a subject back; containers that have not passed stay. No effect when there is none. */
    public void revoke(SubjectRef subject, String reason) {
        transactions.run(Transactions.actor(), () -> {
            store.revoke(subject, reason, clock.instant());
            pickups.setReleased(List.of(subject), false);
        });
    }

    /** Stops the standing release for a while. No effect when there is none. */
    public void block(SubjectRef subject, String reason) {
        transactions.run(Transactions.actor(), () -> store.block(subject, reason));
    }

    public void unblock(SubjectRef subject) {
        transactions.run(Transactions.actor(), () -> store.block(subject, null));
    }

    /**
     * Names the vehicles of a release's goods in place of those named before: from then on no other takes them through a gate, also by a release
     * granted later for the same goods. The last word counts, be it the holder's or that of an appointment at the ship's side.
     *
     * @param plates empty = any vehicle may take them again
     * @throws PlatformException NOT_FOUND {@code gate.release}, also for another trader's; REFUSED {@code gate.vehicles}
     */
    public void nameVehicles(String number, List<String> plates, Actor actor) {
        transactions.run(actor, () -> {
            Release release = store.search(PassageRequest.clean(number), 0, 50).stream().filter(r -> r.number().equals(PassageRequest.clean(number)))
                    .findFirst().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "gate.release", number));
            nameVehicles(release.subject(), release.traderId(), plates);
        });
    }

    @EventListener
    void on(VehiclesNamed named) {
        transactions.run(Transactions.actor(), () -> nameVehicles(named.subject(), named.traderId(), named.plates()));
    }

    private void nameVehicles(SubjectRef subject, Long traderId, List<String> plates) {
        List<String> clean = (plates == null ? List.<String>of() : plates).stream().map(PassageRequest::clean).filter(p -> !p.isEmpty()).distinct().sorted()
                .toList();
        if (clean.size() > MOST_VEHICLES || clean.stream().anyMatch(p -> p.length() > 20 || p.indexOf('\0') >= 0)) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.vehicles", MOST_VEHICLES);
        }
        holds.lock(subject);
        store.nameVehicles(subject, traderId, clean, Transactions.actor().name(), clock.instant());
        journal.record(JournalEvent.of("VehiclesNamed", subject, traderId, null, Map.of("plates", clean)));
    }

    /** The standing release of a subject, used or not. */
    public Optional<Release> find(SubjectRef subject) {
        return transactions.read(Transactions.actor(), () -> store.find(subject));
    }

    /** Releases by their number, a container's or a declaration's; newest first. Without query all; not counted. */
    public Page<Release> search(String query, int page, int size, Actor actor) {
        String wanted = query == null ? "" : PassageRequest.clean(query);
        return transactions.read(actor, () -> Page.uncounted(page, size, (offset, rows) -> store.search(wanted, offset, rows)));
    }
}
