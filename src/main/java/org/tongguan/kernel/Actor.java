package org.tongguan.kernel;

import java.util.Set;

/**
 * Who does something: an account with its roles, and for a trader's account the trader whose data it may see.
 *
 * @param accountId database id; 0 for the platform itself
 * @param name      log-in name, as it stands in the journal
 * @param office    customs office (four-digit code) of an officer or lane, else null
 * @param traderId  the only trader whose data this account may see, null for officials and the platform
 */
public record Actor(long accountId, String name, Set<Role> roles, String office, Long traderId) {

    /** The platform acting by itself: timers, automatic decisions. */
    public static final Actor PLATFORM = new Actor(0, "platform", Set.of(), null, null);
    /** The administration as a whole, in the list of offices. */
    private static final String NATION = "0000";

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isOfficial() {
        return roles.stream().anyMatch(Role::isOfficial);
    }

    /**
     * The row-level-security scope: {@code *} sees all, a trader's id sees that trader's rows, the empty scope sees none.
     * Banks, terminals and lanes get only what their own endpoints hand out.
     */
    public String scope() {
        if (traderId != null) {
            return traderId.toString();
        }
        return this == PLATFORM || accountId == 0 || isOfficial() || roles.stream().anyMatch(r -> r == Role.BANK || r == Role.TERMINAL || r == Role.LANE)
                ? "*" : "";
    }

    /** Whether what lies at that office is this actor's to decide: at the own office; at a regional office (its code ends in 00) all below it. */
    public boolean covers(String other) {
        return office == null || NATION.equals(office) || other != null
                && (office.equals(other) || office.endsWith("00") && other.startsWith(office.substring(0, 2)));
    }
}
