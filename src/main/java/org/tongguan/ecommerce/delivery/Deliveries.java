package org.tongguan.ecommerce.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.export.KeptForm;
import org.tongguan.ecommerce.export.Register;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.DeliveryStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Times;
import org.tongguan.reference.Law;

/** Details of what came into a supervised warehouse (711): each waybill once, as long as its number stands; the warehouse-in gets a number (rkdNo). */
@Component
class Deliveries extends KeptForm<List<UUID>> {

    private final DeliveryStore deliveries;
    private final ListNumbers numbers;
    private final Law law;
    private final Clock clock;

    Deliveries(DeliveryStore deliveries, ListNumbers numbers, Register register, Law law, Clock clock) {
        super(register, "711", "operatorCode", Batch.FINISHED);
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.law = law;
        this.clock = clock;
    }

    @Override
    protected String number(CebDocument d) {
        return d.text("copNo") == null ? "guid" : "copNo";
    }

    @Override
    protected List<UUID> read(Batch batch, Entry entry, CebDocument d, Filed earlier) {
        List<UUID> waybills = waybills(d);
        Instant since = Times.startOf(batch.day().minusMonths(law.whole("retail.waybill.months", batch.day())), clock);
        Set<UUID> there = deliveries.there(waybills, since, earlier == null ? entry.id() : earlier.id());
        if (!there.isEmpty()) {
            int place = d.form().line("logisticsNo");
            int line = waybills.indexOf(waybills.stream().filter(there::contains).findFirst().orElseThrow());
            batch.refuse(entry, Finding.error("ECM-651", d.pointer(line, place), d.text(line, place)));
        }
        return waybills;
    }

    @Override
    protected void undo(UUID earlier) {
        deliveries.remove(earlier);
    }

    @Override
    protected Map<String, String> numbers(Batch batch) {
        return Map.of("rkdNo", numbers.next("R", batch.day()));
    }

    @Override
    protected void keep(Batch batch, Entry entry, List<UUID> waybills, Map<String, String> given) {
        deliveries.insert(waybills.stream().map(w -> new DeliveryStore.Delivered(w, entry.id(), batch.at())).toList());
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
