package org.tongguan.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;

/**
 * Somebody, or a machine, that may come in.
 *
 * @param username    log-in name, lower case
 * @param office      four-digit customs office of an officer or lane, else null
 * @param traderId    whose account it is, null unless a trader's
 * @param mustChange  the password was given out and has to be replaced before anything else
 * @param sandbox     a sample account: its password is known to all, so it is good only while the sandbox is on
 * @param lastLoginAt null when it never logged in
 */
public record Account(long id, String username, String displayName, Set<Role> roles, String office, Long traderId, boolean mustChange,
                      boolean active, boolean sandbox, Instant lastLoginAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** As journal names it. */
    public SubjectRef subject() {
        return new SubjectRef("account", new UUID(0, id));
    }

    /** The account as one who acts; while the password has to be replaced it has no role, so nothing else can be done with it. */
    public Actor actor() {
        return new Actor(id, username, mustChange ? Set.of() : roles, office, traderId);
    }
}
