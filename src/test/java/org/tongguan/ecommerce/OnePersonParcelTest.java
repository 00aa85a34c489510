package org.tongguan.ecommerce;

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
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.kernel.Actor;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Manual release: no set of roles and no order of commands lets one account release a parcel that was detained. */
class OnePersonParcelTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired OwnedRetailList lists;
    @Autowired ListWork work;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyReleasesADetainedParcelAlone() {
        Trader trader = SampleTraders.register(traders);
        UUID id = UUID.fromString(lists.make(trader).get("/api/v1/ecommerce/lists/").variables().get("id"));
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update ecommerce_list set state = ?, decided_at = now() where id = ?")
                .params(ListState.DETAINED.code(), id).update());
        int office = transactions.read(Actor.PLATFORM,
                () -> jdbc.sql("select office from ecommerce_list where id = ?").param(id).query(Integer.class).single());
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("release", "inspect", "reject", "send-back", "return", "confiscate")) {
            commands.put(c, a -> work.command(a, id, c, "alone", null));
        }
        commands.put("detain", a -> work.command(a, id, "detain", "alone", Detention.values()[0]));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        OnePerson.everybody("releaser", "%04d".formatted(office)).forEach(a -> found.addAll(search.search(a, commands, () -> released(id), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(30);
    }

    private String released(UUID id) {
        int state = jdbc.sql("select state from ecommerce_list where id = ?").param(id).query(Integer.class).single();
        return Set.of(ListState.RELEASED.code(), ListState.PASSED.code(), ListState.CLOSED.code()).contains(state) ? "the parcel is released" : null;
    }
}
