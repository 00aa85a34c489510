package org.tongguan.ecommerce.bill;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListUndone;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.ListDecisions;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.ecommerce.store.TaxStore.Tax;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.reference.Law;
import org.tongguan.revenue.BillPaid;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * Makes the tax bills of import lists: on the 31st day after release, when nothing of them can come back any more or the return under way has ended, and
 * consolidates those of a day, a firm and an office in one bill, which is due on the 45th. Paid, it frees the firm's guarantee.
 */
@Component
public class TaxBills {

    /** The subject of a consolidated bill. */
    static final String KIND = "retail-tax";
    /** It begins when a start's own work is done, and looks for a new day from then on. */
    private static final int MINUTES = 20;
    private static final int AT_ONCE = 1000;
    /** A list may wait for its parts and for an officer; after that long it is looked up by hand. */
    private static final int LOOKED_BACK_DAYS = 180;
    private final TaxStore taxes;
    private final ListStore lists;
    private final RetailDocuments documents;
    private final OwedTaxes owed;
    private final TaxConsolidation bills;
    private final ListDecisions decisions;
    private final Surroundings around;
    private LocalDate made;

    TaxBills(TaxStore taxes, ListStore lists, RetailDocuments documents, OwedTaxes owed, TaxConsolidation bills, ListDecisions decisions, Surroundings around) {
        this.taxes = taxes;
        this.lists = lists;
        this.documents = documents;
        this.owed = owed;
        this.bills = bills;
        this.decisions = decisions;
        this.around = around;
    }

    /** What it works with beside its own business. */
    @Component
    record Surroundings(Traders traders, ListNumbers numbers, Law law, Transactions transactions, Journal journal, Clock clock) { }

    /** Once a day. */
    @Scheduled(fixedDelay = MINUTES, initialDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
    void daily() {
        LocalDate today = LocalDate.now(around.clock);
        if (!today.equals(made)) {
            make();
            made = today;
        }
    }

    /** Makes and consolidates what is due today; what was made before stays. Called by the timer, and by tests that move the clock. */
    public void make() {
        LocalDate today = LocalDate.now(around.clock);
        LocalDate first = today.minusDays(around.law.whole("retail.tax.day", today) - 1L);
        Instant before = Times.startOf(first, around.clock);
        Instant since = Times.startOf(first.minusDays(LOOKED_BACK_DAYS), around.clock);
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            after = around.transactions.call(Actor.PLATFORM, () -> some(since, before, from));
        }
        for (TaxStore.Owed one : around.transactions.read(Actor.PLATFORM, taxes::owed)) {
            around.transactions.run(Actor.PLATFORM, () -> bills.consolidate(one, today, now()));
        }
    }

    private Instant now() {
        return Times.now(around.clock);
    }

    /** The next of them; gives the last, or null when there are no more. */
    private UUID some(Instant since, Instant before, UUID after) {
        List<UUID> due = taxes.due(since, before, after, AT_ONCE);
        Map<UUID, CebDocument> read = documents.all(due);
        List<RetailList> all = lists.list(due);
        Map<UUID, List<TaxLines>> owing = owed.of(all, read);
        List<Tax> fresh = new ArrayList<>();
        for (RetailList list : all) {
            Tax tax = tax(list, read.get(list.id()), owing.get(list.id()));
            if (tax != null) {
                fresh.add(tax);
            }
        }
        taxes.insert(fresh);
        TaxConsolidation.byMessage(fresh).forEach((message, of) -> around.journal.record(JournalEvent.of("RetailTaxBilled",
                new SubjectRef("retail-message", message), of.getFirst().traderId(), null, Map.of("lists", (long) of.size()))));
        return due.size() < AT_ONCE ? null : due.getLast();
    }

    /** Null when nothing is left to be paid, or nobody registered stands for it. */
    private Tax tax(RetailList list, CebDocument document, List<TaxLines> lines) {
        Trader firm = around.traders.findByCode(document.text("assureCode")).orElse(null);
        long duty = 0;
        long consumption = 0;
        long vat = 0;
        for (TaxLines line : lines) {
            duty += line.duty();
            consumption += line.consumption();
            vat += line.vat();
        }
        if (firm == null || duty + consumption + vat <= 0) {
            return null;
        }
        String number = around.numbers.next("T", LocalDate.now(around.clock));
        return new Tax(list.id(), list.traderId(), number, firm.id(), list.office(), duty, consumption, vat, 1, now(), null, null, null, null);
    }

    /** The firm has paid: what it stood for is free. */
    @EventListener
    void paid(BillPaid paid) {
        if (!KIND.equals(paid.bill().subject().kind())) {
            return;
        }
        UUID id = paid.bill().subject().id();
        taxes.paid(id, now());
        Map<UUID, Long> amounts = new LinkedHashMap<>();
        taxes.of(id).forEach(tax -> amounts.put(tax.list(), tax.total()));
        Trader firm = around.traders.get(paid.bill().traderId());
        decisions.taxPaid(amounts, firm.customsCode());
        bills.paid(firm.id());
    }

    /** A list was taken back after its tax was billed: its tax bill is void, and the firm owes, or gets back, the difference. */
    @EventListener
    void undone(ListUndone undone) {
        taxes.lock(undone.list().id()).filter(tax -> tax.state() != 3).ifPresent(tax -> {
            taxes.cancel(tax.list(), undone.at());
            if (tax.consolidation() != null) {
                bills.replace(tax, undone.note());
            }
        });
    }

    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
