package org.tongguan.revenue.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.ledger.Account;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.support.SecondPlatform;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** No set of roles and no order of commands lets one account give money back. */
@SecondPlatform
class OnePersonRefundTest extends PlatformTest {

    @Autowired Refunds refunds;
    @Autowired RefundDesk desk;
    @Autowired Traders traders;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyGivesMoneyBackAlone() {
        Trader trader = SampleTraders.register(traders);
        String number = transactions.call(Actor.PLATFORM, () -> desk.openNotOwed(trader.id(), "N" + Ids.next(), new BigDecimal("100.00"), LocalDate.now(clock),
                "paid twice", Account.unlimited("unexplained:alone", "CNY"))).number();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("accept", "refuse", "propose", "approve", "send-back")) {
            commands.put(c, a -> refunds.act(a, number, c, "alone", "6222020000000000001"));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 4);
        OnePerson.everybody("payer", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> paid(number), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(30);
    }

    private String paid(String number) {
        String state = jdbc.sql("select state from refund where number = ?").param(number).query(String.class).single();
        return List.of("APPROVED", "PAID").contains(state) ? state : null;
    }
}
