package org.tongguan.oversight;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;

/** Cases that wait for an officer's judgement; implemented by the module whose cases they are. */
public interface WaitingCases {

    /**
     * A case.
     *
     * @param label as people know it
     */
    record Waiting(SubjectRef subject, String label, Long traderId, String office) { }

    /** The longest waiting ones at the actor's office; at most so many. */
    List<Waiting> waiting(Actor actor, int most);

    /** Those of the cases that lie at the actor's office and still wait. */
    List<Waiting> waiting(Actor actor, Collection<UUID> cases);
}
