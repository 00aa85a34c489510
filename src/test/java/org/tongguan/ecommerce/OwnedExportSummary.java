package org.tongguan.ecommerce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.summary.SummaryDeclarations;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's export declaration summed up from a list, which no other trader finds. */
@Component
class OwnedExportSummary implements OwnedSamples.Source {

    private final Inbox inbox;
    private final SummaryDeclarations summaries;

    OwnedExportSummary(Inbox inbox, SummaryDeclarations summaries) {
        this.inbox = inbox;
        this.summaries = summaries;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor declarant = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        ExportParcel parcel = ExportParcel.of(owner).set("kind", "B");
        for (CebDocument d : List.of(parcel.order("1"), parcel.receipt("1"), parcel.waybill("1"), parcel.list("1"), parcel.arrival("1", false),
                parcel.departure("1"), parcel.summary("1", null))) {
            d = "701".equals(d.form().number()) ? d.set("startTime", "20200101000000").set("endTime", "20991231235959") : d;
            inbox.accept(declarant, d.form().kind(), Parcel.message(owner, List.of(d)).getBytes(StandardCharsets.UTF_8), null);
        }
        String id = summaries.newest(declarant, 0, 1).items().getFirst().row().id().toString();
        return Map.of("/api/v1/ecommerce/summaries/", new OwnedSamples(Map.of("id", id), List.of(id)));
    }
}
