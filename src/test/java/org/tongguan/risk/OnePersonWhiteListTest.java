package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.tongguan.risk.RiskParameters.ExemptionDraft;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Traders;

/** Waiver: no set of roles and no order of commands lets one account spare a trader or commodity the hits of targeting. */
class OnePersonWhiteListTest extends PlatformTest {

    private static final Actor ANALYST = new Actor(81, "analyst-one", Set.of(Role.ANALYST), null, null);
    private static final Actor ANOTHER = new Actor(82, "analyst-two", Set.of(Role.ANALYST), null, null);
    @Autowired WhiteList whiteList;
    @Autowired TwoPersons twoPersons;
    @Autowired Traders traders;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private long entries(long trader) {
        return transactions.unscoped(() -> jdbc.sql("select count(*) from risk_exemption where trader_id = ? and ended_at is null").param(trader)
                .query(Long.class).single());
    }

    @Test
    void nobodySparesATraderAlone() {
        long trader = SampleTraders.register(traders).id();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("all its goods", a -> whiteList.ask(a, new ExemptionDraft(trader, null, null, null, null, "alone")));
        commands.put("some of its goods", a -> whiteList.ask(a, new ExemptionDraft(trader, "8471", null, null, null, "alone")));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 4);
        OnePerson.everybody("sparer", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> entries(trader) > 0 ? "spared" : null, tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(50);
    }

    @Test
    void twoDoExactlyWhatTheFirstAskedFor() {
        long trader = SampleTraders.register(traders).id();
        ExemptionDraft asked = new ExemptionDraft(trader, "8471", null, null, null, "years without a finding");
        assertThat(whiteList.ask(ANALYST, asked).isDone()).isFalse();
        assertThat(whiteList.ask(ANOTHER, new ExemptionDraft(trader, null, null, null, null, "more")).isDone()).as("something else is another request")
                .isFalse();
        assertThat(transactions.read(ANALYST, () -> entries(trader))).isZero();
        assertThat(whiteList.ask(ANOTHER, asked).isDone()).isTrue();
        assertThat(transactions.read(ANALYST, () -> entries(trader))).isEqualTo(1);
        assertThatThrownBy(() -> whiteList.ask(ANALYST, new ExemptionDraft(null, null, null, null, null, "x"))).hasMessageContaining("REFUSED");
    }
}
