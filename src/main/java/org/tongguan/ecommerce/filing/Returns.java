package org.tongguan.ecommerce.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.screening.ListTaxes;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;
import org.tongguan.tariff.tax.RetailTaxes;

/** Applications for return (625), GACC announcement 2020 No. 45: of all or of some goods of a released list, within 30 days. */
@Component
class Returns {

    private static final CebForm FORM = CebForm.of("CEB625Message");
    private static final CebForm LIST = CebForm.of("CEB621Message");
    private static final int NUMBER = FORM.head("invtNo");
    private static final int LINE = FORM.line("gnum");
    private static final int CODE = FORM.line("gcode");
    private static final int QUANTITY = FORM.line("qty");
    private static final int LIST_CODE = LIST.line("gcode");
    private final ListStore lists;
    private final ReturnStore returns;
    private final ListNumbers numbers;
    private final RetailDocuments documents;
    private final ListTaxes taxes;
    private final LawData rates;
    private final Law law;
    private final Clock clock;

    Returns(ListActs.Applications applied, RetailDocuments documents, ListTaxes taxes, LawData rates, Law law, Clock clock) {
        this.lists = applied.lists();
        this.returns = applied.returns();
        this.numbers = applied.numbers();
        this.documents = documents;
        this.taxes = taxes;
        this.rates = rates;
        this.law = law;
        this.clock = clock;
    }

    void apply(Batch batch, Entry entry, CebDocument d) {
        RetailList list = lists.findByNumber(ListNumber.parse(d.text(NUMBER))).flatMap(l -> lists.lock(l.id()))
                .filter(l -> l.traderId() == entry.traderId() && !l.isExport()).orElse(null);
        if (list == null) {
            batch.refuse(entry, Finding.error("ECM-431", d.pointer(NUMBER), d.text(NUMBER)));
            return;
        }
        if (list.state() != ListState.RELEASED && list.state() != ListState.CLOSED) {
            batch.refuse(entry, Finding.error("ECM-440", d.pointer(NUMBER), d.text(NUMBER)));
            return;
        }
        LocalDate released = LocalDate.ofInstant(released(list), clock.getZone());
        LocalDate last = released.plusDays(law.whole("retail.return.apply.days", batch.day()));
        if (batch.day().isAfter(last)) {
            batch.refuse(entry, Finding.error("ECM-441", d.pointer(NUMBER), d.text(NUMBER), last));
            return;
        }
        goods(batch, entry, d, list, released);
    }

    /** When it was released: at once, or by a person later. */
    private Instant released(RetailList list) {
        return lists.steps(list.id()).stream().filter(s -> s.state() == ListState.RELEASED.code()).map(ListStore.Step::at).findFirst()
                .orElse(list.decidedAt());
    }

    private void goods(Batch batch, Entry entry, CebDocument d, RetailList list, LocalDate released) {
        LocalDate filed = list.filedOn(clock.getZone());
        CebDocument original = documents.get(list.id());
        RetailCase.Line[] lines = RetailCase.of(original, filed, rates).lines();
        Map<Integer, BigDecimal> left = new HashMap<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            left.put(lines[i].number(), lines[i].quantity());
            places.put(lines[i].number(), i);
        }
        returns.lines(list.id(), left);
        List<RetailReturn> earlier = returns.listOf(list.id()).stream().filter(r -> r.state() != RetailReturn.State.LAPSED).toList();
        earlier.forEach(r -> r.goods().forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::subtract)));
        Map<Integer, BigDecimal> goods = new TreeMap<>();
        for (int i = 0; i < d.lines(); i++) {
            int number = Integer.parseInt(d.text(i, LINE));
            BigDecimal quantity = d.decimal(i, QUANTITY);
            Integer place = places.get(number);
            if (place == null || !d.text(i, CODE).equals(original.text(place, LIST_CODE))) {
                batch.refuse(entry, Finding.error("ECM-442", d.pointer(i, LINE), number, d.text(i, CODE)));
                return;
            }
            if (quantity.signum() <= 0 || goods.merge(number, quantity, BigDecimal::add).compareTo(left.get(number)) > 0) {
                batch.refuse(entry, Finding.error("ECM-443", d.pointer(i, QUANTITY), number, quantity.toPlainString(), left.get(number).toPlainString()));
                return;
            }
        }
        goods.forEach((number, quantity) -> left.merge(number, quantity, BigDecimal::subtract));
        boolean whole = left.values().stream().allMatch(q -> q.signum() == 0);
        long[] amounts = whole ? rest(list, earlier) : amounts(taxes.of(original, filed), goods, lines);
        returns.insert(new RetailReturn(entry.id(), list.id(), list.traderId(), RetailReturn.State.APPLIED, amounts[0], amounts[1], whole, goods,
                batch.at(), released.plusDays(law.whole("retail.return.arrive.days", batch.day())), null,
                numbers.next("T", batch.day())));
        batch.done(entry, Batch.STORED);
    }

    /** What comes last takes what is left, so that all parts together are the whole. */
    private static long[] rest(RetailList list, List<RetailReturn> earlier) {
        return new long[] {list.amounts().value() - earlier.stream().mapToLong(RetailReturn::value).sum(),
            list.amounts().tax() - earlier.stream().mapToLong(RetailReturn::tax).sum()};
    }

    /** Value and tax of what comes back, by quantity. */
    private static long[] amounts(RetailTaxes.Answer answer, Map<Integer, BigDecimal> goods, RetailCase.Line[] lines) {
        long value = 0;
        long tax = 0;
        for (int i = 0; i < answer.lines().size(); i++) {
            BigDecimal quantity = goods.get(lines[i].number());
            if (quantity != null) {
                RetailTaxes.Line line = answer.lines().get(i);
                value += share(line.value(), quantity, lines[i].quantity());
                tax += share(line.duty().add(line.consumption()).add(line.vat()), quantity, lines[i].quantity());
            }
        }
        return new long[] {value, tax};
    }

    private static long share(BigDecimal amount, BigDecimal part, BigDecimal of) {
        return amount.multiply(part).movePointRight(2).divide(of, 0, RoundingMode.DOWN).longValueExact();
    }
}
