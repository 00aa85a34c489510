package org.tongguan.cargo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;

/** What an appointment must know of a declaration; implemented by the declaration module, which lies above this one. */
public interface PickupSubjects {

    /** Facts of a declaration that this actor may see. See {@link PickupRequest} for the words. */
    record Facts(SubjectRef subject, Long traderId, String declarationNumber, String direction, TransportKey transport, List<String> containers,
                 boolean released) { }

    /** The declaration, if the actor may make an appointment for it (it is the actor's own and its goods have not left). */
    Optional<Facts> find(UUID declarationId, Actor actor);
}
