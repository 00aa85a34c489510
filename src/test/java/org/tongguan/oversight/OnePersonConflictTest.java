package org.tongguan.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Traders;

/** No set of roles and no order of commands lets one account end a conflict of interest, least of all whom it concerns. */
class OnePersonConflictTest extends PlatformTest {

    @Autowired Conflicts conflicts;
    @Autowired Accounts accounts;
    @Autowired Traders traders;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyEndsAConflictAlone() {
        Account officer = accounts.create(Actor.PLATFORM, new NewAccount("kin-" + Ids.next().toString().substring(24), "", Set.of(Role.OFFICER), "2218", null,
                true, null));
        UUID id = conflicts.declare(officer.actor(), null, SampleTraders.register(traders).id(), "a brother works there").id();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("end", a -> conflicts.end(a, id, "alone"));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        List<Actor> all = new ArrayList<>(OnePerson.everybody("ender", "2218"));
        // Whom it concerns, with every role he might have.
        OnePerson.everybody("x", "2218").forEach(a -> all.add(new Actor(a.accountId(), officer.username(), a.roles(), a.office(), null)));
        all.forEach(a -> found.addAll(search.search(a, commands, () -> ended(id), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(20);
    }

    private String ended(UUID id) {
        return jdbc.sql("select ended_at is not null from conflict_of_interest where id = ?").param(id).query(Boolean.class).single() ? "ended" : null;
    }
}
