package org.tongguan.suspense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.suspense.Suspended.ok;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ledger.Ledger;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Traders;

/** Goods on account from their first declaration to the last write-off, {@code cases/suspense/*.yaml}. */
class SuspenseJourneysTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Ledger ledger;
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
            return goods.decideWithdrawal(String.valueOf(step.get("approveWithdrawal")));
        }
        throw new AssertionError("unknown step " + step);
    }
}
