package org.tongguan.inspection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** An inspection of a trader's goods, which no other trader finds. */
@Component
class OwnedInspection implements OwnedSamples.Source {

    private final Inspections inspections;
    private final Transactions transactions;

    OwnedInspection(Inspections inspections, Transactions transactions) {
        this.inspections = inspections;
        this.transactions = transactions;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        InspectionRequest request = new InspectionRequest(new SubjectRef("test", Ids.next()), owner.id(), "224820261000000001", "2248", "CY 1",
                Set.of(Department.CUSTOMS), false, "owned", List.of(Text.of("开箱", "open the boxes")));
        Inspections.Ordered ordered = transactions.call(Actor.PLATFORM, () -> inspections.order(List.of(request))).getFirst();
        return Map.of("/api/v1/inspections/", new OwnedSamples(Map.of("id", ordered.id().toString()), List.of(ordered.id().toString())));
    }
}
