package org.tongguan.ecommerce.bill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.ecommerce.receipts.Answers;
import org.tongguan.ecommerce.receipts.Told;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.ecommerce.store.TaxStore.Tax;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.runtime.Ids;

/** Tells who declared a list of its tax bill (816), and of what became of that (818): consolidated in a bill, or void. */
@Component
class TaxAnswers implements Answers {

    private static final CebForm BILL = CebForm.of("CEB816Message");
    private static final CebForm STATE = CebForm.of("CEB818Message");
    private static final List<String> SAID = List.of("assureCode", "ebcCode", "logisticsCode", "agentCode", "customsCode");
    private final TaxStore taxes;
    private final ListStore lists;
    private final Archive archive;
    private final OwedTaxes owed;

    TaxAnswers(TaxStore taxes, ListStore lists, OwedTaxes owed, Archive archive) {
        this.archive = archive;
        this.taxes = taxes;
        this.lists = lists;
        this.owed = owed;
    }

    @Override
    public Set<String> forms() {
        return Set.of("621");
    }

    @Override
    public List<Told> told(UUID message, CebMessage sent, List<CebDocument> open) {
        Map<UUID, Tax> of = taxes.ofMessage(message);
        List<Told> told = new ArrayList<>();
        if (of.isEmpty()) {
            return told;
        }
        Map<UUID, RetailList> known = lists.listOf(message);
        if (!known.keySet().containsAll(of.keySet())) {
            archive.ofMessage(message).forEach((id, kept) -> known.putIfAbsent(id, kept.list()));
        }
        known.keySet().retainAll(of.keySet());
        Map<UUID, CebDocument> documents = open.stream().collect(Collectors.toMap(d -> Ids.part(message, d.index()), d -> d));
        Map<UUID, List<TaxLines>> owing = owed.of(known.values(), documents);
        for (CebDocument d : open) {
            UUID id = Ids.part(message, d.index());
            Tax tax = of.get(id);
            if (tax == null) {
                continue;
            }
            RetailList list = known.get(id);
            told.add(new Told(bill(d, list, tax, owing.get(id)), tax.madeAt(), "816", 20));
            if (tax.changedAt() != null) {
                told.add(new Told(state(d, list, tax), tax.changedAt(), "818", 21));
            }
        }
        return told;
    }

    private static CebDocument bill(CebDocument d, RetailList list, Tax tax, List<TaxLines> lines) {
        CebDocument bill = new CebDocument(BILL, 0);
        bill.set("guid", guid(tax, "816")).set("returnTime", CebReceipts.time(tax.madeAt())).set("invtNo", ListNumber.invtNo(list.number()))
                .set("taxNo", tax.number()).set("customsTax", yuan(tax.duty())).set("valueAddedTax", yuan(tax.vat()))
                .set("consumptionTax", yuan(tax.consumption())).set("status", "1");
        SAID.forEach(element -> bill.set(element, d.text(element)));
        for (TaxLines one : lines) {
            int line = bill.addLine();
            bill.set(line, "gnum", Integer.toString(one.number())).set(line, "gcode", one.code()).set(line, "taxPrice", yuan(one.value()))
                    .set(line, "customsTax", yuan(one.duty())).set(line, "valueAddedTax", yuan(one.vat())).set(line, "consumptionTax", yuan(one.consumption()));
        }
        return bill;
    }

    private static CebDocument state(CebDocument d, RetailList list, Tax tax) {
        return new CebDocument(STATE, 0).set("guid", guid(tax, "818-" + tax.state())).set("returnTime", CebReceipts.time(tax.changedAt()))
                .set("invtNo", ListNumber.invtNo(list.number())).set("taxNo", tax.number()).set("status", Integer.toString(tax.state()))
                .set("entDutyNo", tax.bill()).set("assureCode", d.text("assureCode"));
    }

    private static String guid(Tax tax, String what) {
        return CebWriter.guid(tax.number() + what);
    }

    private static String yuan(long fen) {
        return TaxBills.yuan(fen).toPlainString();
    }
}
