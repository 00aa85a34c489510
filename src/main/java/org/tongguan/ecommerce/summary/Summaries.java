package org.tongguan.ecommerce.summary;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.export.KeptForm;
import org.tongguan.ecommerce.export.Register;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.ecommerce.summary.Sum.Member;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/**
 * Applications for a summary (701): lists that have left, named one by one or by the time they left, are summed up into declarations at once.
 * Until the broker has declared them, the application may be changed or taken back.
 */
@Component
class Summaries extends KeptForm<List<Member>> {

    private static final int MOST_LISTS = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private final ListQueries queries;
    private final SummaryStore summaries;
    private final RetailDocuments documents;
    private final ListNumbers numbers;
    private final Making making;
    private final Clock clock;

    Summaries(ListQueries queries, SummaryStore summaries, RetailDocuments documents, ListNumbers numbers, Making making, Register register, Clock clock) {
        super(register, "701", "agentCode", Batch.FINISHED);
        this.making = making;
        this.queries = queries;
        this.summaries = summaries;
        this.documents = documents;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    protected void undo(UUID earlier) {
        summaries.remove(earlier);
    }

    @Override
    protected Map<String, String> numbers(Batch batch) {
        return Map.of("sumNo", numbers.next("S", batch.day()));
    }

    @Override
    protected void keep(Batch batch, Entry entry, List<Member> members, Map<String, String> given) {
        CebDocument d = Register.document(entry);
        Sum.Manner manner = new Sum.Manner("2".equals(d.text("summaryFlag")), "1".equals(d.text("itemNameFlag")));
        Making.Order order = new Making.Order(entry.id(), entry.traderId(), given.get("sumNo"), d.text("customsCode"), d.text("declAgentCode"),
                d.text("declAgentName"), manner, false);
        making.make(order, members, batch.at(), batch.day());
    }

    /** The lists to sum up; the document is refused when one of those named cannot be, or when there is none. */
    @Override
    protected List<Member> read(Batch batch, Entry entry, CebDocument d, Filed earlier) {
        Set<UUID> own = earlier == null ? Set.of() : Set.copyOf(summaries.listsOf(earlier.id()));
        List<Member> members = d.text("startTime") == null ? named(batch, entry, d, own) : left(entry, d, earlier, own);
        if (members.isEmpty() && !batch.isDone(entry)) {
            batch.refuse(entry, Finding.error("ECM-626", Batch.pointer(entry)));
        }
        return members;
    }

    private List<Member> named(Batch batch, Entry entry, CebDocument d, Set<UUID> own) {
        int place = d.form().line("invtNo");
        long[] numbers = IntStream.range(0, d.lines()).mapToLong(i -> ListNumber.parse(d.text(i, place))).toArray();
        Map<Long, RetailList> found = queries.list(numbers, numbers.length).stream().filter(l -> l.traderId() == entry.traderId() && l.isExport())
                .collect(Collectors.toMap(RetailList::number, l -> l));
        Map<UUID, RetailList> free = making.free(found.values().stream().map(RetailList::id).toList(), own);
        Map<UUID, CebDocument> read = documents.all(free.keySet());
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < d.lines(); i++) {
            String number = d.text(i, place);
            RetailList list = found.get(numbers[i]);
            CebDocument document = list == null ? null : read.get(list.id());
            String against = against(d, list == null ? null : free.getOrDefault(list.id(), list), document);
            if (against != null) {
                batch.refuse(entry, Finding.error(against, d.pointer(i, place), number));
                return List.of();
            }
            members.add(new Member(list, document));
        }
        return members;
    }

    private static String against(CebDocument d, RetailList list, CebDocument document) {
        if (list == null) {
            return "ECM-621";
        }
        if (list.state() != ListState.CLOSED) {
            return "ECM-622";
        }
        if (document == null) {
            return "ECM-623";
        }
        if (!"B".equals(document.text("statisticsFlag"))) {
            return "ECM-624";
        }
        return isOf(d, document) ? null : "ECM-625";
    }

    /** Whether a list is the application's consignor's and office's. */
    private static boolean isOf(CebDocument d, CebDocument list) {
        return list.text("ebcCode").equals(d.text("ebcCode")) && list.text("customsCode").equals(d.text("customsCode"));
    }

    /** What left in that time; what is in the application's own earlier summary counts as free. */
    private List<Member> left(Entry entry, CebDocument d, Filed earlier, Set<UUID> own) {
        UUID document = earlier == null ? entry.id() : earlier.id();
        List<UUID> found = summaries.left(entry.traderId(), Integer.parseInt(d.text("customsCode")), instant(d.text("startTime")), instant(d.text("endTime")),
                document, MOST_LISTS);
        List<Member> members = new ArrayList<>();
        Map<UUID, RetailList> free = making.free(found, own);
        Map<UUID, CebDocument> read = documents.all(free.keySet());
        free.values().stream().filter(l -> against(d, l, read.get(l.id())) == null).forEach(l -> members.add(new Member(l, read.get(l.id()))));
        return members;
    }

    private Instant instant(String time) {
        return LocalDateTime.parse(time, TIME).atZone(clock.getZone()).toInstant();
    }
}
