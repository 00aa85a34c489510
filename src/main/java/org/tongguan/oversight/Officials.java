package org.tongguan.oversight;

import java.util.Optional;
import org.tongguan.kernel.Actor;

/** Tells which accounts are officials'; implemented where accounts are kept. */
public interface Officials {

    /** Whether there is an active account of that log-in name with a role of customs. */
    boolean isOfficial(String username);

    /** The official of that log-in name, as one who acts; empty as {@link #isOfficial} is false. */
    Optional<Actor> official(String username);
}
