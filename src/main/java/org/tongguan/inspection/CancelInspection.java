package org.tongguan.inspection;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;

/** Takes an inspection order back when a senior officer has confirmed what another officer asked for: a control overruled. */
@Component
class CancelInspection implements TwoPersonAction {

    static final String KIND = "cancel-inspection";
    private final Inspections inspections;
    private final InspectionStore store;

    CancelInspection(Inspections inspections, InspectionStore store) {
        this.inspections = inspections;
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.SENIOR);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        store.find(request.subject().id(), true);
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        inspections.cancelled(request.subject().id(), request.reason(), second);
    }
}
