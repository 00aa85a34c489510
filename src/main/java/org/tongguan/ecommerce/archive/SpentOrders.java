package org.tongguan.ecommerce.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * Orders that lists of archived months hold: one order has one list, for ever, and a replay after years is refused as one after minutes is. Asked for every
 * new order and list, so it looks at mapped files of first halves of keys; only where one is there the month's table is opened.
 */
@Component
public class SpentOrders {

    private static final int SECONDS = 5;
    private final ArchivedMonthStore months;
    private final ArchiveDirectory directory;
    private final Transactions transactions;
    private volatile Map<UUID, Month> known;

    SpentOrders(ArchivedMonthStore months, ArchiveDirectory directory, Transactions transactions) {
        this.months = months;
        this.directory = directory;
        this.transactions = transactions;
    }

    private record Month(ArchivedMonth month, SortedKeys orders, SortedKeys keys) { }

    /** Follows what any process archives. */
    @Scheduled(fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        List<ArchivedMonth> stored = transactions.read(Actor.PLATFORM, months::stored);
        Map<UUID, Month> before = known == null ? Map.of() : known;
        if (known == null || !stored.stream().allMatch(m -> before.containsKey(m.id()))) {
            Map<UUID, Month> next = new LinkedHashMap<>();
            stored.forEach(m -> next.put(m.id(), before.containsKey(m.id()) ? before.get(m.id()) : new Month(m,
                    new SortedKeys(directory.of(m).resolve(ArchiveTables.ORDERS)), new SortedKeys(directory.of(m).resolve(ArchiveTables.KEYS)))));
            known = next;
        }
    }

    /** Those of these orders' keys that a list of an archived month holds. */
    public Set<UUID> of(Collection<UUID> orders) {
        Set<UUID> spent = new HashSet<>(0);
        for (Month month : all()) {
            for (UUID order : orders) {
                if (month.orders.mayHave(order) && isHeld(month.month, order)) {
                    spent.add(order);
                }
            }
        }
        return spent;
    }

    private boolean isHeld(ArchivedMonth month, UUID order) {
        return directory.table(month, ArchiveTables.PARTS).find("key", order).stream()
                .anyMatch(row -> (Integer) row[7] == 1 && (Integer) row[4] == Part.Kind.ORDER.ordinal());
    }

    /** The rows of archived parts with one of these keys. */
    List<Object[]> parts(Collection<UUID> keys) {
        List<Object[]> found = new ArrayList<>();
        for (Month month : all()) {
            for (UUID key : keys) {
                if (month.keys.mayHave(key)) {
                    found.addAll(directory.table(month.month, ArchiveTables.PARTS).find("key", key));
                }
            }
        }
        return found;
    }

    /** The months in files, as far as this process knows. */
    List<ArchivedMonth> months() {
        return all().stream().map(Month::month).toList();
    }

    private Collection<Month> all() {
        if (known == null) {
            refresh();
        }
        return known.values();
    }
}
