package org.tongguan.trader;

import org.tongguan.kernel.Actor;

/** Sees to it that a better grade, which waives guarantees and spares inspections, takes two persons; implemented above this module. */
public interface GradeRaises {

    /**
     * Asks for a better grade, or gives what another asked for.
     *
     * @return whether it was given; false while it waits for a second person
     */
    boolean ask(Actor actor, Trader trader, Grade grade, String reason);
}
