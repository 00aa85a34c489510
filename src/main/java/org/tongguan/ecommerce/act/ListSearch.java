package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Transactions;

/** Finds lists by any of their numbers, and shows one with its four documents. Sees what the actor's scope sees. */
@Component
public class ListSearch {

    private static final int MOST_FOUND = 200;
    /** Those that need a person or wait: their indexes hold nothing else. */
    private static final List<ListState> COUNTED = List.of(ListState.REVIEW, ListState.INSPECTION, ListState.WAITING, ListState.DETAINED);
    private final ListStore lists;
    private final ListQueries queries;
    private final PartNumbers numbers;
    private final ReturnStore returns;
    private final RetailDocuments documents;
    private final OldLists old;
    private final Transactions transactions;

    ListSearch(ListStore lists, ListQueries queries, PartNumbers numbers, ReturnStore returns, RetailDocuments documents, OldLists old,
               Transactions transactions) {
        this.old = old;
        this.lists = lists;
        this.queries = queries;
        this.numbers = numbers;
        this.returns = returns;
        this.documents = documents;
        this.transactions = transactions;
    }

    /** Which lists are wanted: by number, or the newest ones in a state and at an office; null = any. */
    public record Wanted(String number, ListState state, Integer office) { }

    /** A list, what it waits for now, and whether it was read out of the archive. */
    public record Row(RetailList list, Set<Part.Kind> missing, boolean archived) { }

    /**
     * A list with what belongs to it.
     *
     * @param documents by kind (LIST, ORDER, PAYMENT, WAYBILL), those that are there and may be seen
     */
    public record Whole(Row row, Map<String, CebDocument> documents, List<ListStore.Step> steps, List<RetailReturn> returns) {
        public RetailList list() {
            return row.list;
        }
    }

    /**
     * A page of lists, newest first. Counting all lists would read them all: the total is exact for lists that wait or need a person, and
     * otherwise says only whether there are more.
     */
    public Page<Row> list(Actor actor, Wanted wanted, int page, int size) {
        return transactions.read(actor, () -> {
            if (wanted.number != null && !wanted.number.isBlank()) {
                return Page.cut(find(actor, wanted.number.strip()), page, size);
            }
            Page.Reader<Row> newest = (offset, limit) -> rows(queries.newest(wanted.state, wanted.office, offset, limit));
            return wanted.state != null && COUNTED.contains(wanted.state) ? Page.of(page, size, queries.count(wanted.state, wanted.office), newest)
                    : Page.uncounted(page, size, newest);
        });
    }

    /** How many lists need an officer, are to be inspected, wait for a part, and are detained. */
    public Map<ListState, Long> counts(Actor actor, Integer office) {
        return transactions.read(actor, () -> {
            Map<ListState, Long> counts = new LinkedHashMap<>();
            COUNTED.forEach(state -> counts.put(state, queries.count(state, office)));
            return counts;
        });
    }

    /** What a list waits for is known to whoever sees the list, also where the other's document is not. */
    private List<Row> rows(Collection<RetailList> found) {
        List<UUID> waiting = found.stream().filter(l -> l.state() == ListState.WAITING).map(RetailList::id).toList();
        Map<UUID, Set<Part.Kind>> missing = transactions.unscoped(() -> queries.missing(waiting));
        return found.stream().map(l -> new Row(l, missing.getOrDefault(l.id(), EnumSet.noneOf(Part.Kind.class)), false)).toList();
    }

    /**
     * Lists with that number: their own in either shape, their identity, the number of an order or a waybill, alone or after the code of its platform or
     * logistics firm ({@code 3122960001 O20260610001}), of a payment, a bill of lading, a tax bill, a summary, the declarant's
     * own, or one that a receipt gave another document about it ({@code preNo}, {@code rkdNo}).
     */
    private List<Row> find(Actor actor, String wanted) {
        if (wanted.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            UUID id = UUID.fromString(wanted);
            return both(actor, lists.find(id).stream().toList(), () -> old.list(List.of(id)));
        }
        long number = ListNumber.parse(wanted);
        if (number >= 0) {
            return both(actor, queries.list(new long[] {number}, MOST_FOUND), () -> old.ofNumbers(number));
        }
        if (ListNumber.dayOfPreNo(wanted) != null) {
            List<Row> own = both(actor, numbers.ofPreNo(wanted), () -> old.ofPreNo(wanted));
            if (!own.isEmpty()) {
                return own;
            }
        }
        PortNumbers.Named given = transactions.unscoped(() -> numbers.others().given(wanted));
        PartNumbers.Named keys = numbers.keys(wanted).with(given.waybills());
        Set<UUID> found = new LinkedHashSet<>(given.lists());
        found.addAll(transactions.unscoped(() -> numbers.holders(keys)));
        found.addAll(transactions.unscoped(() -> numbers.others().holders(wanted)));
        numbers.others().named(wanted).forEach(l -> found.add(l.id()));
        return both(actor, lists.list(found), () -> transactions.unscoped(() -> old.ofParts(keys, found, wanted, given.numbers())));
    }

    /** What is in the database and what is in the archive, newest first, as far as the actor may see it. */
    private List<Row> both(Actor actor, List<RetailList> here, Supplier<List<RetailList>> archived) {
        Set<UUID> seen = here.stream().map(RetailList::id).collect(Collectors.toSet());
        List<Row> all = new ArrayList<>(rows(here));
        archived.get().stream().filter(l -> OldLists.isFor(actor, l) && seen.add(l.id()))
                .forEach(l -> all.add(new Row(l, EnumSet.noneOf(Part.Kind.class), true)));
        return all.stream().sorted(Comparator.comparing((Row row) -> row.list.id()).reversed()).limit(MOST_FOUND).toList();
    }

    /** @throws PlatformException NOT_FOUND {@code retail-list} */
    public Whole get(Actor actor, UUID id) {
        return transactions.read(actor, () -> {
            RetailList list = lists.find(id).orElse(null);
            Archive.Kept kept = list != null ? null : old.find(actor, id)
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "retail-list", id));
            list = list != null ? list : kept.list();
            Map<String, CebDocument> found = new LinkedHashMap<>();
            put(found, "LIST", list.id());
            UUID[] parts = {list.orderId(), list.paymentId(), list.waybillId()};
            if (list.state() == ListState.WAITING) {
                parts = numbers.here(transactions.unscoped(() -> queries.pending(id)), parts);
            }
            for (Part.Kind kind : Part.DOCUMENTS) {
                put(found, kind.name(), parts[kind.ordinal()]);
            }
            Row row = kept == null ? rows(List.of(list)).getFirst() : new Row(list, EnumSet.noneOf(Part.Kind.class), true);
            return new Whole(row, found, kept == null ? lists.steps(id) : kept.steps(), returns.listOf(id));
        });
    }

    private void put(Map<String, CebDocument> found, String kind, UUID id) {
        Optional.ofNullable(id).flatMap(documents::find).ifPresent(d -> found.put(kind, d));
    }
}
