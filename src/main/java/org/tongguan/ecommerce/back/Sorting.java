package org.tongguan.ecommerce.back;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.export.Register;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.store.BackStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/** Details of what was sorted at the supervised site (215): the parcel that brings exported goods back is there. Told by the site's operator. */
@Component
class Sorting implements FormActs {

    private static final String FORM = "215";
    private final BackStore backs;
    private final Parcels parcels;
    private final Register register;

    Sorting(BackStore backs, Parcels parcels, Register register) {
        this.backs = backs;
        this.parcels = parcels;
        this.register = register;
    }

    @Override
    public Set<String> forms() {
        return Set.of(FORM);
    }

    @Override
    public void act(Batch batch) {
        batch.of(FORM).forEach(entry -> sort(batch, entry));
    }

    private void sort(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        if (!register.isOwn(batch, entry, "operatorCode")) {
            return;
        }
        if (Register.operation(entry) != Operation.ADD) {
            takeBack(batch, entry);
            return;
        }
        UUID parcel = BackStore.parcel(d);
        if (backs.lockParcel(parcel).isPresent()) {
            batch.refuse(entry, Finding.error("ECM-611", d.pointer(d.form().head("logisticsNo")), d.text("logisticsNo")));
        } else if (register.take(batch, entry, Register.key(entry, "coElNo"), null, Batch.FINISHED, Map.of())) {
            backs.sorted(parcel, entry.id());
            parcels.look(parcel, batch.at());
        }
    }

    /** Taken back only as long as nothing came back by it; a change is told as taking back and telling anew. */
    private void takeBack(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        if (Register.operation(entry) == Operation.CHANGE) {
            batch.refuse(entry, Finding.error("ECM-635", d.pointer(d.form().head("appType"))));
            return;
        }
        UUID key = Register.key(entry, "coElNo");
        Filed earlier = register.earlier(batch, entry, key).orElse(null);
        if (earlier == null) {
            return;
        }
        UUID parcel = BackStore.parcel(d);
        UUID sorted = backs.lockParcel(parcel).orElse(null);
        if (!earlier.id().equals(sorted) || backs.isBack(parcel)) {
            batch.refuse(entry, Finding.error("ECM-603", Batch.pointer(entry)));
            return;
        }
        backs.sorted(parcel, null);
        register.take(batch, entry, key, earlier, Batch.FINISHED, Map.of());
    }
}
