package org.tongguan.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.Arrival;
import org.tongguan.cargo.Arrivals;
import org.tongguan.cargo.TransportKey;
import org.tongguan.hold.Hold;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.SubjectRef;

/** Releases together with what stands against them now: holds that keep goods at the port, and ships that have not berthed. */
@Component
class OpenReleases {

    private final ReleaseStore store;
    private final Holds holds;
    private final Arrivals arrivals;

    OpenReleases(ReleaseStore store, Holds holds, Arrivals arrivals) {
        this.store = store;
        this.holds = holds;
        this.arrivals = arrivals;
    }

    /** A release and what stands against it. {@code berthedAt} null = its ship has not berthed, or it needs none. */
    record Standing(Release release, List<String> openHolds, Instant berthedAt) {

        PassageRules.ReleaseFacts facts(Instant at) {
            return new PassageRules.ReleaseFacts(release, openHolds, berthedAt != null && !berthedAt.isAfter(at));
        }

        Standing with(Release changed) {
            return new Standing(changed, openHolds, berthedAt);
        }
    }

    /**
     * Those releases, by number, kept from changing until the transaction ends, with everything that hangs on their subjects.
     */
    Map<String, Standing> lock(Collection<String> numbers) {
        Collection<Release> locked = store.lock(numbers);
        // Asked after the lock: it sees what was committed while the lock was waited for.
        return standing(locked, holds.listOpen(locked.stream().map(Release::subject).toList()));
    }

    /** Everything that may pass an office's gates now; what is under a hold is left out. */
    Collection<Standing> listFree(String office, Collection<String> directions, LocalDate today) {
        List<Release> open = store.listOpen(office, directions, today);
        Map<SubjectRef, List<Hold>> held = holds.listOpen(open.stream().map(Release::subject).toList());
        return standing(open, held).values().stream().filter(s -> s.openHolds().isEmpty()).toList();
    }

    private Map<String, Standing> standing(Collection<Release> releases, Map<SubjectRef, List<Hold>> held) {
        Map<TransportKey, Arrival> arrived = arrivals.findAll(releases.stream().filter(Release::needsBerth).map(Release::transport)
                .collect(Collectors.toSet()));
        Map<String, Standing> found = new LinkedHashMap<>();
        for (Release release : releases) {
            Arrival arrival = release.needsBerth() ? arrived.get(release.transport()) : null;
            List<String> open = held.getOrDefault(release.subject(), List.of()).stream().filter(h -> h.reason().keepsGoodsAtPort())
                    .map(h -> h.reason().name()).distinct().toList();
            found.put(release.number(), new Standing(release, open, arrival == null ? null : arrival.berthedAt()));
        }
        return found;
    }
}
