package org.tongguan.ecommerce.back;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.export.KeptForm;
import org.tongguan.ecommerce.export.Register;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.rules.RetailRules;
import org.tongguan.ecommerce.store.BackStore;
import org.tongguan.ecommerce.store.BackStore.Back;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;

/**
 * Applications for the return of exported goods (213): of all or some goods of a list, within a year of its release, also by another declarant and at
 * another office. Released when the parcel was sorted at the site (215), whichever comes first.
 */
@Component
class ExportReturns extends KeptForm<Back> {

    private final ListStore lists;
    private final BackStore backs;
    private final ReturnStore returns;
    private final RetailDocuments documents;
    private final Parcels parcels;
    private final Law law;
    private final Clock clock;

    ExportReturns(Stores stores, RetailDocuments documents, Parcels parcels, Register register, Law law, Clock clock) {
        super(register, "213", "agentCode", Batch.STORED);
        this.lists = stores.lists;
        this.returns = stores.returns;
        this.backs = stores.backs;
        this.documents = documents;
        this.parcels = parcels;
        this.law = law;
        this.clock = clock;
    }

    /** Where lists and their returns are kept. */
    @Component
    record Stores(ListStore lists, BackStore backs, ReturnStore returns) { }

    @Override
    protected String number(CebDocument d) {
        return "coElNo";
    }

    @Override
    protected void checkUnused(Batch batch, Entry entry, Filed earlier) {
        if (backs.lock(earlier.id()).filter(b -> b.backAt() == null).isEmpty()) {
            batch.refuse(entry, Finding.error("ECM-603", Batch.pointer(entry)));
        }
    }

    @Override
    protected void undo(UUID earlier) {
        backs.delete(earlier);
    }

    @Override
    protected void keep(Batch batch, Entry entry, Back back, Map<String, String> given) {
        backs.insert(back);
        parcels.look(back.parcel(), batch.at());
    }

    /** The return, or null when the document is refused. */
    @Override
    protected Back read(Batch batch, Entry entry, CebDocument d, Filed earlier) {
        int number = d.form().head("invtNo");
        RetailList list = lists.findByNumber(ListNumber.parse(d.text(number))).filter(RetailList::isExport).flatMap(l -> lists.lock(l.id())).orElse(null);
        CebDocument original = list == null ? null : documents.get(list.id());
        if (list == null || !original.text("ebcCode").equals(d.text("ebcCode")) || !original.text("ebpCode").equals(d.text("ebpCode"))) {
            batch.refuse(entry, Finding.error("ECM-631", d.pointer(number), d.text(number)));
        } else if (list.state() != ListState.CLOSED) {
            batch.refuse(entry, Finding.error("ECM-632", d.pointer(number), d.text(number)));
        } else if (!d.text("tradeMode").equals(RetailRules.returnMode(original.text("tradeMode")))) {
            batch.refuse(entry, Finding.error("ECM-634", d.pointer(d.form().head("tradeMode")), d.text("tradeMode"), original.text("tradeMode")));
        } else if (batch.day().isAfter(last(list, batch.day()))) {
            batch.refuse(entry, Finding.error("ECM-633", d.pointer(number), d.text(number), last(list, batch.day())));
        }
        if (batch.isDone(entry)) {
            return null;
        }
        Map<Integer, BigDecimal> goods = goods(batch, entry, d, list, original, earlier);
        return batch.isDone(entry) ? null : new Back(entry.id(), list.id(), list.traderId(), BackStore.parcel(d), goods, batch.at(), null);
    }

    /** The last day on which a return may be applied for. */
    private LocalDate last(RetailList list, LocalDate day) {
        return lists.steps(list.id()).stream().filter(s -> s.state() == ListState.RELEASED.code()).findFirst()
                .map(s -> LocalDate.ofInstant(s.at(), clock.getZone())).orElse(list.filedOn(clock.getZone()))
                .plusYears(law.whole("export.return.years", day));
    }

    /** Quantities by line: of lines of the list, no more than is left of each, in its units. */
    private Map<Integer, BigDecimal> goods(Batch batch, Entry entry, CebDocument d, RetailList list, CebDocument original, Filed earlier) {
        Map<Integer, BigDecimal> left = new HashMap<>();
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < original.lines(); i++) {
            int line = Integer.parseInt(original.text(i, original.form().line("gnum")));
            left.put(line, original.decimal(i, original.form().line("qty")));
            places.put(line, i);
        }
        returns.lines(list.id(), left);
        backs.ofList(list.id()).stream().filter(b -> earlier == null || !b.id().equals(earlier.id()))
                .forEach(b -> b.goods().forEach((line, quantity) -> left.merge(line, quantity, BigDecimal::subtract)));
        Map<Integer, BigDecimal> goods = new TreeMap<>();
        int gnum = d.form().line("gnum");
        int qty = d.form().line("qty");
        for (int i = 0; i < d.lines(); i++) {
            int line = Integer.parseInt(d.text(i, gnum));
            Integer place = places.get(line);
            if (place == null || !same(d, i, original, place, "gcode") || !same(d, i, original, place, "unit")) {
                batch.refuse(entry, Finding.error("ECM-442", d.pointer(i, gnum), line, d.text(i, d.form().line("gcode"))));
                return goods;
            }
            if (d.decimal(i, qty).compareTo(left.get(line)) > 0) {
                batch.refuse(entry, Finding.error("ECM-443", d.pointer(i, qty), line, d.text(i, qty), left.get(line).toPlainString()));
                return goods;
            }
            goods.put(line, d.decimal(i, qty));
        }
        return goods;
    }

    private static boolean same(CebDocument d, int line, CebDocument original, int place, String element) {
        return d.text(line, d.form().line(element)).equals(original.text(place, original.form().line(element)));
    }
}
