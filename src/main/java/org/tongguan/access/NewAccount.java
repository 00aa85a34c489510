package org.tongguan.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Role;

/**
 * What is entered of an account; see {@link Account} for the words.
 *
 * @param password null: no password yet (new) or the one it has (change)
 */
public record NewAccount(String username, String displayName, Set<Role> roles, String office, Long traderId, boolean active, String password) {

    private static final Set<Role> OFFICIALS = EnumSet.of(Role.OFFICER, Role.INSPECTOR, Role.SENIOR, Role.ANALYST, Role.ADMIN);
    private static final Set<Role> TRADERS = EnumSet.of(Role.DECLARANT, Role.TRADER_MANAGER);
    /** The sides; an account's roles are all of one of them. */
    private static final List<Set<Role>> SIDES = List.of(OFFICIALS, TRADERS, EnumSet.of(Role.BANK), EnumSet.of(Role.TERMINAL), EnumSet.of(Role.LANE));
    private static final int MAX_NAME = 100;

    public NewAccount {
        username = username == null ? "" : username.strip().toLowerCase(java.util.Locale.ROOT);
        displayName = displayName == null || displayName.isBlank() ? username : displayName.strip();
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        office = office == null || office.isBlank() ? null : office;
    }

    NewAccount withoutPassword() {
        return new NewAccount(username, displayName, roles, office, traderId, active, null);
    }

    /** Everything that is wrong with it, apart from what only the registers know. */
    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (!username.matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
            found.add(Finding.error("ACC-001", "/username", username));
        }
        if (displayName.length() > MAX_NAME || displayName.chars().anyMatch(Character::isISOControl)) {
            found.add(Finding.error("ACC-002", "/displayName", MAX_NAME));
        }
        if (roles.isEmpty() || SIDES.stream().noneMatch(side -> side.containsAll(roles))) {
            found.add(Finding.error("ACC-003", "/roles"));
        }
        if (!roles.isEmpty() && TRADERS.containsAll(roles) != (traderId != null)) {
            found.add(Finding.error("ACC-004", "/traderId"));
        }
        boolean mustHaveOffice = roles.contains(Role.OFFICER) || roles.contains(Role.INSPECTOR);
        boolean mayHaveOffice = roles.stream().noneMatch(r -> TRADERS.contains(r) || r == Role.BANK);
        if (office == null ? mustHaveOffice : !mayHaveOffice) {
            found.add(Finding.error("ACC-005", "/office"));
        }
        if (password != null) {
            found.addAll(Passwords.findings(password, username));
        }
        return found;
    }
}
