package org.tongguan.runtime;

import java.util.List;
import java.util.Set;
import org.tongguan.kernel.Actor;

/**
 * Has a say before what a transaction did is written down and committed: the one place that whatever an account does about a trader comes through,
 * because nothing of the kind is done without an entry.
 */
public interface JournalGuard {

    /**
     * Refuses by throwing: then nothing of the transaction happened.
     *
     * @param events    what will be written
     * @param concerned traders it concerns: those of the events, and those who are not told of them
     */
    void check(Actor actor, List<JournalEvent> events, Set<Long> concerned);
}
