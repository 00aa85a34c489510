package org.tongguan.ecommerce.act;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Transactions;

/** Finds lists by any of their numbers, and shows one with its four documents. Sees what the actor's scope sees. */
@Component
public class ListSearch {

    private final ListStore lists;
    private final PartStore parts;
    private final ReturnStore returns;
    private final RetailDocuments documents;
    private final Transactions transactions;

    ListSearch(ListStore lists, PartStore parts, ReturnStore returns, RetailDocuments documents, Transactions transactions) {
        this.lists = lists;
        this.parts = parts;
        this.returns = returns;
        this.documents = documents;
        this.transactions = transactions;
    }

    /**
     * A list with what belongs to it.
     *
     * @param documents by kind (LIST, ORDER, PAYMENT, WAYBILL), those that are there and may be seen
     */
    public record Whole(RetailList list, Map<String, CebDocument> documents, List<ListStore.Step> steps, List<org.tongguan.ecommerce.RetailReturn> returns) { }

    /**
     * Lists with that number: of the list, or of an order or waybill together with the code of its platform or logistics firm
     * ({@code 3122960001 O20260610001}).
     */
    public List<RetailList> find(Actor actor, String query) {
        String wanted = query.strip();
        return transactions.read(actor, () -> {
            long number = ListNumber.parse(wanted);
            if (number >= 0) {
                return lists.findByNumber(number).map(List::of).orElse(List.of());
            }
            String[] words = wanted.split("\\s+");
            if (words.length != 2) {
                return List.of();
            }
            UUID waybill = Keys.waybill(words[0], words[1]);
            List<UUID> keys = List.of(Keys.order(words[0], words[1]), Keys.exportOrder(words[0], words[1]), Keys.exportWaybill(words[0], words[1]));
            Set<UUID> found = new LinkedHashSet<>(parts.holders(keys).values());
            PartStore.Row row = parts.find(List.of(waybill)).get(waybill);
            if (row != null) {
                lists.findByWaybill(row.part().id()).map(RetailList::id).ifPresent(found::add);
            }
            return lists.list(found);
        });
    }

    /** The newest lists, in one state or in any. */
    public List<RetailList> newest(Actor actor, ListState state, long offset, int limit) {
        return transactions.read(actor, () -> lists.newest(state, offset, limit));
    }

    /** @throws PlatformException NOT_FOUND {@code retail-list} */
    public Whole get(Actor actor, UUID id) {
        return transactions.read(actor, () -> {
            RetailList list = lists.find(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-list", id));
            Map<String, CebDocument> found = new java.util.LinkedHashMap<>();
            put(found, "LIST", list.id());
            put(found, "ORDER", list.orderId());
            put(found, "PAYMENT", list.paymentId());
            put(found, "WAYBILL", list.waybillId());
            return new Whole(list, found, lists.steps(id), returns.listOf(id));
        });
    }

    private void put(Map<String, CebDocument> found, String kind, UUID id) {
        Optional.ofNullable(id).flatMap(documents::find).ifPresent(d -> found.put(kind, d));
    }
}
