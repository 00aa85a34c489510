package org.tongguan.continuity;

import java.time.Instant;
import java.util.List;

/**
 * How the platform is, as anybody may know.
 *
 * @param state   worst of what follows
 * @param reasons why it is not as it should be; empty when it is
 * @param at      when it was looked at
 */
public record PlatformCondition(State state, List<Reason> reasons, Instant at) {

    /** As it should be; works, with something withheld or late; takes nothing. */
    public enum State { OK, DEGRADED, DOWN }

    /** Why it is not as it should be. */
    public enum Reason {
        /** The database does not answer: nothing can be done. */
        DATABASE(State.DOWN),
        /** Its settings could lose what was acknowledged, since somebody changed them. */
        DURABILITY(State.DOWN),
        /** So little room is left that new messages are refused; the rest works. */
        DISK(State.DEGRADED),
        /** Room will be short soon; nothing is refused. */
        DISK_SOON(State.DEGRADED),
        /** Many messages wait: answers are late. */
        QUEUE(State.DEGRADED),
        /** Work that follows of itself waits longer than it should. */
        JOBS(State.DEGRADED);

        private final State state;

        Reason(State state) {
            this.state = state;
        }

        public State state() {
            return state;
        }
    }

    public PlatformCondition {
        reasons = List.copyOf(reasons);
    }

    static PlatformCondition of(List<Reason> reasons, Instant at) {
        return new PlatformCondition(reasons.stream().map(Reason::state).max(Enum::compareTo).orElse(State.OK), reasons, at);
    }
}
