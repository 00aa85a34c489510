package org.tongguan.trader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;

/** Waiver: no set of roles and no order of commands lets one account give a trader a better grade, which frees from guarantees. */
class OnePersonGradeTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private Grade grade(long trader) {
        return Grade.valueOf(transactions.unscoped(() -> jdbc.sql("select grade from trader where id = ?").param(trader).query(String.class).single()));
    }

    @Test
    void nobodyRaisesAGradeAlone() {
        long trader = SampleTraders.register(traders).id();
        traders.changeGrade(Actor.PLATFORM, trader, Grade.DISHONEST, "found out");
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (Grade g : Grade.values()) {
            commands.put(g.name(), a -> traders.propose(a, trader, g, "alone"));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 4);
        OnePerson.everybody("raiser", "2218").forEach(a -> found.addAll(search.search(a, commands,
                () -> grade(trader) == Grade.DISHONEST ? null : grade(trader).name(), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    @Test
    void oneLowersAndTwoRaise() {
        long trader = SampleTraders.register(traders).id();
        Actor senior = new Actor(91, "senior-one", Set.of(Role.SENIOR), null, null);
        Actor another = new Actor(92, "senior-two", Set.of(Role.SENIOR), null, null);
        assertThat(traders.propose(senior, trader, Grade.ADVANCED, "certified")).isFalse();
        assertThat(traders.get(trader).grade()).isEqualTo(Grade.REGISTERED);
        assertThat(traders.propose(another, trader, Grade.ADVANCED, "seen")).isTrue();
        assertThat(traders.get(trader).grade()).isEqualTo(Grade.ADVANCED);
        assertThat(traders.propose(senior, trader, Grade.REGISTERED, "lapsed")).isTrue();
        assertThat(traders.get(trader).grade()).isEqualTo(Grade.REGISTERED);
    }
}
