package org.tongguan.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Takes in what a lane did while it was cut off. The vehicle has gone: what it did is a fact and recorded once. Where it does not fit with
 * what the centre knows (container passed elsewhere, hold placed meanwhile, list too old) an incident is opened for officers.
 */
@Component
public class OfflinePassages {

    private static final int MAX_BATCH = 500;
    private final Transactions transactions;
    private final Passages passages;
    private final PassageStore store;
    private final Decisions decisions;
    private final Journal journal;
    private final Clock clock;

    OfflinePassages(Transactions transactions, Passages passages, PassageStore store, Decisions decisions, Journal journal, Clock clock) {
        this.transactions = transactions;
        this.passages = passages;
        this.store = store;
        this.decisions = decisions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A passage as the lane decided it.
     *
     * @param request must carry the lane's own number
     * @param listId  of the list it was decided by
     * @param at      by the lane's clock
     */
    public record OfflinePassage(PassageRequest request, UUID listId, Verdict decision, Instant at) { }

    /**
     * What became of it.
     *
     * @param repeated  it had been told before
     * @param refused   the lane's number was used for another passage: nothing was recorded
     * @param conflicts why an incident was opened; empty = all fits
     */
    public record Reconciled(String laneKey, UUID passageId, String passageNumber, boolean repeated, boolean refused, List<Reason> conflicts) { }

    /** What officers must look at. {@code closedAt} null = open. */
    public record Incident(UUID id, UUID passageId, String passageNumber, String laneId, String office, String plate, Instant at, List<Reason> reasons,
                           Instant openedAt, String closedBy, Instant closedAt, String note) { }

    /**
     * Records offline passages in the order given, which must be the order in which they happened; each once for ever.
     *
     * @throws PlatformException REFUSED {@code gate.offline} (key, time, decision missing, or more than 500); NOT_FOUND, FORBIDDEN as for passages
     */
    public List<Reconciled> reconcile(List<OfflinePassage> all, Actor actor) {
        if (all.size() > MAX_BATCH || all.stream().anyMatch(p -> p == null || p.request().laneKey() == null || p.at() == null || p.decision() == null)) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.offline", MAX_BATCH);
        }
        List<Lanes.Lane> lanes = all.stream().map(p -> passages.check(p.request(), actor)).toList();
        return Passages.again(() -> transactions.call(actor, () -> record(all, lanes, actor)));
    }

    private List<Reconciled> record(List<OfflinePassage> all, List<Lanes.Lane> lanes, Actor actor) {
        List<Decisions.Asked> asked = new ArrayList<>();
        Map<UUID, PassageStore.IssuedList> lists = store.lists(all.stream().map(OfflinePassage::listId).filter(java.util.Objects::nonNull).toList());
        for (int i = 0; i < all.size(); i++) {
            OfflinePassage p = all.get(i);
            Instant now = clock.instant();
            Instant at = Times.kept(p.at().isAfter(now) ? now : p.at());
            asked.add(new Decisions.Asked(p.request(), lanes.get(i), Passages.hash(p.request(), "offline", p.decision(), p.at().toString()), actor.name(),
                    new Decisions.Offline(p.decision(), at, doubts(p, p.listId() == null ? null : lists.get(p.listId()), now))));
        }
        List<Decisions.Answer> answers = decisions.decide(asked);
        List<Reconciled> told = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Decisions.Answer a = answers.get(i);
            String key = all.get(i).request().laneKey();
            told.add(a.decision() == null ? new Reconciled(key, null, null, true, true, List.of())
                    : new Reconciled(key, a.decision().passageId(), a.decision().passageNumber(), a.repeated(), false, a.conflicts()));
        }
        return told;
    }

    /** Reasons not to trust how the lane came to its OPEN: no list of ours, a list too old, a time that cannot be. */
    private static List<Reason> doubts(OfflinePassage p, PassageStore.IssuedList list, Instant now) {
        List<Reason> doubts = new ArrayList<>();
        if (p.decision() == Verdict.OPEN) {
            if (list == null || !list.laneId().equals(p.request().laneId())) {
                doubts.add(Reason.of("GATE-031"));
            } else if (p.at().isAfter(list.validUntil()) || p.at().isBefore(list.issuedAt().minus(Duration.ofMinutes(5)))) {
                doubts.add(Reason.of("GATE-030", list.validUntil()));
            }
        }
        if (p.at().isAfter(now.plus(Duration.ofMinutes(5)))) {
            doubts.add(Reason.of("GATE-032", p.at()));
        }
        return doubts;
    }

    /** Incidents, newest first; {@code office} null = all. */
    public Page<Incident> listIncidents(String office, boolean onlyOpen, int page, int size, Actor actor) {
        return transactions.read(actor, () -> store.incidents(office, onlyOpen, page, size));
    }

    /**
     * An officer of the office has looked into an incident.
     *
     * @throws PlatformException REFUSED {@code gate.note}; NOT_FOUND {@code gate.incident}
     */
    public void closeIncident(UUID id, String note, Actor actor) {
        if (note == null || note.isBlank() || note.length() > 2000) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.note");
        }
        transactions.run(actor, () -> {
            if (!store.closeIncident(id, actor.office(), note.strip(), actor.name(), clock.instant())) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "gate.incident", id);
            }
            journal.record(JournalEvent.of("GateIncidentClosed", new SubjectRef("gate-incident", id), null, actor.office(), Map.of("note", note.strip())));
        });
    }
}
