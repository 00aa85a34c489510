package org.tongguan.ecommerce.act;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;

/** Lets a detained parcel go, when another senior officer has confirmed it. */
@Component
class ReleaseList implements TwoPersonAction {

    private final ListWork work;

    ReleaseList(ListWork work) {
        this.work = work;
    }

    @Override
    public String kind() {
        return ListWork.RELEASE;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.SENIOR);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        work.locked(request.subject().id());
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        work.release(second, request.subject().id(), request.reason());
    }
}
