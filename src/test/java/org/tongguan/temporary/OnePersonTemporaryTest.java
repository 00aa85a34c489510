package org.tongguan.temporary;

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
import org.tongguan.temporary.act.ClearanceWork;
import org.tongguan.temporary.act.Clearances;
import org.tongguan.temporary.act.Exhibitions;
import org.tongguan.temporary.act.GoodsListWork;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Temporary goods: no set of roles and no order of commands lets one official write goods off, or end an exhibition with goods still in. */
class OnePersonTemporaryTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired OwnedGoodsList owned;
    @Autowired GoodsListWork work;
    @Autowired Clearances clearances;
    @Autowired ClearanceWork clearing;
    @Autowired Exhibitions exhibitions;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyWritesGoodsOffAlone() {
        Trader trader = SampleTraders.register(traders);
        Map<String, OwnedSamples> made = owned.make(trader);
        String list = made.get("/api/v1/temporary/lists/").variables().get("number");
        String clearance = made.get("/api/v1/temporary/clearances/").variables().get("number");
        String exhibition = made.get("/api/v1/temporary/exhibitions/").variables().get("number");
        clearing.act(new Actor(2, "officer-t", Set.of(Role.OFFICER), "2218", null), clearance, "refuse", new ClearanceWork.Given("no", null));
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("admit", "return", "refuse", "grant-extension", "claim", "withdraw")) {
            commands.put(c, a -> work.act(a, list, c, new GoodsListWork.Given("alone", null, null, null)));
        }
        for (String c : List.of("confirm", "reverse", "withdraw")) {
            commands.put(c + " the way out", a -> clearing.act(a, clearance, c, new ClearanceWork.Given("alone", null)));
        }
        commands.put("ask for a way out", a -> clearances.ask(a, list, new Clearances.Asked(WayOut.DESTRUCTION, "alone", null, null, null, null)));
        commands.put("close the exhibition", a -> exhibitions.act(a, exhibition, "close", "alone"));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 2);
        OnePerson.everybody("clearer", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> out(list, exhibition), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.given()).isGreaterThan(300);
    }

    private String out(String list, String exhibition) {
        boolean written = jdbc.sql("""
                select exists (select from temporary_clearance c join temporary_list l on l.id = c.list_id
                where l.number = ? and c.state in ('DUE', 'DONE'))""")
                .param(list).query(Boolean.class).single();
        String state = jdbc.sql("select state from exhibition where number = ?").param(exhibition).query(String.class).single();
        return written ? "written off" : "CLOSED".equals(state) ? "the exhibition is closed with goods still in" : null;
    }
}
