package org.tongguan.ecommerce.export;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListProcedure;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.filing.Undoing;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/** Cancellation of export lists (605), until the goods have left. */
@Component
class ExportCancellation implements FormActs {

    private final ListStore lists;
    private final Undoing undoing;
    private final Register register;

    ExportCancellation(ListStore lists, Undoing undoing, Register register) {
        this.lists = lists;
        this.undoing = undoing;
        this.register = register;
    }

    @Override
    public Set<String> forms() {
        return Set.of("605");
    }

    @Override
    public void act(Batch batch) {
        batch.of("605").forEach(entry -> cancel(batch, entry));
    }

    private void cancel(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        int place = d.form().head("invtNo");
        if (Register.operation(entry) != Operation.ADD) {
            batch.refuse(entry, Finding.error("ECM-605", d.pointer(d.form().head("appType"))));
            return;
        }
        RetailList list = lists.findByNumber(ListNumber.parse(d.text(place))).flatMap(l -> lists.lock(l.id()))
                .filter(l -> l.traderId() == entry.traderId() && l.isExport()).orElse(null);
        if (list == null) {
            batch.refuse(entry, Finding.error("ECM-431", d.pointer(place), d.text(place)));
        } else if (ListProcedure.TABLE.find(list.state(), "cancel", list).isEmpty()) {
            batch.refuse(entry, Finding.error("ECM-432", d.pointer(place), d.text(place)));
        } else if (register.take(batch, entry, Register.key(entry, "copNo"), null, Batch.FINISHED, Map.of())) {
            undoing.undo(list, ListState.CANCELLED, batch.at(), d.text("reason"));
        }
    }
}
