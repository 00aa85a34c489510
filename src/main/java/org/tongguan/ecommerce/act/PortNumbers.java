package org.tongguan.ecommerce.act;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.BackStore;
import org.tongguan.ecommerce.store.DocumentStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.MasterBillStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.formats.ceb.CebDocument;

/**
 * Leads to lists from the numbers that receipts give documents beside lists: of the electronic port ({@code preNo}) and of a warehouse-in ({@code rkdNo}).
 * Such a document is read again: it names its lists by their numbers or by waybills. Joins the running transaction.
 */
@Component
class PortNumbers {

    private static final int MOST = 200;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]\\d{17}");
    private final Filings filings;
    private final PartStore parts;
    private final MasterBillStore bills;
    private final ListQueries lists;
    private final RetailDocuments documents;

    PortNumbers(Filings filings, PartStore parts, MasterBillStore bills, ListQueries lists, RetailDocuments documents) {
        this.filings = filings;
        this.parts = parts;
        this.bills = bills;
        this.lists = lists;
        this.documents = documents;
    }

    /** What has such numbers, and what came of it. */
    @Component
    record Filings(DocumentStore documents, ReturnStore returns, BackStore backs, SummaryStore summaries) { }

    /**
     * What the documents of a number name.
     *
     * @param lists    identities; of lists in the archive, only those that the database has written down itself
     * @param numbers  numbers of lists
     * @param waybills keys
     */
    record Named(Set<UUID> lists, Set<Long> numbers, Set<UUID> waybills) {

        private Named() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    /** What documents with that number name, whoever sent them. Of a document with very many lines, the first only. */
    Named named(String number) {
        Named named = new Named();
        if (!SHAPE.matcher(number).matches()) {
            return named;
        }
        parts.useIndexes();
        filings.returns.numbered(number).ifPresent(back -> named.lists.add(back.listId()));
        for (Filed filed : filings.documents.numbered(number, MOST)) {
            named.lists.addAll(filings.summaries.listsOf(filed.id()));
            documents.find(filed.id()).ifPresent(d -> read(d, named));
        }
        lists.list(named.numbers.stream().mapToLong(Long::longValue).toArray(), MOST).forEach(list -> named.lists.add(list.id()));
        return named;
    }

    private void read(CebDocument d, Named named) {
        int list = d.form().headFields().find("invtNo");
        long number = list < 0 ? -1 : ListNumber.parse(d.text(list));
        if (number >= 0) {
            named.numbers.add(number);
        }
        boolean imported = "711".equals(d.form().number());
        int waybill = d.form().lineFields().find("logisticsNo");
        for (int i = 0; waybill >= 0 && i < Math.min(d.lines(), MOST); i++) {
            String firm = d.text("logisticsCode");
            named.waybills.add(imported ? Keys.waybill(firm, d.text(i, waybill)) : Keys.exportWaybill(firm, d.text(i, waybill)));
        }
        switch (d.form().number()) {
            case "507" -> {
                if (d.lines() == 0) {
                    named.waybills.addAll(bills.waybills(List.of(Keys.bill(d.text("logisticsCode"), d.text("billNo"))), MOST));
                }
            }
            case "215" -> named.lists.addAll(filings.backs.listsOf(BackStore.parcel(d)));
            default -> { }
        }
    }
}
