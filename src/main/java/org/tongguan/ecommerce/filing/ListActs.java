package org.tongguan.ecommerce.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListProcedure;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.filing.Prepared.ReadAct;
import org.tongguan.ecommerce.filing.Prepared.ReadList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.DocumentStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.ReturnStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;

/** What messages do to lists that are there: changed or deleted before the decision, cancelled (623), returned (625), signed for (513). */
@Component
class ListActs {

    private static final CebForm CANCEL = CebForm.of("CEB623Message");
    private static final int C_NUMBER = CANCEL.head("invtNo");
    private static final int C_REASON = CANCEL.head("reason");
    private static final CebForm STATUS = CebForm.of("CEB513Message");
    private static final int S_FIRM = STATUS.head("logisticsCode");
    private static final int S_WAYBILL = STATUS.head("logisticsNo");
    private final PartStore parts;
    private final ListStore lists;
    private final Undoing undoing;
    private final Returns returns;
    private final Applications applied;
    private final List<FormActs> others;

    ListActs(PartStore parts, Applications applied, Undoing undoing, Returns returns, List<FormActs> others) {
        this.others = others;
        this.parts = parts;
        this.lists = applied.lists;
        this.undoing = undoing;
        this.returns = returns;
        this.applied = applied;
    }

    /** Lists, what is applied for about them, and the numbers such applications get. */
    @Component
    record Applications(ListStore lists, ReturnStore returns, DocumentStore documents, ListNumbers numbers) { }

    /** Changes and deletions of lists: the list as it was ends; what a change says is taken in afterwards as a list of its own. */
    void change(Batch batch) {
        List<Entry> entries = batch.of(ReadList.class).stream().filter(e -> operation(e) != Operation.ADD).toList();
        if (entries.isEmpty()) {
            return;
        }
        Map<UUID, UUID> holders = parts.holders(entries.stream().map(e -> ((ReadList) e.document()).pending().orderKey()).toList());
        for (Entry entry : entries) {
            UUID holder = holders.get(((ReadList) entry.document()).pending().orderKey());
            RetailList list = holder == null ? null : lists.lock(holder).orElse(null);
            boolean own = list != null && list.traderId() == entry.traderId();
            if (!own) {
                batch.refuse(entry, Finding.error("ECM-412", Batch.pointer(entry)));
            } else if (list.state() != ListState.WAITING && list.state() != ListState.REVIEW) {
                batch.refuse(entry, Finding.error("ECM-413", Batch.pointer(entry), ListNumber.invtNo(list.number())));
            } else {
                boolean delete = operation(entry) == Operation.DELETE;
                undoing.undo(list, ListState.CANCELLED, batch.at(), delete ? "appType 3" : "appType 2");
                if (delete) {
                    batch.done(entry, Batch.FINISHED);
                }
            }
        }
    }

    private static Operation operation(Entry entry) {
        return ((ReadList) entry.document()).operation();
    }

    /** What lists may wait for beside orders, payments and waybills; tells the keys that are there now and were not before. */
    Collection<UUID> bring(Batch batch) {
        List<UUID> keys = new ArrayList<>(0);
        others(batch).forEach(acts -> keys.addAll(acts.bring(batch)));
        return keys;
    }

    private List<FormActs> others(Batch batch) {
        return others.stream().filter(acts -> acts.forms().stream().anyMatch(batch.forms()::contains)).toList();
    }

    /** Everything else. */
    void act(Batch batch) {
        others(batch).forEach(acts -> acts.act(batch));
        for (Entry entry : batch.of(ReadAct.class)) {
            if (batch.isDone(entry)) {
                continue;
            }
            CebDocument d = ((ReadAct) entry.document()).document();
            switch (d.form().number()) {
                case "623" -> cancel(batch, entry, d);
                case "625" -> returns.apply(batch, entry, d);
                case "513" -> sign(batch, entry, d);
                default -> throw new IllegalStateException(d.form().kind());
            }
        }
    }

    private void cancel(Batch batch, Entry entry, CebDocument d) {
        RetailList list = lists.findByNumber(ListNumber.parse(d.text(C_NUMBER))).flatMap(l -> lists.lock(l.id()))
                .filter(l -> l.traderId() == entry.traderId() && !l.isExport()).orElse(null);
        if (list == null) {
            batch.refuse(entry, Finding.error("ECM-431", d.pointer(C_NUMBER), d.text(C_NUMBER)));
        } else if (ListProcedure.TABLE.find(list.state(), "cancel", list).isEmpty() || applied.returns.isApplied(list.id())) {
            batch.refuse(entry, Finding.error("ECM-432", d.pointer(C_NUMBER), d.text(C_NUMBER)));
        } else {
            undoing.undo(list, ListState.CANCELLED, batch.at(), d.text(C_REASON));
            // Told once and never changed: it is kept by its own identity, for the number its receipts tell.
            applied.documents.insert(new Filed(entry.id(), entry.traderId(), Integer.parseInt(CANCEL.number()), entry.id(),
                    applied.numbers.next("B", batch.day()), Batch.FINISHED, batch.at(), Map.of()));
            batch.done(entry, Batch.FINISHED);
        }
    }

    private void sign(Batch batch, Entry entry, CebDocument d) {
        UUID key = Keys.waybill(d.text(S_FIRM), d.text(S_WAYBILL));
        PartStore.Row waybill = parts.find(List.of(key)).get(key);
        if (waybill == null || waybill.traderId() != entry.traderId()) {
            batch.refuse(entry, Finding.error("ECM-153", Batch.pointer(entry)));
            return;
        }
        RetailList list = lists.findByWaybill(waybill.part().id()).flatMap(l -> lists.lock(l.id())).orElse(null);
        if (list == null || ListProcedure.TABLE.find(list.state(), "sign", list).isEmpty()) {
            batch.refuse(entry, Finding.error("ECM-433", Batch.pointer(entry)));
            return;
        }
        lists.decide(List.of(list.in(ListState.CLOSED)));
        lists.step(List.of(new ListStore.Step(list.id(), batch.at(), ListState.CLOSED.code(), "<" + list.state() + ">S")));
        batch.done(entry, Batch.FINISHED);
    }
}
