package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Transactions;

/**
 * Documents as their senders look for them: an order, a payment or a waybill, whether it counts, and how far the list is that uses it. The
 * list may be another's: then its state and what it waits for are told, and nothing else of it.
 */
@Component
public class SentDocuments {

    private static final int MOST_SHOWN = 10;
    private static final Set<String> KINDS = Stream.concat(CebForm.all().stream().map(CebForm::kind), Stream.of(DxpEnvelope.ROOT)).collect(Collectors.toSet());
    private final MessageHandler.Bodies bodies;
    private final RetailDocuments documents;
    private final PartNumbers numbers;
    private final PartStore parts;
    private final ListStore lists;
    private final ListQueries queries;
    private final OldLists old;
    private final Transactions transactions;

    SentDocuments(MessageHandler.Bodies bodies, RetailDocuments documents, PartNumbers numbers, Tables tables, OldLists old, Transactions transactions) {
        this.old = old;
        this.bodies = bodies;
        this.documents = documents;
        this.numbers = numbers;
        this.parts = tables.parts;
        this.lists = tables.lists;
        this.queries = tables.queries;
        this.transactions = transactions;
    }

    /** Where documents and lists are looked up. */
    @Component
    record Tables(PartStore parts, ListStore lists, ListQueries queries) { }

    /**
     * One document.
     *
     * @param counts  whether it is the one that counts now: not refused, replaced or deleted
     * @param list    that uses it, or that it is; null = none
     * @param missing what that list waits for
     * @param visible whether the actor may see the list itself
     */
    public record Sent(UUID id, MessageHandler.Sent message, CebDocument document, boolean counts, RetailList list, Set<Part.Kind> missing,
                       boolean visible) { }

    /** A message with its first documents. */
    public record SentMessage(MessageHandler.Sent message, int documents, List<Sent> first) { }

    /** Messages sent, newest first, each with its first documents. The total says only whether there are more. */
    public Page<SentMessage> newest(Actor actor, int page, int size) {
        return transactions.read(actor, () -> {
            int rows = Page.rows(size);
            List<MessageHandler.Sent> found = bodies.newest(KINDS, Page.offset(page, size), rows + 1);
            List<SentMessage> shown = found.stream().limit(rows).map(message -> {
                List<CebDocument> all = documents.list(message.id());
                return new SentMessage(message, all.size(), sent(message, all.subList(0, Math.min(MOST_SHOWN, all.size()))));
            }).toList();
            return new Page<>(shown, Math.max(0, page), rows, Page.offset(page, size) + found.size());
        });
    }

    /**
     * The documents of a message, in order; empty for messages of other kinds.
     *
     * @throws PlatformException NOT_FOUND {@code message}
     */
    public List<Sent> of(Actor actor, UUID id) {
        return transactions.read(actor, () -> {
            MessageHandler.Sent message = bodies.sent(List.of(id)).get(id);
            if (message == null) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "message", id);
            }
            return KINDS.contains(message.kind()) ? sent(message, documents.list(id)) : List.of();
        });
    }

    /** Orders, payments and waybills of that number, alone or after a firm's code, as far as the actor may see them. */
    public List<Sent> find(Actor actor, String wanted) {
        return transactions.read(actor, () -> {
            List<UUID> keys = numbers.keys(wanted).all();
            Set<UUID> found = new LinkedHashSet<>(parts.find(keys).values().stream().map(row -> row.part().id()).toList());
            old.parts(keys).forEach(part -> found.add(part.id()));
            numbers.others().payments(wanted).forEach(payment -> found.add(payment.id()));
            found.addAll(transactions.unscoped(() -> old.payments(wanted)));
            Map<UUID, MessageHandler.Sent> of = bodies.sent(found.stream().map(Ids::whole).distinct().toList());
            List<Sent> sent = new ArrayList<>();
            for (UUID id : found) {
                MessageHandler.Sent message = of.get(Ids.whole(id));
                if (message != null) {
                    sent.addAll(sent(message, List.of(documents.get(id))));
                }
            }
            return sent;
        });
    }

    private List<Sent> sent(MessageHandler.Sent message, List<CebDocument> all) {
        List<UUID> ids = all.stream().map(d -> Ids.part(message.id(), d.index())).toList();
        Uses uses = transactions.unscoped(() -> uses(all, ids));
        Set<UUID> visible = lists.list(uses.lists.values().stream().map(RetailList::id).collect(Collectors.toSet())).stream().map(RetailList::id)
                .collect(Collectors.toSet());
        uses.lists.values().stream().filter(list -> uses.old.contains(list.id()) && OldLists.isFor(Transactions.actor(), list))
                .forEach(list -> visible.add(list.id()));
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            RetailList list = uses.lists.get(ids.get(i));
            sent.add(new Sent(ids.get(i), message, all.get(i), uses.counting.contains(ids.get(i)), list,
                    list == null ? Set.of() : uses.missing.getOrDefault(list.id(), EnumSet.noneOf(Part.Kind.class)),
                    list != null && visible.contains(list.id())));
        }
        return sent;
    }

    /** Which of some documents count, the list that uses each, and which of these lists lie in the archive. */
    private record Uses(Set<UUID> counting, Map<UUID, RetailList> lists, Map<UUID, Set<Part.Kind>> missing, Set<UUID> old) { }

    private Uses uses(List<CebDocument> all, List<UUID> ids) {
        Set<UUID> counting = new HashSet<>();
        Map<UUID, RetailList> used = new HashMap<>();
        lists.list(ids).forEach(own -> {
            counting.add(own.id());
            used.put(own.id(), own);
        });
        Map<UUID, UUID> keys = new HashMap<>();
        Map<UUID, UUID> orders = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID key = key(all.get(i));
            if (key != null) {
                keys.put(ids.get(i), key);
                String form = all.get(i).form().number();
                if ("311".equals(form) || "411".equals(form)) {
                    orders.put(ids.get(i), Keys.order(all.get(i).text("ebpCode"), all.get(i).text("orderNo")));
                } else if ("303".equals(form) || "403".equals(form)) {
                    orders.put(ids.get(i), Keys.exportOrder(all.get(i).text("ebpCode"), all.get(i).text("orderNo")));
                }
            }
        }
        Map<UUID, PartStore.Row> stored = parts.find(keys.values());
        keys.forEach((id, key) -> {
            if (stored.containsKey(key) && stored.get(key).part().id().equals(id)) {
                counting.add(id);
            }
        });
        used.putAll(ofOrders(orders));
        List<UUID> waybills = ids.stream().filter(id -> keys.containsKey(id) && !orders.containsKey(id)).toList();
        queries.listOfWaybills(waybills).forEach(list -> used.putIfAbsent(list.waybillId(), list));
        for (UUID id : waybills) {
            if (!used.containsKey(id)) {
                lists.list(lists.lacked(List.of(keys.get(id)))).stream().findFirst().ifPresent(list -> used.put(id, list));
            }
        }
        Map<UUID, Set<Part.Kind>> missing = queries.missing(used.values().stream().map(RetailList::id).toList());
        return new Uses(counting, used, missing, archived(ids, keys, counting, used));
    }

    /** Adds the documents whose months lie in the archive, with their lists; tells these. */
    private Set<UUID> archived(List<UUID> ids, Map<UUID, UUID> keys, Set<UUID> counting, Map<UUID, RetailList> used) {
        Set<UUID> archived = new HashSet<>();
        Map<UUID, RetailList> own = ids.isEmpty() ? Map.of() : old.ofMessage(Ids.whole(ids.getFirst()));
        Set<UUID> open = ids.stream().filter(id -> !used.containsKey(id)).collect(Collectors.toSet());
        own.forEach((id, list) -> {
            if (open.contains(id)) {
                used.put(id, list);
                archived.add(id);
            }
        });
        old.parts(keys.entrySet().stream().filter(e -> open.contains(e.getKey())).map(Map.Entry::getValue).toList()).stream()
                .filter(part -> open.contains(part.id())).forEach(part -> old.list(List.of(part.list())).forEach(list -> {
                    used.put(part.id(), list);
                    archived.add(list.id());
                }));
        counting.addAll(open.stream().filter(used::containsKey).toList());
        return archived;
    }

    /** The list that holds each document's order; else the newest that held it and fell. */
    private Map<UUID, RetailList> ofOrders(Map<UUID, UUID> orders) {
        Map<UUID, UUID> holders = parts.holders(orders.values());
        Map<UUID, RetailList> held = byId(lists.list(holders.values()));
        Map<UUID, PartStore.Row> free = parts.find(orders.values().stream().filter(order -> !holders.containsKey(order)).distinct().toList());
        Map<UUID, RetailList> used = new HashMap<>();
        orders.forEach((id, order) -> {
            RetailList list = held.get(holders.get(order));
            PartStore.Row row = free.get(order);
            if (list == null && row != null) {
                list = lists.listOfOrder(row.part().values()[Values.ORDER_BUYER], row.part().id()).stream().findFirst().orElse(null);
            }
            if (list != null) {
                used.put(id, list);
            }
        });
        return used;
    }

    private static Map<UUID, RetailList> byId(Collection<RetailList> all) {
        return all.stream().collect(Collectors.toMap(RetailList::id, l -> l));
    }

    /** The key of an order, a payment or a waybill; null for what is none, or lacks what its key is made of. */
    private static UUID key(CebDocument d) {
        return switch (d.form().number()) {
            case "311" -> d.text("orderNo") == null ? null : Keys.order(d.text("ebpCode"), d.text("orderNo"));
            case "411" -> d.text("orderNo") == null ? null : Keys.payment(d.text("ebpCode"), d.text("orderNo"));
            case "511" -> d.text("logisticsNo") == null ? null : Keys.waybill(d.text("logisticsCode"), d.text("logisticsNo"));
            case "303" -> d.text("orderNo") == null ? null : Keys.exportOrder(d.text("ebpCode"), d.text("orderNo"));
            case "403" -> d.text("orderNo") == null ? null : Keys.receipt(d.text("ebpCode"), d.text("orderNo"));
            case "505" -> d.text("logisticsNo") == null ? null : Keys.exportWaybill(d.text("logisticsCode"), d.text("logisticsNo"));
            default -> null;
        };
    }
}
