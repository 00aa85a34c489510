package org.tongguan.periodic.act;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;

/** Lets a stopped delivery go when a senior officer has confirmed what another officer asked for: a control overruled. */
@Component("periodicLetGo")
class LetGo implements TwoPersonAction {

    static final String KIND = "let-delivery-go";
    private final Deliveries deliveries;

    LetGo(Deliveries deliveries) {
        this.deliveries = deliveries;
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
        deliveries.locked(request.label());
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        deliveries.letGo(second, request);
    }
}
