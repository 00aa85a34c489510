package org.tongguan.ecommerce.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.filing.Prepared.ReadPart;
import org.tongguan.ecommerce.archive.SpentOrders;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;

/** Takes in orders, payments and waybills: new ones, changes and deletions before the list is decided. */
@Component
class PartIntake {

    private final PartStore parts;
    private final ListStore lists;
    private final SpentOrders spent;
    private final Law law;

    PartIntake(PartStore parts, ListStore lists, SpentOrders spent, Law law) {
        this.spent = spent;
        this.parts = parts;
        this.lists = lists;
        this.law = law;
    }

    /** Does them; tells the keys that are there now and were not before. */
    Collection<UUID> take(Batch batch) {
        List<Entry> all = batch.of(ReadPart.class);
        if (all.isEmpty()) {
            return new ArrayList<>(0);
        }
        Map<UUID, Entry> fresh = new LinkedHashMap<>();
        List<Entry> changes = new ArrayList<>();
        for (Entry entry : all) {
            ReadPart part = (ReadPart) entry.document();
            if (part.operation() != Operation.ADD) {
                changes.add(entry);
            } else if (fresh.putIfAbsent(part.key(), entry) != null) {
                batch.refuse(entry, Finding.error("ECM-151", Batch.pointer(entry)));
            }
        }
        refuseSpent(batch, fresh);
        Set<UUID> arrived = new HashSet<>(add(batch, fresh));
        if (!changes.isEmpty()) {
            change(batch, changes);
        }
        return arrived;
    }

    /** Orders whose lists lie in the archive are there already. */
    private void refuseSpent(Batch batch, Map<UUID, Entry> fresh) {
        spent.of(fresh.entrySet().stream().filter(e -> ((ReadPart) e.getValue().document()).kind() == Part.Kind.ORDER).map(Map.Entry::getKey).toList())
                .forEach(key -> {
                    Entry entry = fresh.remove(key);
                    batch.refuse(entry, Finding.error("ECM-151", Batch.pointer(entry)));
                });
    }

    private Set<UUID> add(Batch batch, Map<UUID, Entry> fresh) {
        Set<UUID> inserted = parts.insert(fresh.values().stream().map(e -> row(batch, e)).toList());
        if (inserted.size() < fresh.size()) {
            inserted.addAll(again(batch, fresh, inserted));
        }
        fresh.forEach((key, entry) -> {
            if (inserted.contains(key)) {
                batch.done(entry, Batch.STORED);
            } else {
                batch.refuse(entry, Finding.error("ECM-151", Batch.pointer(entry)));
            }
        });
        return inserted;
    }

    /** A waybill's number may be used again after some months. */
    private List<UUID> again(Batch batch, Map<UUID, Entry> fresh, Set<UUID> inserted) {
        List<UUID> waybills = fresh.entrySet().stream().filter(e -> !inserted.contains(e.getKey()))
                .filter(e -> ((ReadPart) e.getValue().document()).kind() == Part.Kind.WAYBILL).map(Map.Entry::getKey).toList();
        var before = batch.day().minusMonths(law.whole("retail.waybill.months", batch.day()));
        List<UUID> lapsed = parts.find(waybills).values().stream().filter(r -> r.day().isBefore(before)).map(r -> r.part().key()).toList();
        parts.replace(lapsed.stream().map(key -> row(batch, fresh.get(key))).toList());
        return lapsed;
    }

    private static PartStore.Row row(Batch batch, Entry entry) {
        ReadPart part = (ReadPart) entry.document();
        return new PartStore.Row(new Part(entry.id(), part.kind(), part.key(), part.values()), entry.traderId(), batch.day());
    }

    /** Only by who sent it, and only while no list that uses it is decided. One change of a part in a batch; a second waits for the next message. */
    private void change(Batch batch, List<Entry> changes) {
        Map<UUID, Entry> byKey = new LinkedHashMap<>();
        for (Entry entry : changes) {
            if (byKey.putIfAbsent(((ReadPart) entry.document()).key(), entry) != null) {
                batch.refuse(entry, Finding.error("ECM-152", Batch.pointer(entry)));
            }
        }
        Map<UUID, PartStore.Row> stored = parts.find(byKey.keySet());
        Map<UUID, UUID> holders = holders(byKey, stored);
        Set<UUID> deciding = lists.list(holders.values()).stream().filter(l -> l.state() != ListState.WAITING).map(RetailList::id)
                .collect(Collectors.toSet());
        List<PartStore.Row> replaced = new ArrayList<>();
        List<UUID> deleted = new ArrayList<>();
        List<ListStore.Missing> missing = new ArrayList<>();
        byKey.forEach((key, entry) -> {
            PartStore.Row row = stored.get(key);
            if (row == null || row.traderId() != entry.traderId()) {
                batch.refuse(entry, Finding.error("ECM-153", Batch.pointer(entry)));
            } else if (deciding.contains(holders.get(key))) {
                batch.refuse(entry, Finding.error("ECM-152", Batch.pointer(entry)));
            } else {
                if (((ReadPart) entry.document()).operation() == Operation.CHANGE) {
                    replaced.add(row(batch, entry));
                } else {
                    deleted.add(key);
                    UUID holder = holders.get(key);
                    if (holder != null) {
                        missing.add(new ListStore.Missing(key, holder));
                    }
                }
                batch.done(entry, Batch.STORED);
            }
        });
        parts.replace(replaced);
        parts.delete(deleted);
        lists.wait(List.of(), missing);
    }

    /** The list that holds each of these parts, by the part's key: through its order's claim, or through the waybill's document. */
    private Map<UUID, UUID> holders(Map<UUID, Entry> byKey, Map<UUID, PartStore.Row> stored) {
        Map<UUID, UUID> claims = parts.holders(byKey.values().stream().map(e -> ((ReadPart) e.document()).claim()).filter(Objects::nonNull).toList());
        Map<UUID, UUID> waybills = lists.holdersOfWaybills(stored.values().stream().filter(r -> r.part().kind() == Part.Kind.WAYBILL)
                .map(r -> r.part().id()).toList());
        Map<UUID, UUID> holders = new HashMap<>();
        stored.forEach((key, row) -> {
            UUID claim = ((ReadPart) byKey.get(key).document()).claim();
            UUID holder = claim == null ? waybills.get(row.part().id()) : claims.get(claim);
            if (holder != null) {
                holders.put(key, holder);
            }
        });
        return holders;
    }
}
