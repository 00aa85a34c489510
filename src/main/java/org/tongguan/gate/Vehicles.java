package org.tongguan.gate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.VehiclesNamed;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Vehicles named for goods: from then on no other takes them through a gate. Named by whoever holds the release, or with an appointment at the
 * ship's side; the last word counts, also for a release granted later for the same goods.
 */
@Component
public class Vehicles {

    private static final int MOST = 20;
    private final Transactions transactions;
    private final ReleaseStore store;
    private final Holds holds;
    private final Journal journal;
    private final Clock clock;

    Vehicles(Transactions transactions, ReleaseStore store, Holds holds, Journal journal, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.holds = holds;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Names the vehicles of a release's goods in place of those named before.
     *
     * @param plates empty = any vehicle may take them again
     * @throws PlatformException NOT_FOUND {@code gate.release}, also for another trader's; REFUSED {@code gate.vehicles}
     */
    public void name(String releaseNumber, List<String> plates, Actor actor) {
        transactions.run(actor, () -> {
            Release release = store.search(PassageRequest.clean(releaseNumber), 50).stream().filter(r -> r.number().equals(PassageRequest.clean(releaseNumber)))
                    .findFirst().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "gate.release", releaseNumber));
            save(release.subject(), release.traderId(), plates);
        });
    }

    @EventListener
    void on(VehiclesNamed named) {
        transactions.run(Transactions.actor(), () -> save(named.subject(), named.traderId(), named.plates()));
    }

    private void save(SubjectRef subject, Long traderId, List<String> plates) {
        List<String> clean = (plates == null ? List.<String>of() : plates).stream().map(PassageRequest::clean).filter(p -> !p.isEmpty()).distinct().sorted()
                .toList();
        if (clean.size() > MOST || clean.stream().anyMatch(p -> p.length() > 20 || p.indexOf('\0') >= 0)) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.vehicles", MOST);
        }
        holds.lock(subject);
        store.nameVehicles(subject, traderId, clean, Transactions.actor().name(), clock.instant());
        journal.record(JournalEvent.of("VehiclesNamed", subject, traderId, null, Map.of("plates", clean)));
    }
}
