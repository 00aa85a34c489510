package org.tongguan.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.periodic.PeriodicPort.AT;
import static org.tongguan.periodic.PeriodicPort.ok;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.gate.Lanes;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.periodic.act.Approvals;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.trader.Traders;

/** No set of roles and no order of commands lets one account let a delivery go that was stopped. */
@SecondPlatform
class OnePersonDeliveryTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Lanes lanes;
    @Autowired Deliveries deliveries;
    @Autowired Approvals approvals;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;

    @Test
    void nobodyLetsAStoppedDeliveryGoAlone() {
        PeriodicPort port = new PeriodicPort(new Port(serverPort, traders, accounts, tokens, clock), lanes);
        port.open("200000.00", "GENERAL");
        ok(port.deliver("A", "2=40/10"));
        String number = port.number("A");
        ok(port.officer().post(AT + "/deliveries/" + number + "/commands/stop", Map.of("reason", "in doubt")));
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("let-go", "stop", "cancel")) {
            commands.put(c, a -> deliveries.act(a, number, c, "alone"));
        }
        for (String c : List.of("stop", "resume")) {
            commands.put(c + " the approval", a -> approvals.act(a, port.approval, c, "alone"));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        OnePerson.everybody("opener", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> gone(number), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    /** A cancelled one has no pass any more: its stop may stand or not. */
    private String gone(String number) {
        boolean free = jdbc.sql("""
                select d.state <> 'CANCELLED' and not exists (select from hold h where h.subject_id = d.id and h.reason = 'RISK' and h.lifted_at is null)
                from periodic_delivery d where d.number = ?""").param(number).query(Boolean.class).single();
        return free ? "nothing stops it any more" : null;
    }
}
