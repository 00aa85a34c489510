package org.tongguan.sample;

import java.util.Map;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;

/**
 * What every story of a world shares.
 *
 * @param people who acts, by log-in name
 */
record Scene(String world, SampleData data, Map<String, Actor> people) {

    Actor person(String username) {
        return people.get(username);
    }

    /** Who has that role at that office; null when nobody of the sample has. */
    Actor at(String office, Role role) {
        return people.values().stream().filter(a -> a.is(role) && office.equals(a.office()) && a.roles().size() == 1).findFirst().orElse(null);
    }
}
