package org.tongguan.oversight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.JournalGuard;

/**
 * Makes the register of conflicts bind whatever an official does: bills and refunds, levies, guarantees, exhibitions and their approvals, parcels,
 * inspections, the trader's grade and accounts. Of a step that takes two, neither may be related.
 */
@Component
class ConflictGuard implements JournalGuard {

    private final ConflictStore store;

    ConflictGuard(ConflictStore store) {
        this.store = store;
    }

    /** @throws PlatformException FORBIDDEN {@code conflict}, {@code conflict.asked} when it is the one who asked for the step */
    @Override
    public void check(Actor actor, List<JournalEvent> events, Set<Long> concerned) {
        if (concerned.isEmpty() || !actor.isOfficial()) {
            return;
        }
        Set<String> officers = new HashSet<>(Set.of(actor.name()));
        for (JournalEvent event : events) {
            if ("TwoPersonsConfirmed".equals(event.kind()) && event.payload().get("askedBy") instanceof String asked) {
                officers.add(asked);
            }
        }
        Set<String> related = store.related(officers, concerned);
        if (!related.isEmpty()) {
            throw new PlatformException(ErrorCode.FORBIDDEN, related.contains(actor.name()) ? "conflict" : "conflict.asked");
        }
    }
}
