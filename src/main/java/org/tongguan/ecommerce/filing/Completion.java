package org.tongguan.ecommerce.filing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.ListDecisions.Candidate;
import org.tongguan.ecommerce.filing.ListDecisions.Decision;
import org.tongguan.ecommerce.inspect.ParcelInspections;
import org.tongguan.ecommerce.match.Pending.Awaits;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/** Decides lists that waited, when the last part has come. */
@Component
public class Completion {

    private final PartStore parts;
    private final ListStore lists;
    private final ListDecisions decisions;
    private final WaitingLists late;
    private final ParcelInspections inspections;
    private final Journal journal;

    Completion(PartStore parts, ListStore lists, ListDecisions decisions, WaitingLists late, ParcelInspections inspections, Journal journal) {
        this.inspections = inspections;
        this.late = late;
        this.parts = parts;
        this.lists = lists;
        this.decisions = decisions;
        this.journal = journal;
    }

    /** Those of these lists that wait and have all their parts. Locks all that wait, so that nobody else decides them; joins the running transaction. */
    List<Candidate> find(Collection<UUID> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<ListStore.Waiting> waiting = lists.lockWaiting(candidates);
        Map<UUID, PartStore.Row> found = parts.find(ListIntake.keys(waiting.stream().map(ListStore.Waiting::pending).toList()));
        List<Candidate> whole = new ArrayList<>();
        for (ListStore.Waiting list : waiting) {
            if (ListIntake.lacking(list.pending(), found) == 0) {
                whole.add(ListIntake.candidate(list.list(), list.pending(), found));
            }
        }
        return whole;
    }

    /** Decides those of these lists that wait and have all their parts. */
    public void complete(Collection<UUID> candidates, Instant at, LocalDate day) {
        List<Candidate> whole = find(candidates);
        write(whole, decisions.decide(whole, day), at);
    }

    /** What was decided of lists that waited. */
    void write(List<Candidate> whole, Map<UUID, Decision> decided, Instant at) {
        if (whole.isEmpty()) {
            return;
        }
        Map<UUID, Candidate> byId = new HashMap<>();
        whole.forEach(c -> byId.put(c.id(), c));
        List<RetailList> done = lists.list(byId.keySet()).stream().map(l -> {
            Candidate c = byId.get(l.id());
            Decision decision = decided.get(l.id());
            return c.order() == null ? l.in(decision.state())
                    : l.decided(decision.state(), c.order().id(), c.payment() == null ? null : c.payment().id(), c.waybill().id(), at, decision.findings());
        }).toList();
        lists.decide(done);
        lists.stopWaiting(byId.keySet());
        List<RetailList> rejected = done.stream().filter(l -> l.state() == ListState.REJECTED).toList();
        parts.release(rejected.stream().flatMap(l -> byId.get(l.id()).pending().claims().stream()).toList(), rejected.stream().map(RetailList::id).toList());
        inspections.order(done.stream().filter(l -> l.state() == ListState.INSPECTION).toList());
        moved(done, byId, at);
        tell(done);
        goOn(waiting(done, byId, ListState.PASSED), Awaits.ARRIVAL, at);
        goOn(waiting(done, byId, ListState.RELEASED), Awaits.DEPARTURE, at);
    }

    /** Export lists whose goods arrived or departed: a step of a list that was decided before. */
    private void moved(List<RetailList> done, Map<UUID, Candidate> byId, Instant at) {
        lists.step(done.stream().filter(l -> byId.get(l.id()).order() == null)
                .map(l -> new ListStore.Step(l.id(), at, l.state().code(), "<" + (l.state() == ListState.CLOSED ? ListState.RELEASED : ListState.PASSED) + ">"))
                .toList());
    }

    private static List<ListStore.Waiting> waiting(List<RetailList> done, Map<UUID, Candidate> byId, ListState state) {
        return done.stream().filter(l -> l.state() == state && l.isExport())
                .map(l -> new ListStore.Waiting(l.id(), l.traderId(), byId.get(l.id()).pending())).toList();
    }

    /** Export lists wait for what happens to their goods next; what has happened already counts at once. */
    public void goOn(List<ListStore.Waiting> on, Awaits next, Instant at) {
        if (on.isEmpty()) {
            return;
        }
        List<ListStore.Waiting> waiting = on.stream().map(w -> new ListStore.Waiting(w.list(), w.traderId(), w.pending().awaiting(next))).toList();
        lists.wait(waiting, waiting.stream().flatMap(w -> ListIntake.wanted(w.list(), w.pending(), -1).stream()).toList());
        late.add(waiting);
        complete(waiting.stream().map(ListStore.Waiting::list).toList(), at, null);
    }

    /** One entry for each message that lists came with. */
    private void tell(List<RetailList> done) {
        Map<UUID, List<RetailList>> byMessage = new LinkedHashMap<>();
        done.forEach(list -> byMessage.computeIfAbsent(Ids.whole(list.id()), m -> new ArrayList<>()).add(list));
        byMessage.forEach((message, of) -> {
            Map<Integer, Integer> counts = new TreeMap<>();
            ByteBuffer digest = ByteBuffer.allocate(of.size() * 2 * Integer.BYTES);
            of.forEach(list -> {
                counts.merge(list.state().code(), 1, Integer::sum);
                digest.putInt(Ids.number(list.id())).putInt(list.state().code());
            });
            journal.record(JournalEvent.of("RetailListsCompleted", new SubjectRef(RetailIntake.KIND, message), of.getFirst().traderId(), null,
                    Map.of("states", counts, "digest", HexFormat.of().formatHex(RetailIntake.sha256(digest.array())))));
        });
    }
}
