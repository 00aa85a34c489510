package org.tongguan.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.support.SecondPlatform;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** No set of roles and no order of commands lets one account bring a guarantee in and accept it, or cancel one. */
@SecondPlatform
class OnePersonGuaranteeTest extends PlatformTest {

    private static final Actor OTHER = new Actor(2, "officer-other", Set.of(Role.OFFICER, Role.SENIOR), "2248", null);
    @Autowired GuaranteeRegister guarantees;
    @Autowired TwoPersons twoPersons;
    @Autowired Traders traders;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private GuaranteeRegister.Draft draft(Trader trader) {
        return new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, trader.id(), "2248", "中国银行上海市分行",
                "L" + Ids.next(), null, new BigDecimal("100.00"), LocalDate.now(clock), LocalDate.of(2026, 12, 31), null);
    }

    private String state(String number) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select state from guarantee where number = ?").param(number).query(String.class).single());
    }

    private List<String> search(String number, String reached, OnePerson.Tried tried) {
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String c : List.of("accept", "refuse", "ask-cancel", "cancel", "keep")) {
            commands.put(c, a -> guarantees.act(a, number, c, "alone"));
        }
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 4);
        for (Actor alone : OnePerson.everybody("guarantor", "2248")) {
            found.addAll(search.search(alone, commands, () -> state(number).equals(reached) ? reached : null, tried));
        }
        return found;
    }

    @Test
    void nobodyCancelsAGuaranteeAlone() {
        Trader trader = SampleTraders.register(traders);
        String number = guarantees.register(new Actor(5, "declarant-x", Set.of(Role.DECLARANT), null, trader.id()), draft(trader)).number();
        guarantees.act(OTHER, number, "accept", "");
        OnePerson.Tried tried = new OnePerson.Tried();
        assertThat(search(number, "CANCELLED", tried)).isEmpty();
        assertThat(tried.done()).isGreaterThan(20);
    }

    @Test
    void nobodyAcceptsWhatHeBroughtInHimself() {
        Trader trader = SampleTraders.register(traders);
        for (Actor alone : OnePerson.everybody("guarantor", "2248")) {
            if (alone.is(Role.OFFICER) || alone.is(Role.SENIOR)) {
                String number = guarantees.register(alone, draft(trader)).number();
                assertThat(search(number, "ACTIVE", new OnePerson.Tried())).as(alone.roles().toString())
                        .allSatisfy(found -> assertThat(found).doesNotContain(alone.roles() + " [accept]"));
            }
        }
    }
}
