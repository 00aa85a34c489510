package org.tongguan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;

/**
 * No administrator makes himself a second person: alone he can neither open an account, nor give one a role or a password, nor bring one back,
 * nor become the only administrator by taking the other's role away.
 */
class OnePersonAccountTest extends PlatformTest {

    private static final String PASSWORD = "correct horse battery";
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Account account(Set<Role> roles, boolean active) {
        return accounts.create(Actor.PLATFORM, new NewAccount("one-" + Ids.next().toString().substring(24), "", roles, "2218", null, active, PASSWORD));
    }

    private static NewAccount as(Account a, Set<Role> roles, boolean active) {
        return new NewAccount(a.username(), "", roles, a.office(), null, active, null);
    }

    @Test
    void nobodyGetsASecondAccountOrMoreRolesAlone() {
        Account other = account(Set.of(Role.ADMIN), true);
        Account officer = account(Set.of(Role.OFFICER), true);
        Account left = account(Set.of(Role.SENIOR, Role.OFFICER), false);
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        for (Actor like : OnePerson.everybody("x", "2218")) {
            Account own = account(like.roles(), true);
            String puppet = "puppet-" + own.id();
            Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
            commands.put("open a senior's account", a -> accounts.propose(a,
                    new NewAccount(puppet, "", Set.of(Role.SENIOR), "2218", null, true, null), ""));
            commands.put("give oneself all roles", a -> accounts.proposeUpdate(a, own.id(),
                    as(own, Set.of(Role.OFFICER, Role.INSPECTOR, Role.SENIOR, Role.ANALYST, Role.ADMIN), true), ""));
            commands.put("give an officer another role", a -> accounts.proposeUpdate(a, officer.id(),
                    as(officer, Set.of(Role.OFFICER, Role.SENIOR), true), ""));
            commands.put("bring one back who left", a -> accounts.proposeUpdate(a, left.id(), as(left, left.roles(), true), ""));
            commands.put("disable the other administrator", a -> accounts.proposeUpdate(a, other.id(), as(other, other.roles(), false), ""));
            long roles = roles();
            Actor alone = own.actor();
            found.addAll(search.search(alone, commands, () -> roles() > roles ? "somebody has more" : null, tried));
        }
        System.out.printf("accounts: %,d commands given by 31 sets of roles, %,d did something%n", tried.given(), tried.done());
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    /** Roles that active accounts have together, but for administrators who are nothing else: those may be disabled by one. */
    private long roles() {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select coalesce(sum(cardinality(roles)), 0) from account where active and roles <> array['ADMIN']""").query(Long.class).single());
    }

    private java.util.UUID asked(String label) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from two_person_request where label = ? and state = 'ASKED'").param(label)
                .query(java.util.UUID.class).single());
    }

    @Test
    void aPasswordOfAnotherIsSetByTwo() {
        Account first = account(Set.of(Role.ADMIN), true);
        Account second = account(Set.of(Role.ADMIN), true);
        Account officer = account(Set.of(Role.OFFICER), true);
        assertThat(accounts.setPassword(first.actor(), officer.id(), "another long password", "forgotten")).isFalse();
        assertThat(new Caller(port).logIn(officer.username(), "another long password").status()).isEqualTo(401);
        java.util.UUID asked = asked(officer.username());
        assertThat(new Caller(port).bearer(tokens.create(first.actor(), "t").token()).post("/api/v1/two-persons/" + asked + "/confirm", Map.of()).status())
                .isEqualTo(403);
        Caller another = new Caller(port).bearer(tokens.create(second.actor(), "t").token());
        assertThat(another.get("/api/v1/two-persons?state=ASKED").body()).contains(officer.username()).doesNotContain("$2a$");
        assertThat(another.post("/api/v1/two-persons/" + asked + "/confirm", Map.of()).status()).isEqualTo(200);
        assertThat(new Caller(port).logIn(officer.username(), "another long password").status()).isEqualTo(200);
    }

    @Test
    void halfAnActionLapsesAfterThreeDays() {
        Account first = account(Set.of(Role.ADMIN), true);
        Account second = account(Set.of(Role.ADMIN), true);
        String name = "late-" + first.id();
        assertThat(accounts.propose(first.actor(), new NewAccount(name, "", Set.of(Role.SENIOR), null, null, true, null), "")).isEmpty();
        clock.advance(Duration.ofDays(3).plusSeconds(1));
        java.util.UUID asked = asked(name);
        assertThat(new Caller(port).bearer(tokens.create(second.actor(), "t").token()).post("/api/v1/two-persons/" + asked + "/confirm", Map.of()).status())
                .isEqualTo(409);
    }
}
