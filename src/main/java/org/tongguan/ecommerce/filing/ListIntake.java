package org.tongguan.ecommerce.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.SpentOrders;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.ListDecisions.Candidate;
import org.tongguan.ecommerce.filing.ListDecisions.Decision;
import org.tongguan.ecommerce.filing.Prepared.ReadList;
import org.tongguan.ecommerce.inspect.ParcelInspections;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.kernel.Finding;
import org.tongguan.risk.TargetingHits;

/** Takes in lists: matched with what is there, decided at once or kept waiting. */
@Component
class ListIntake {

    private final PartStore parts;
    private final ListStore lists;
    private final Completion completion;
    private final ListDecisions decisions;
    private final ParcelInspections inspections;
    private final WaitingLists late;
    private final SpentOrders spent;

    ListIntake(PartStore parts, ListStore lists, Completion completion, ListDecisions decisions, ParcelInspections inspections, WaitingLists late,
               SpentOrders spent) {
        this.spent = spent;
        this.inspections = inspections;
        this.completion = completion;
        this.late = late;
        this.parts = parts;
        this.lists = lists;
        this.decisions = decisions;
    }

    /**
     * Does the new lists of a batch, and the waiting ones that its parts complete. Changes and deletions have been done before: what is left
     * of a change is a new list. All are decided at once, those that waited first: two batches that each drew twice on the same firms'
     * guarantees would wait for each other in a circle.
     *
     * @param arrived keys that are there now and were not before
     */
    void take(Batch batch, Collection<UUID> arrived) {
        List<Candidate> waited = completion.find(lists.lacked(arrived));
        Map<UUID, Entry> fresh = distinct(batch);
        claim(batch, fresh);
        Map<UUID, PartStore.Row> found = parts.find(keys(fresh.values().stream().map(ListIntake::pending).toList()));
        List<Candidate> whole = new ArrayList<>(waited);
        Map<UUID, Integer> missing = new HashMap<>();
        for (Entry entry : fresh.values()) {
            int lacking = lacking(pending(entry), found);
            if (lacking == 0) {
                whole.add(candidate(entry.id(), pending(entry), found));
            } else {
                missing.put(entry.id(), lacking);
            }
        }
        Map<UUID, Decision> decided = decisions.decide(whole, batch.day());
        completion.write(waited, decided, batch.at());
        write(batch, fresh.values(), found, missing, decided);
    }

    private static Pending pending(Entry entry) {
        return ((ReadList) entry.document()).pending();
    }

    static Candidate candidate(UUID id, Pending pending, Map<UUID, PartStore.Row> found) {
        boolean documents = pending.awaits() == Pending.Awaits.DOCUMENTS || pending.awaits() == Pending.Awaits.EXPORT_DOCUMENTS;
        return documents ? new Candidate(id, pending, part(found, pending.orderKey()), part(found, pending.paymentKey()), part(found, pending.waybillKey()))
                : new Candidate(id, pending, null, null, null);
    }

    private static Part part(Map<UUID, PartStore.Row> found, UUID key) {
        PartStore.Row row = found.get(key);
        return row == null ? null : row.part();
    }

    static List<UUID> keys(Collection<Pending> lists) {
        List<UUID> keys = new ArrayList<>(lists.size() * 3);
        for (Pending list : lists) {
            for (UUID key : list.needs()) {
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    static int lacking(Pending list, Map<UUID, PartStore.Row> found) {
        UUID[] needs = list.needs();
        int lacking = 0;
        for (int i = 0; i < needs.length; i++) {
            lacking |= needs[i] == null || found.containsKey(needs[i]) ? 0 : 1 << i;
        }
        return lacking;
    }

    /** The first of several lists of one order, or of one export waybill, in this batch; by the order's key. */
    private static Map<UUID, Entry> distinct(Batch batch) {
        Map<UUID, Entry> fresh = new LinkedHashMap<>();
        Set<UUID> waybills = new HashSet<>();
        for (Entry entry : batch.of(ReadList.class)) {
            if (batch.isDone(entry)) {
                continue;
            }
            Pending list = pending(entry);
            if (fresh.containsKey(list.orderKey())) {
                batch.refuse(entry, Finding.error("ECM-410", Batch.pointer(entry)));
            } else if (list.isExport() && !waybills.add(list.waybillKey())) {
                batch.refuse(entry, Finding.error("ECM-411", Batch.pointer(entry)));
            } else {
                fresh.put(list.orderKey(), entry);
            }
        }
        return fresh;
    }

    /** Takes the order, and for export the waybill, for each list; one that does not get it is refused, and gives back what it got. */
    private void claim(Batch batch, Map<UUID, Entry> fresh) {
        spent.of(fresh.keySet()).forEach(order -> {
            Entry entry = fresh.remove(order);
            batch.refuse(entry, Finding.error("ECM-410", Batch.pointer(entry)));
        });
        if (fresh.isEmpty()) {
            return;
        }
        List<PartStore.Claim> wanted = new ArrayList<>(fresh.size());
        fresh.values().forEach(e -> pending(e).claims().forEach(key -> wanted.add(new PartStore.Claim(key, e.id()))));
        Set<UUID> taken = parts.claim(wanted);
        if (taken.size() == wanted.size()) {
            return;
        }
        List<UUID> refused = new ArrayList<>();
        fresh.values().removeIf(entry -> {
            List<UUID> claims = pending(entry).claims();
            boolean whole = taken.containsAll(claims);
            if (!whole) {
                refused.add(entry.id());
                batch.refuse(entry, Finding.error(taken.contains(claims.getFirst()) ? "ECM-411" : "ECM-410", Batch.pointer(entry)));
            }
            return !whole;
        });
        parts.release(taken, refused);
    }

    private void write(Batch batch, Collection<Entry> fresh, Map<UUID, PartStore.Row> found, Map<UUID, Integer> missing, Map<UUID, Decision> decided) {
        List<ListStore.Fresh> rows = new ArrayList<>(fresh.size());
        List<ListStore.Waiting> waiting = new ArrayList<>();
        List<ListStore.Missing> wanted = new ArrayList<>();
        List<TargetingHits.Targeted> targeted = new ArrayList<>();
        List<UUID> freed = new ArrayList<>();
        List<UUID> rejected = new ArrayList<>();
        List<ListStore.Waiting> passed = new ArrayList<>(0);
        for (Entry entry : fresh) {
            ReadList read = (ReadList) entry.document();
            int waited = missing.getOrDefault(entry.id(), 0);
            Decision decision = waited == 0 ? decided.get(entry.id()) : new Decision(ListState.WAITING, null);
            RetailList row = row(batch, entry, found, waited, decision);
            rows.add(new ListStore.Fresh(row, read.named().bill(), read.named().own()));
            if (waited != 0) {
                waiting.add(new ListStore.Waiting(row.id(), row.traderId(), read.pending()));
                wanted.addAll(wanted(row.id(), read.pending(), waited));
            } else if (decision.state() == ListState.REJECTED) {
                freed.addAll(read.pending().claims());
                rejected.add(row.id());
            }
            if (row.state() == ListState.PASSED) {
                passed.add(new ListStore.Waiting(row.id(), row.traderId(), read.pending()));
            }
            if (!read.targets().isEmpty()) {
                targeted.add(new TargetingHits.Targeted(row.ref(), "%04d".formatted(row.office()), read.targets()));
            }
            batch.done(entry, row.state().code());
        }
        lists.insert(rows);
        lists.wait(waiting, wanted);
        late.add(waiting);
        parts.release(freed, rejected);
        inspections.targeted(targeted);
        inspections.order(rows.stream().map(ListStore.Fresh::list).filter(l -> l.state() == ListState.INSPECTION).toList());
        completion.goOn(passed, Pending.Awaits.ARRIVAL, batch.at());
    }

    static List<ListStore.Missing> wanted(UUID list, Pending pending, int lacking) {
        List<ListStore.Missing> wanted = new ArrayList<>(3);
        UUID[] keys = pending.needs();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null && (lacking & 1 << i) != 0) {
                wanted.add(new ListStore.Missing(keys[i], list));
            }
        }
        return wanted;
    }

    private static RetailList row(Batch batch, Entry entry, Map<UUID, PartStore.Row> found, int waited, Decision decision) {
        ReadList read = (ReadList) entry.document();
        Pending p = read.pending();
        Prepared.Tax tax = read.tax();
        return new RetailList(entry.id(), entry.traderId(), read.number(), read.buyer(), id(found, p.orderKey()), id(found, p.paymentKey()),
                id(found, p.waybillKey()), read.office(), read.mode(), decision.state(), waited,
                new RetailList.Amounts(tax.value(), tax.duty(), tax.consumption(), tax.vat()), batch.at(), waited == 0 ? batch.at() : null,
                decision.findings());
    }

    private static UUID id(Map<UUID, PartStore.Row> found, UUID key) {
        PartStore.Row row = found.get(key);
        return row == null ? null : row.part().id();
    }
}
