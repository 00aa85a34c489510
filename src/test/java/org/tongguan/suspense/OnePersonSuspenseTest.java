package org.tongguan.suspense;

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
import org.tongguan.support.OwnedSamples;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.suspense.act.GoodsAccountWork;
import org.tongguan.suspense.act.MovementWork;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Goods on account: no set of roles and no order of commands lets one official write goods off that the trader did not ask to be written off. */
class OnePersonSuspenseTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired OwnedAccount owned;
    @Autowired GoodsAccountWork work;
    @Autowired MovementWork movements;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyWritesGoodsOffOrOpensAnAccountAlone() {
        Trader trader = SampleTraders.register(traders);
        Map<String, OwnedSamples> made = owned.make(trader);
        String account = made.get("/api/v1/suspense/accounts/").variables().get("number");
        String movement = made.get("/api/v1/suspense/movements/").variables().get("number");
        movements.act(new Actor(2, "officer-s", Set.of(Role.OFFICER), "2218", null), movement, "refuse", new MovementWork.Given("no", null));
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("accept", "refuse", "withdraw", "ask-extension", "grant-extension", "levy", "claim")) {
            commands.put(c, a -> work.act(a, account, c, new GoodsAccountWork.Given("alone", "serial numbers", null)));
        }
        for (String c : List.of("identify", "confirm", "withdraw")) {
            commands.put(c + " the movement", a -> movements.act(a, movement, c, new MovementWork.Given("alone", "serial numbers")));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 2);
        OnePerson.everybody("writer", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> out(account), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.given()).isGreaterThan(300);
    }

    private String out(String account) {
        String state = jdbc.sql("select state from suspense_account where number = ?").param(account).query(String.class).single();
        boolean written = jdbc.sql("""
                select exists (select from suspense_movement m join suspense_account a on a.id = m.account_id
                where a.number = ? and m.state in ('DUE', 'DONE'))""")
                .param(account).query(Boolean.class).single();
        return written ? "written off" : List.of("OPEN", "CLOSED").contains(state) ? state : null;
    }
}
