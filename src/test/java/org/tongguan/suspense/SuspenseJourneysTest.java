package org.tongguan.suspense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongguan.suspense.Suspended.ok;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.ledger.Ledger;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Traders;

/** Goods on account from their first declaration to the last write-off, {@code cases/suspense/*.yaml}. */
@SecondPlatform
class SuspenseJourneysTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Ledger ledger;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Suspended goods;

    static Stream<Map<String, Object>> flows() {
        return YamlCases.list(Path.of("cases/suspense")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flows")
    void flow(Map<String, Object> one) {
        goods = new Suspended(new Port(serverPort, traders, accounts, tokens, clock));
        int number = 0;
        for (Map<String, Object> step : YamlCases.maps(one.get("steps"))) {
            number++;
            if (step.containsKey("at")) {
                clock.set(LocalDateTime.parse(step.get("at").toString().replace(' ', 'T')));
                jobs.runDue();
            }
            String said = take(step);
            if (step.containsKey("expect")) {
                assertThat(said).as("%s, step %d: %s", one.get("title"), number, step).isEqualTo(step.get("expect"));
            }
        }
        assertThat(ledger.trialBalance().faults()).as("the books are sound").isEmpty();
    }

    @Test
    void anItemChangesOnlyByAnAmendmentAndNeverWithoutTheLedger() {
        clock.set(LocalDateTime.parse("2026-06-10T09:00"));
        goods = new Suspended(new Port(serverPort, traders, accounts, tokens, clock));
        goods.guarantee("500000.00");
        goods.declare(Map.of("name", "in", "file", "value", "set", Map.of("/head/procedureCode", "1300", "/head/levyNature", "299")));
        ok(goods.open(Map.of("regime", "INWARD_REPAIR", "of", "in")));
        ok(goods.command("accept", Map.of("identity", "serial numbers")));
        String number = goods.seen().get("account").get("number").asString();
        String less = "update suspense_item i set quantity = i.quantity - 1 from suspense_account a where a.id = i.account_id and a.number = ?";
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql(less).param(number).update()))
                .hasStackTraceContaining("changes without an amendment");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> {
            jdbc.sql("""
                    insert into suspense_item_version(item_id, version, account_id, trader_id, code, name, quantity, price, currency, value, origin, security,
                    reason, amended_by, amended_at) select i.id, 2, i.account_id, i.trader_id, i.code, i.name, i.quantity, i.price, i.currency, i.value,
                    i.origin, i.security, 'counted again', 'nobody', now() from suspense_item i join suspense_account a on a.id = i.account_id
                    where a.number = ?""").param(number).update();
            jdbc.sql(less).param(number).update();
        })).hasStackTraceContaining("is not what the ledger holds of it");
        assertThat(goods.line()).isEqualTo("OPEN | left 1000 10000 | secured 88160.00 | due 2026-12-10");
    }

    private String take(Map<String, Object> step) {
        if (step.containsKey("declare")) {
            return goods.declare(YamlCases.map(step.get("declare")));
        } else if (step.containsKey("standing")) {
            return goods.standing(String.valueOf(step.get("standing")));
        } else if (step.containsKey("guarantee")) {
            return goods.guarantee(String.valueOf(step.get("guarantee")));
        } else if (step.containsKey("renew")) {
            return goods.renew(String.valueOf(step.get("renew")));
        } else if (step.containsKey("foreign")) {
            goods.foreign(new Port(serverPort, traders, accounts, tokens, clock));
            return "";
        } else if (step.containsKey("free")) {
            return goods.free();
        } else if (step.containsKey("pay")) {
            return goods.pay(String.valueOf(step.get("pay"))) + " | " + goods.line();
        } else if (step.containsKey("unpaid")) {
            return goods.unpaid() + " | " + goods.line();
        } else if (step.containsKey("passed")) {
            goods.passed();
            return goods.line();
        } else if (step.containsKey("told")) {
            assertThat(goods.told(String.valueOf(step.get("told")))).as("%s", step).isTrue();
            return goods.line();
        } else if (step.containsKey("inspected")) {
            return goods.inspected();
        } else if (step.containsKey("movement")) {
            return goods.moved();
        } else if (step.containsKey("changes")) {
            return goods.changes();
        } else if (step.containsKey("line")) {
            return goods.line();
        }
        Caller.Answer answer = asked(step);
        if (step.containsKey("refused")) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.body()).contains(String.valueOf(step.get("refused")));
            return "REFUSED";
        }
        ok(answer);
        return step.containsKey("decide") ? goods.moved() + " | " + goods.line() : goods.line();
    }

    private Caller.Answer asked(Map<String, Object> step) {
        if (step.containsKey("open")) {
            return goods.open(YamlCases.map(step.get("open")));
        } else if (step.containsKey("command")) {
            return goods.command(String.valueOf(step.get("command")), step);
        } else if (step.containsKey("move")) {
            return goods.move(YamlCases.map(step.get("move")));
        } else if (step.containsKey("decide")) {
            return goods.decide(String.valueOf(step.get("decide")), step);
        } else if (step.containsKey("inspect")) {
            return goods.inspect(String.valueOf(step.get("inspect")));
        } else if (step.containsKey("fails")) {
            return goods.sees("FAIL", String.valueOf(step.get("fails")));
        } else if (step.containsKey("decides")) {
            return goods.decides(step);
        } else if (step.containsKey("fine")) {
            return goods.paysFine();
        } else if (step.containsKey("part")) {
            return goods.part(YamlCases.map(step.get("part")));
        } else if (step.containsKey("rent")) {
            return goods.rent(YamlCases.map(step.get("rent")));
        } else if (step.containsKey("levyRent")) {
            return goods.levyRent(YamlCases.map(step.get("levyRent")));
        } else if (step.containsKey("claim")) {
            return goods.claimOnGuaranteePage();
        } else if (step.containsKey("withdraw")) {
            return goods.withdraw(String.valueOf(step.get("withdraw")));
        } else if (step.containsKey("approveWithdrawal")) {
            return goods.decideChange(String.valueOf(step.get("approveWithdrawal")), "approve-change");
        } else if (step.containsKey("amend")) {
            return goods.amend(YamlCases.map(step.get("amend")));
        } else if (step.containsKey("approve")) {
            return goods.decideChange(String.valueOf(step.get("approve")), "approve-change");
        } else if (step.containsKey("refuseChange")) {
            return goods.decideChange(String.valueOf(step.get("refuseChange")), "refuse-change");
        }
        throw new AssertionError("unknown step " + step);
    }
}
