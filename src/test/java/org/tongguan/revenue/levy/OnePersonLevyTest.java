package org.tongguan.revenue.levy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.revenue.Bill;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** No set of roles and no order of commands lets one account decide a levy that it proposed; another does. */
class OnePersonLevyTest extends PlatformTest {

    @Autowired Levies levies;
    @Autowired LevyStore store;
    @Autowired Traders traders;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private String proposedBy(Actor who, Trader trader) {
        LocalDate day = LocalDate.now(clock);
        Levy levy = new Levy(Ids.next(), "LX" + Ids.next(), Levy.Ground.CONFIRMED, new SubjectRef("declaration", Ids.next()), "220120261000000019", trader.id(),
                "2218", List.of(new Bill.Line("DUTY", new BigDecimal("100.00"))), new BigDecimal("100.00"), day, day.plusYears(1), Levy.State.PROPOSED,
                "short", "", who.name(), clock.instant(), null, null, null);
        transactions.run(Actor.PLATFORM, () -> store.insert(levy));
        return levy.number();
    }

    private String state(String number) {
        return transactions.unscoped(() -> jdbc.sql("select state from levy where number = ?").param(number).query(String.class).single());
    }

    @Test
    void nobodyDecidesWhatHeProposed() {
        Trader trader = SampleTraders.register(traders);
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 2);
        for (Actor alone : OnePerson.everybody("leviator", "2218")) {
            String number = proposedBy(alone, trader);
            Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
            for (String c : List.of("approve", "refuse")) {
                commands.put(c, a -> levies.act(a, number, c, "alone"));
            }
            assertThat(search.search(alone, commands, () -> "PROPOSED".equals(state(number)) ? null : state(number), new OnePerson.Tried())).isEmpty();
        }
        String number = proposedBy(new Actor(93, "proposer", Set.of(Role.OFFICER), "2218", null), trader);
        levies.act(new Actor(94, "decider", Set.of(Role.SENIOR), "2218", null), number, "refuse", "no");
        assertThat(transactions.read(Actor.PLATFORM, () -> state(number))).isEqualTo("REFUSED");
    }
}
