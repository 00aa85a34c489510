package org.tongguan.ecommerce.act;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.MasterBillStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.runtime.vault.Vault;
import org.tongguan.trader.Traders;

/**
 * Leads to lists from the numbers beside those of order, waybill and list: of the payment, the bill of lading, the declarant's own, of tax bills, of
 * summaries, and of what a receipt gave a number. What stands in an index as 32 bits only is read again and compared. Joins the running transaction.
 */
@Component
class OtherNumbers {

    private static final int MOST = 200;
    private final PartStore parts;
    private final ListStore lists;
    private final ListQueries queries;
    private final MasterBillStore bills;
    private final Papers papers;
    private final RetailDocuments documents;
    private final Traders traders;
    private final Vault vault;

    OtherNumbers(ListQueries queries, MasterBillStore bills, Papers papers, RetailDocuments documents, Traders traders, Vault vault) {
        this.parts = papers.parts;
        this.lists = papers.lists;
        this.queries = queries;
        this.bills = bills;
        this.papers = papers;
        this.documents = documents;
        this.traders = traders;
        this.vault = vault;
    }

    /** What lists are made of, and what is made of them later and has numbers of its own. */
    @Component
    record Papers(PartStore parts, ListStore lists, TaxStore taxes, SummaryStore summaries, PortNumbers port) { }

    /** Lists that name that number themselves, as far as the running transaction's actor may see them. */
    List<RetailList> named(String number) {
        int plain = Keys.plain(number);
        if (plain == 0) {
            return List.of();
        }
        parts.useIndexes();
        List<RetailList> maybe = queries.named(plain, MOST);
        Map<UUID, CebDocument> read = documents.all(maybe.stream().map(RetailList::id).toList());
        return maybe.stream().filter(l -> says(read.get(l.id()), "billNo", number) || says(read.get(l.id()), "copNo", number)).toList();
    }

    private static boolean says(CebDocument d, String element, String number) {
        return number.equals(d.text(element));
    }

    /** Lists that a payment, a consolidated waybill, a tax bill or a summary of that number leads to; of all traders. */
    Set<UUID> holders(String number) {
        Set<UUID> found = new LinkedHashSet<>();
        for (Part payment : payments(number)) {
            found.addAll(ofPayment(payment));
        }
        found.addAll(parts.holders(waybills(number)).values());
        found.addAll(papers.taxes.ofNumber(number, MOST));
        found.addAll(papers.summaries.ofNumber(number, MOST));
        return found;
    }

    /** What documents name that a receipt gave that number. */
    PortNumbers.Named given(String number) {
        return papers.port.named(number);
    }

    /** The keys of waybills that consolidated waybills put under a bill of that number. */
    List<UUID> waybills(String number) {
        return bills.waybills(traders.codes().stream().map(firm -> Keys.bill(firm, number)).toList(), MOST);
    }

    /** Payments, and money received, with that number of the payment firm's. */
    List<Part> payments(String number) {
        parts.useIndexes();
        long digest = vault.digest(number);
        return parts.numbered((int) digest, MOST).stream().filter(p -> p.values()[Values.PAYMENT_NO] == digest).toList();
    }

    /** A payment is not a list's by its own number but by its order's, which its document names. */
    private List<UUID> ofPayment(Part payment) {
        Optional<CebDocument> d = documents.find(payment.id());
        if (d.isEmpty()) {
            return List.of();
        }
        String platform = d.get().text("ebpCode");
        String order = d.get().text("orderNo");
        boolean export = "403".equals(d.get().form().number());
        UUID key = export ? Keys.exportOrder(platform, order) : Keys.order(platform, order);
        List<UUID> holders = new ArrayList<>(parts.holders(List.of(key)).values());
        PartStore.Row sold = parts.find(List.of(key)).get(key);
        if (holders.isEmpty() && sold != null) {
            lists.listOfOrder(sold.part().values()[Values.ORDER_BUYER], sold.part().id()).forEach(l -> holders.add(l.id()));
        }
        return holders;
    }
}
