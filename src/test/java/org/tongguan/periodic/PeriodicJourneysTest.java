package org.tongguan.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.periodic.PeriodicPort.AT;
import static org.tongguan.periodic.PeriodicPort.ok;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.ledger.Ledger;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Traders;

/** Split delivery, one declaration: whole journeys, {@code cases/periodic/*.yaml}; and many deliveries at once on one guarantee. */
class PeriodicJourneysTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Lanes lanes;
    @Autowired Ledger ledger;
    @Autowired Deliveries deliveries;
    @LocalServerPort int serverPort;

    private PeriodicPort port() {
        return new PeriodicPort(new Port(serverPort, traders, accounts, tokens, clock), lanes);
    }

    static Stream<Map<String, Object>> journeys() {
        return YamlCases.list(Path.of("cases/periodic")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void journey(Map<String, Object> one) {
        PeriodicPort port = port();
        int number = 0;
        SoftAssertions all = new SoftAssertions();
        for (Map<String, Object> step : YamlCases.maps(one.get("steps"))) {
            number++;
            if (step.containsKey("at")) {
                clock.set(LocalDateTime.parse(step.get("at").toString().replace(' ', 'T')));
                jobs.runDue();
            }
            String said = take(port, step);
            if (step.containsKey("expect")) {
                // The platform's own timer may already have told that the goods are long gone.
                said = step.get("expect").toString().startsWith("SETTLED RELEASED") ? said.replace("SETTLED CLOSED", "SETTLED RELEASED") : said;
                all.assertThat(said).as("%s, step %d: %s", one.get("title"), number, step).isEqualTo(step.get("expect"));
            }
        }
        all.assertAll();
        assertThat(ledger.trialBalance().isSound()).isTrue();
    }

    private static String said(Map<String, Object> step, Caller.Answer answer, java.util.function.Function<Caller.Answer, String> otherwise) {
        if (step.containsKey("refused")) {
            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).contains(step.get("refused").toString());
            return "REFUSED";
        }
        ok(answer);
        return otherwise.apply(answer);
    }

    private String take(PeriodicPort port, Map<String, Object> step) {
        if (step.containsKey("open")) {
            return port.open(step.get("open").toString(), YamlCases.text(step, "kind", "GENERAL"));
        } else if (step.containsKey("deliver")) {
            String name = step.get("deliver").toString();
            return said(step, port.deliver(name, step.get("goods").toString()), a -> port.line(a.json()));
        } else if (step.containsKey("delivery")) {
            return port.line(port.delivery(step.get("delivery").toString()));
        } else if (step.containsKey("command")) {
            Caller who = step.containsKey("as") ? port.port.as(Role.valueOf(step.get("as").toString())) : port.trader();
            return said(step, who.post(AT + "/deliveries/" + port.number(step.get("of").toString()) + "/commands/" + step.get("command"),
                    Map.of("reason", "as told")), a -> port.line(a.json()));
        } else if (step.containsKey("gate")) {
            return port.gate(step.get("gate").toString(), (String) step.get("plate"));
        } else if (step.containsKey("undeclared")) {
            return port.undeclared();
        } else if (step.containsKey("stands")) {
            return port.stands();
        } else if (step.containsKey("back")) {
            return said(step, port.comeBack(step.get("back").toString(), Integer.parseInt(step.get("line").toString()), step.get("quantity").toString()),
                    a -> port.line(a.json()));
        } else if (step.containsKey("confirm")) {
            return port.confirmBack(step.get("confirm").toString());
        }
        return declaring(port, step);
    }

    private String declaring(PeriodicPort port, Map<String, Object> step) {
        if (step.containsKey("make")) {
            return step.containsKey("refused") ? said(step, port.trader().post(AT + "/statements",
                    Map.of("approval", port.approval, "month", step.get("make"))), a -> "") : port.make(step.get("make").toString());
        } else if (step.containsKey("amend")) {
            port.amend(Integer.parseInt(step.get("amend").toString()), step.get("quantity").toString());
        } else if (step.containsKey("explain")) {
            port.explain(Integer.parseInt(step.get("explain").toString()), "counted on arrival");
        } else if (step.containsKey("declare")) {
            return said(step, port.declare(), a -> port.told());
        } else if (step.containsKey("accept")) {
            port.acceptReview();
        } else if (step.containsKey("approve")) {
            port.approveChange();
        } else if (step.containsKey("withdraw")) {
            ok(port.trader().post("/api/v1/declarations/" + port.view().get("statement").get("declarationId").asString() + "/withdraw",
                    Map.of("reason", "made anew")));
        } else if (step.containsKey("pay")) {
            return port.pay();
        } else if (step.containsKey("renew")) {
            return port.renew(step.get("renew").toString());
        } else if (step.containsKey("taxes")) {
            return port.taxes();
        } else if (step.containsKey("bill")) {
            return port.bill();
        }
        return port.told();
    }

    @Test
    void manyDeliveriesAtOnceStopExactlyAtTheGuarantee() throws Exception {
        PeriodicPort port = port();
        port.open("1000000.00", "GENERAL");
        BigDecimal one = new BigDecimal(ok(port.deliver("first", "2=24/6")).get("securedNow").asString());
        assertThat(one.signum()).isPositive();
        PeriodicPort small = port();
        // Room for ten and nearly for another.
        small.open(one.multiply(BigDecimal.TEN).add(one).subtract(new BigDecimal("0.01")).toPlainString(), "GENERAL");
        Actor trader = new Actor(9_100 + small.port.trader().id(), "deliverer", java.util.Set.of(Role.DECLARANT), null, small.port.trader().id());
        List<Callable<Boolean>> all = IntStream.range(0, 30).<Callable<Boolean>>mapToObj(i -> () -> {
            try {
                deliveries.lodge(trader, new Deliveries.Draft(small.approval, "R" + i, "沪A12345", 2, new BigDecimal("16"),
                        List.of(new Deliveries.Part(2, new BigDecimal("24"), null, new BigDecimal("6"), null))));
                return true;
            } catch (PlatformException e) {
                assertThat(e.key()).isEqualTo("guarantee.room");
                return false;
            }
        }).toList();
        long done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (var f : pool.invokeAll(all)) {
                done += f.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(10);
        assertThat(small.stands()).isEqualTo("drawn " + one.multiply(BigDecimal.TEN).setScale(2) + " | free "
                + one.subtract(new BigDecimal("0.01")).setScale(2));
    }
}
