package org.tongguan.ecommerce.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.export.Register;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.DeliveryStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;

/** Details of what came into a supervised warehouse (711): each waybill once, as long as its number stands; the warehouse-in gets a number (rkdNo). */
@Component
class Deliveries implements FormActs {

    private static final String FORM = "711";
    private final DeliveryStore deliveries;
    private final ListNumbers numbers;
    private final Register register;
    private final Law law;
    private final Clock clock;

    Deliveries(DeliveryStore deliveries, ListNumbers numbers, Register register, Law law, Clock clock) {
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.register = register;
        this.law = law;
        this.clock = clock;
    }

    @Override
    public Set<String> forms() {
        return Set.of(FORM);
    }

    @Override
    public void act(Batch batch) {
        batch.of(FORM).forEach(entry -> take(batch, entry));
    }

    private void take(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        if (!register.isOwn(batch, entry, "operatorCode")) {
            return;
        }
        UUID key = Register.key(entry, d.text("copNo") == null ? "guid" : "copNo");
        Filed earlier = register.earlier(batch, entry, key).orElse(null);
        if (batch.isDone(entry)) {
            return;
        }
        List<UUID> waybills = Register.operation(entry) == Operation.DELETE ? List.of() : waybills(d);
        Instant since = batch.day().minusMonths(law.whole("retail.waybill.months", batch.day())).atStartOfDay(clock.getZone()).toInstant();
        Set<UUID> there = deliveries.there(waybills, since, earlier == null ? entry.id() : earlier.id());
        if (!there.isEmpty()) {
            int place = d.form().line("logisticsNo");
            int line = waybills.indexOf(waybills.stream().filter(there::contains).findFirst().orElseThrow());
            batch.refuse(entry, Finding.error("ECM-651", d.pointer(line, place), d.text(line, place)));
            return;
        }
        if (earlier != null) {
            deliveries.remove(earlier.id());
        }
        if (register.take(batch, entry, key, earlier, Batch.FINISHED, Map.of("rkdNo", numbers.next("R", batch.day())))) {
            deliveries.insert(waybills.stream().map(w -> new DeliveryStore.Delivered(w, entry.id(), batch.at())).toList());
        }
    }

    private static List<UUID> waybills(CebDocument d) {
        List<UUID> waybills = new ArrayList<>(d.lines());
        int place = d.form().line("logisticsNo");
        for (int i = 0; i < d.lines(); i++) {
            waybills.add(Keys.waybill(d.text("logisticsCode"), d.text(i, place)));
        }
        return waybills;
    }
}
