package org.tongguan.ecommerce.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.store.MasterBillStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/**
 * Arrival of exported goods at the supervised site (507) and their departure (509): for each waybill a part that its list waits for, whenever the
 * list comes. An arrival without waybills is that of all under its bill, those that come under it later included.
 */
@Component
class Movements implements FormActs {

    private static final String ARRIVAL = "507";
    private static final Set<ListState> HELD = Set.of(ListState.REVIEW, ListState.INSPECTION, ListState.DETAINED);
    private final PartStore parts;
    private final ListStore lists;
    private final MasterBillStore bills;
    private final RetailDocuments documents;
    private final Register register;

    Movements(PartStore parts, ListStore lists, MasterBillStore bills, RetailDocuments documents, Register register) {
        this.parts = parts;
        this.lists = lists;
        this.bills = bills;
        this.documents = documents;
        this.register = register;
    }

    @Override
    public Set<String> forms() {
        return Set.of(ARRIVAL, "509");
    }

    @Override
    public Collection<UUID> bring(Batch batch) {
        List<UUID> brought = new ArrayList<>();
        for (String form : forms()) {
            batch.of(form).forEach(entry -> brought.addAll(bring(batch, entry)));
        }
        return brought;
    }

    private static boolean isArrival(CebDocument d) {
        return ARRIVAL.equals(d.form().number());
    }

    private List<UUID> bring(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        if (!register.isOwn(batch, entry, isArrival(d) ? "operatorCode" : "logisticsCode")) {
            return List.of();
        }
        UUID key = Register.key(entry, "copNo");
        Filed earlier = register.earlier(batch, entry, key).orElse(null);
        List<UUID> told = earlier == null ? List.of() : told(earlier);
        if (batch.isDone(entry) || earlier != null && !isUnused(batch, entry, told)) {
            return List.of();
        }
        UUID bill = bill(d);
        boolean delete = Register.operation(entry) == Operation.DELETE;
        if (!delete && !(bill == null ? maybe(batch, entry, d, earlier) : isNew(batch, entry, bill, earlier))) {
            return List.of();
        }
        if (earlier != null) {
            takeBack(earlier, told);
        }
        if (!register.take(batch, entry, key, earlier, Batch.FINISHED, Map.of())) {
            return List.of();
        }
        List<UUID> waybills = waybills(d);
        if (bill != null) {
            bills.arrive(bill, entry.id());
        }
        return insert(entry.id(), entry.traderId(), batch, isArrival(d), waybills);
    }

    /** The bill that arrives as a whole; null when waybills are named. */
    private static UUID bill(CebDocument d) {
        return isArrival(d) && d.lines() == 0 ? Keys.bill(d.text("logisticsCode"), d.text("billNo")) : null;
    }

    /** The waybills it names, or those under the bill it names, which is locked then. */
    private List<UUID> waybills(CebDocument d) {
        UUID bill = bill(d);
        return bill == null ? named(d) : under(bill);
    }

    /** The waybills under a bill; locks it. */
    private List<UUID> under(UUID bill) {
        bills.lock(bill);
        return bills.waybills(bill);
    }

    /** Waybills have arrived or departed; tells the keys that are new. Joins the running transaction. */
    List<UUID> insert(UUID document, long traderId, Batch batch, boolean arrival, List<UUID> waybills) {
        List<PartStore.Row> rows = waybills.stream().map(waybill -> new PartStore.Row(new Part(document, arrival ? Part.Kind.ARRIVAL : Part.Kind.DEPARTURE,
                arrival ? Keys.arrival(waybill) : Keys.departure(waybill), new long[0]), traderId, batch.day())).toList();
        return List.copyOf(parts.insert(rows));
    }

    private static List<UUID> named(CebDocument d) {
        List<UUID> waybills = new ArrayList<>(d.lines());
        int place = d.form().line("logisticsNo");
        for (int i = 0; i < d.lines(); i++) {
            waybills.add(Keys.exportWaybill(d.text("logisticsCode"), d.text(i, place)));
        }
        return waybills;
    }

    private static UUID key(CebDocument d, UUID waybill) {
        return isArrival(d) ? Keys.arrival(waybill) : Keys.departure(waybill);
    }

    /** A bill arrives as a whole once. */
    private boolean isNew(Batch batch, Entry entry, UUID bill, Filed earlier) {
        CebDocument d = Register.document(entry);
        if (bills.lock(bill).filter(arrival -> earlier == null || !arrival.equals(earlier.id())).isPresent()) {
            batch.refuse(entry, Finding.error("ECM-611", d.pointer(d.form().head("billNo")), d.text("billNo")));
            return false;
        }
        return true;
    }

    /** Nothing arrives or departs twice, and nothing leaves that customs holds. */
    private boolean maybe(Batch batch, Entry entry, CebDocument d, Filed earlier) {
        List<UUID> waybills = named(d);
        int place = d.form().line("logisticsNo");
        Map<UUID, PartStore.Row> there = parts.find(waybills.stream().map(w -> key(d, w)).toList());
        there.values().removeIf(row -> earlier != null && row.part().id().equals(earlier.id()));
        Map<UUID, UUID> holders = isArrival(d) ? Map.of() : parts.holders(waybills);
        Set<UUID> held = new HashSet<>();
        lists.list(holders.values()).stream().filter(l -> HELD.contains(l.state())).map(RetailList::id)
                .forEach(held::add);
        for (int i = 0; i < waybills.size(); i++) {
            if (there.containsKey(key(d, waybills.get(i)))) {
                batch.refuse(entry, Finding.error("ECM-611", d.pointer(i, place), d.text(i, place)));
                return false;
            }
            if (held.contains(holders.get(waybills.get(i)))) {
                batch.refuse(entry, Finding.error("ECM-613", d.pointer(i, place), d.text(i, place)));
                return false;
            }
        }
        return true;
    }

    /** The waybills that arrived or departed by this document: what another said of a waybill under the same bill stays. */
    private List<UUID> told(Filed earlier) {
        CebDocument d = documents.get(earlier.id());
        List<UUID> waybills = waybills(d);
        Map<UUID, PartStore.Row> there = parts.find(waybills.stream().map(w -> key(d, w)).toList());
        return waybills.stream().filter(w -> there.containsKey(key(d, w)) && there.get(key(d, w)).part().id().equals(earlier.id())).toList();
    }

    /** Whether no list was released or closed by it: else it can neither be changed nor be taken back. Nobody moves a list that waits meanwhile. */
    private boolean isUnused(Batch batch, Entry entry, List<UUID> told) {
        Set<ListState> used = isArrival(Register.document(entry)) ? Set.of(ListState.RELEASED, ListState.CLOSED) : Set.of(ListState.CLOSED);
        Collection<UUID> holders = parts.holders(told).values();
        lists.lockWaiting(holders);
        boolean unused = lists.list(holders).stream().noneMatch(l -> used.contains(l.state()));
        if (!unused) {
            batch.refuse(entry, Finding.error("ECM-603", Batch.pointer(entry)));
        }
        return unused;
    }

    private void takeBack(Filed earlier, List<UUID> told) {
        CebDocument d = documents.get(earlier.id());
        parts.delete(told.stream().map(w -> key(d, w)).toList());
        if (bill(d) != null) {
            bills.arrive(bill(d), null);
        }
    }
}
