package org.tongguan.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.ShipSidePickups;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** Tells what happened at the gate: journal, appointments, and the modules above. */
@Component
class GateNews {

    private final Journal journal;
    private final ShipSidePickups pickups;
    private final ApplicationEventPublisher publisher;

    GateNews(Journal journal, ShipSidePickups pickups, ApplicationEventPublisher publisher) {
        this.journal = journal;
        this.pickups = pickups;
        this.publisher = publisher;
    }

    /** One entry for each subject concerned; what was stopped, and what does not fit, officials only. */
    void tell(PassageStore.Row row, List<Release> named, List<Reason> incident) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("passageNumber", row.number());
        payload.put("lane", row.request().laneId());
        payload.put("plate", row.request().plate());
        payload.put("containers", row.request().containers());
        payload.put("offline", row.offline());
        if (!row.reasons().isEmpty()) {
            payload.put("reasons", row.reasons().stream().map(Reason::code).toList());
        }
        boolean open = row.verdict() == Verdict.OPEN;
        if (named.isEmpty()) {
            record(open ? "GatePassed" : "GateStopped", new SubjectRef("passage", row.id()), null, row, payload);
        }
        named.forEach(r -> record(open ? "GatePassed" : "GateStopped", r.subject(), open ? r.traderId() : null, row, payload));
        if (incident != null) {
            record("GateIncidentOpened", named.isEmpty() ? new SubjectRef("passage", row.id()) : named.getFirst().subject(), null, row, payload);
        }
    }

    private void record(String kind, SubjectRef subject, Long traderId, PassageStore.Row row, Map<String, Object> payload) {
        journal.record(new JournalEvent(kind, subject, traderId, row.office(), row.account(), payload));
    }

    void tellLeft(List<SubjectRef> left) {
        if (!left.isEmpty()) {
            pickups.left(left);
            publisher.publishEvent(new GoodsLeft(left));
        }
    }
}
