package org.tongguan.ecommerce.bill;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.screening.ListTaxes;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;

/** What lists owe in the end, line by line, read again out of their documents by the law of the day they came. */
@Component
class OwedTaxes {

    private final ReturnStore returns;
    private final ListTaxes taxes;
    private final LawData law;
    private final Clock clock;

    OwedTaxes(ReturnStore returns, ListTaxes taxes, LawData law, Clock clock) {
        this.returns = returns;
        this.taxes = taxes;
        this.law = law;
        this.clock = clock;
    }

    /** The lines of lists with what is owed for them, by list; what came back is not. */
    Map<UUID, List<TaxLines>> of(Collection<RetailList> lists, Map<UUID, CebDocument> documents) {
        Map<UUID, List<RetailReturn>> back = returns.listOf(lists.stream().map(RetailList::id).toList());
        Map<UUID, List<TaxLines>> owed = new HashMap<>();
        lists.forEach(list -> owed.put(list.id(), of(list, documents.get(list.id()), back.getOrDefault(list.id(), List.of()))));
        return owed;
    }

    private List<TaxLines> of(RetailList list, CebDocument document, List<RetailReturn> returned) {
        LocalDate filed = list.filedOn(clock.getZone());
        Map<Integer, BigDecimal> back = new HashMap<>();
        long owed = list.amounts().tax();
        for (RetailReturn r : returned) {
            if (r.state() == RetailReturn.State.ARRIVED) {
                owed -= r.tax();
                r.goods().forEach((line, quantity) -> back.merge(line, quantity, BigDecimal::add));
            }
        }
        RetailCase.Line[] lines = RetailCase.of(document, filed, law).lines();
        String[] codes = new String[lines.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = document.text(i, document.form().line("gcode"));
        }
        return TaxLines.of(taxes.of(document, filed), lines, codes, back, owed);
    }
}
