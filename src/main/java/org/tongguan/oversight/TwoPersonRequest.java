package org.tongguan.oversight;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * Half of an action that takes two.
 *
 * @param subject   what it is about, e.g. a declaration
 * @param label     the subject as people know it: its number or name
 * @param office    where the second person has to be responsible; null = anywhere
 * @param arguments what is to be done in detail; the second person confirms exactly this
 * @param decidedBy who confirmed, refused or withdrew it; null while it waits
 */
public record TwoPersonRequest(UUID id, String kind, SubjectRef subject, String label, String office, Map<String, String> arguments, String reason,
                               State state, String askedBy, Instant askedAt, Instant expiresAt, String decidedBy, Instant decidedAt, String note) {

    public TwoPersonRequest {
        arguments = Map.copyOf(arguments);
    }

    /** Where it stands. */
    public enum State { ASKED, DONE, REFUSED, WITHDRAWN, LAPSED }

    /** Whether the action itself has been done. */
    public boolean isDone() {
        return state == State.DONE;
    }

    TwoPersonRequest decided(State to, String by, Instant at, String why) {
        return new TwoPersonRequest(id, kind, subject, label, office, arguments, reason, to, askedBy, askedAt, expiresAt, by, at, why);
    }
}
