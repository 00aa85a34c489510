package org.tongguan.ecommerce.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.ecommerce.store.TaxStore.Tax;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;

/**
 * One bill for many tax bills: those of a firm and an office. Secured by the firm's guarantee; its term of fifteen days begins with the 31st day
 * after release.
 */
@Component
class TaxConsolidation {

    private final TaxStore taxes;
    private final Bills bills;
    private final GuaranteeBlocks blocks;
    private final Journal journal;

    TaxConsolidation(TaxStore taxes, Bills bills, GuaranteeBlocks blocks, Journal journal) {
        this.blocks = blocks;
        this.taxes = taxes;
        this.bills = bills;
        this.journal = journal;
    }

    /** Consolidates what a firm owes at an office; joins the running transaction. */
    void consolidate(TaxStore.Owed owed, LocalDate today, Instant at) {
        List<Tax> all = taxes.lock(owed);
        if (all.isEmpty()) {
            return;
        }
        UUID id = Ids.next();
        blocks.makeRoom(owed.firm(), all.stream().mapToLong(Tax::total).sum());
        Bill bill = bills.issue(List.of(order(id, owed.firm(), owed.office(), today, all))).getFirst();
        taxes.consolidate(id, owed, bill.number(), at);
        blocks.balance(owed.firm());
        told(all, bill.number());
    }

    /** A bill of the firm was paid: what was set aside for it is its block's again. */
    void paid(long firm) {
        blocks.balance(firm);
    }

    /** A tax bill became void: the rest is owed. */
    void replace(Tax gone, String reason) {
        Bills.Change change = bills.replace(order(gone.consolidation(), gone.firm(), gone.office(), LocalDate.EPOCH, taxes.of(gone.consolidation())), reason);
        change.issued().ifPresent(bill -> taxes.bill(gone.consolidation(), bill.number()));
        blocks.balance(gone.firm());
        told(List.of(gone), gone.bill());
    }

    private static BillOrder order(UUID id, long firm, int office, LocalDate completedOn, Collection<Tax> all) {
        List<Bill.Line> lines = List.of(new Bill.Line("DUTY", TaxBills.yuan(all.stream().mapToLong(Tax::duty).sum())),
                new Bill.Line("CONSUMPTION_TAX", TaxBills.yuan(all.stream().mapToLong(Tax::consumption).sum())),
                new Bill.Line("VAT", TaxBills.yuan(all.stream().mapToLong(Tax::vat).sum())));
        return new BillOrder(new SubjectRef(TaxBills.KIND, id), null, firm, "%04d".formatted(office), completedOn, Bill.Settlement.GUARANTEED, lines);
    }

    /** One entry for each message whose lists' tax bills changed. */
    private void told(List<Tax> all, String bill) {
        byMessage(all).forEach((message, of) -> journal.record(JournalEvent.of("RetailTaxChanged", new SubjectRef("retail-message", message),
                of.getFirst().traderId(), null, Map.of("bill", bill))));
    }

    /** Tax bills by the message that brought their lists, in their order. */
    static Map<UUID, List<Tax>> byMessage(List<Tax> all) {
        return all.stream().collect(Collectors.groupingBy(tax -> Ids.whole(tax.list()), LinkedHashMap::new, Collectors.toList()));
    }
}
