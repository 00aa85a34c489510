package org.tongguan.declaration.act;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;

/** Lifts a stop when a senior officer has confirmed what another officer asked for. */
@Component
class LiftStop implements TwoPersonAction {

    private final DeclarationStore store;
    private final OfficerActs acts;

    LiftStop(DeclarationStore store, OfficerActs acts) {
        this.store = store;
        this.acts = acts;
    }

    @Override
    public String kind() {
        return OfficerActs.LIFT_STOP;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.SENIOR);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        found(request.subject().id());
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        acts.liftStop(second, found(request.subject().id()), request);
    }

    private Declaration found(UUID id) {
        return store.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "declaration", id));
    }
}
