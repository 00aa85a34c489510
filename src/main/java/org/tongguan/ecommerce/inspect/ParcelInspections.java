package org.tongguan.ecommerce.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.InspectionView;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.risk.Action;
import org.tongguan.risk.TargetingHits;
import org.tongguan.runtime.Transactions;

/** Orders the inspection of parcels, for what targeted them or for an officer's reason. Joins the running transaction. */
@Component
public class ParcelInspections {

    /** As for declarations: chance chose it. */
    private static final String RANDOM = "random";
    private final Inspections inspections;
    private final TargetingHits hits;
    private final Transactions transactions;

    ParcelInspections(Inspections inspections, TargetingHits hits, Transactions transactions) {
        this.inspections = inspections;
        this.hits = hits;
        this.transactions = transactions;
    }

    /** Keeps what targeted parcels. */
    public void targeted(Collection<TargetingHits.Targeted> parcels) {
        hits.record(parcels);
    }

    /** What targeted the list, with the reasons; nothing for a trader. */
    public List<TargetingHits.Recorded> hits(RetailList list, Actor actor) {
        return actor.isOfficial() ? transactions.read(actor, () -> hits.list(list.ref())) : List.of();
    }

    /** Orders the inspection of lists that were targeted; their hits are recorded by now. */
    public void order(Collection<RetailList> lists) {
        if (lists.isEmpty()) {
            return;
        }
        List<InspectionRequest> requests = new ArrayList<>(lists.size());
        // Hits are officials' knowledge; whose message it is that orders the inspection sees none of them.
        Map<SubjectRef, List<TargetingHits.Recorded>> all = transactions.unscoped(() -> hits.list(lists.stream().map(RetailList::ref).toList()));
        for (RetailList list : lists) {
            List<TargetingHits.Recorded> found = all.getOrDefault(list.ref(), List.of());
            requests.add(request(list, reason(found), departments(found)));
        }
        // The same for what is written of the order: it is the platform's, not the sender's.
        transactions.unscoped(() -> inspections.order(requests));
    }

    /** An officer wants it looked into. */
    public void order(RetailList list, String reason) {
        inspections.order(List.of(request(list, reason, EnumSet.of(Department.CUSTOMS))));
    }

    private static String reason(List<TargetingHits.Recorded> found) {
        Set<String> reasons = new LinkedHashSet<>();
        found.stream().filter(ParcelInspections::asks).forEach(h -> reasons.add(h.isRandom() ? RANDOM : h.ruleCode() + " " + h.reason().zh()));
        return reasons.isEmpty() ? RANDOM : String.join("; ", reasons);
    }

    private static boolean asks(TargetingHits.Recorded hit) {
        return hit.suppressedBy() == null && (hit.isRandom() || hit.action() == Action.INSPECT);
    }

    private static Set<Department> departments(List<TargetingHits.Recorded> found) {
        Set<Department> departments = EnumSet.noneOf(Department.class);
        found.stream().filter(ParcelInspections::asks).flatMap(h -> h.departments().stream()).forEach(d -> departments.add(Department.valueOf(d.name())));
        return departments.isEmpty() ? EnumSet.of(Department.CUSTOMS) : departments;
    }

    private static InspectionRequest request(RetailList list, String reason, Set<Department> departments) {
        return new InspectionRequest(list.ref(), list.traderId(), ListNumber.invtNo(list.number()), "%04d".formatted(list.office()), null, departments, false,
                reason, List.of());
    }

    /** The open order is taken back: the parcel's case goes on elsewhere. No effect when there is none. */
    public void cancel(RetailList list, String reason) {
        inspections.cancel(list.ref(), reason);
    }

    /** What an inspection ordered to be declared anew is out of the way: the list has ended. */
    public void amended(RetailList list, String note) {
        inspections.amended(list.ref(), note);
    }

    /** All orders the list ever had, as that actor sees them. */
    public List<InspectionView> list(RetailList list, Actor actor) {
        return inspections.list(list.ref(), actor).stream().map(i -> inspections.view(i, actor)).toList();
    }
}
