package org.tongguan.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** A guarantee on which very much is set aside is told page by page, to its trader and to officials, to no other trader. */
class GuaranteePagesTest extends PlatformTest {

    private static final Actor OFFICER = new Actor(2, "officer-p", Set.of(Role.OFFICER), "2218", null);
    @Autowired GuaranteeRegister guarantees;
    @Autowired Securities securities;
    @Autowired Transactions transactions;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void reservationsAndStatementComeInPages() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Guarantee g = guarantees.register(Actor.PLATFORM, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, port.trader().id(),
                "2218", "中国银行上海市分行", "L" + Ids.next(), null, new BigDecimal("1000.00"), LocalDate.now(clock), LocalDate.now(clock).plusYears(1), null));
        guarantees.act(OFFICER, g.number(), "accept", "");
        Instant accepted = clock.instant();
        clock.advance(Duration.ofHours(1));
        List<Securities.Duty> duties = IntStream.range(0, 250).mapToObj(i -> new Securities.Duty(new SubjectRef("declaration", Ids.next()), "T" + Ids.next(),
                null, port.trader().id(), BigDecimal.ONE)).toList();
        assertThat(transactions.call(Actor.PLATFORM, () -> securities.secure(duties))).hasSize(250);
        Instant reserved = clock.instant();
        clock.advance(Duration.ofHours(1));
        String first = duties.getFirst().reference();
        transactions.run(Actor.PLATFORM, () -> securities.giveBack(List.of(first)));
        String path = "/api/v1/guarantees/" + g.number();

        for (Role role : List.of(Role.DECLARANT, Role.OFFICER)) {
            Caller caller = port.as(role);
            assertThat(ok(caller.get(path)).has("reservations")).as("never all at once").isFalse();
            Set<String> seen = new HashSet<>();
            for (int page = 0; page < 2; page++) {
                JsonNode answer = ok(caller.get(path + "/reservations?size=5000&page=" + page));
                assertThat(answer.get("total").asInt()).isEqualTo(250);
                assertThat(answer.get("items").size()).isEqualTo(page == 0 ? 200 : 50);
                answer.get("items").forEach(r -> seen.add(r.get("reference").asString()));
            }
            assertThat(seen).isEqualTo(duties.stream().map(Securities.Duty::reference).collect(Collectors.toSet()));
            assertThat(ok(caller.get(path + "/reservations?open=true")).get("total").asInt()).isEqualTo(249);
            JsonNode one = ok(caller.get(path + "/reservations?q=" + first)).get("items");
            assertThat(one.size()).isEqualTo(1);
            assertThat(one.get(0).get("ended").asString()).isEqualTo("RETURNED");

            JsonNode now = ok(caller.get(path + "/statement?size=5000"));
            assertThat(now.get("total").asInt()).as("accepted, 250 set aside, one given back").isEqualTo(252);
            assertThat(now.get("items").size()).isEqualTo(200);
            assertThat(now.get("items").get(0).get("phase").asString()).as("newest first").isEqualTo("VOIDED");
            assertThat(ok(caller.get(path + "/statement?to=" + reserved)).get("total").asInt()).isEqualTo(251);
            JsonNode then = ok(caller.get(path + "/statement?to=" + accepted)).get("items");
            assertThat(then.size()).isEqualTo(1);
            assertThat(then.get(0).get("balance").asString()).isEqualTo("1000.00");
        }

        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get(path + "/reservations").status()).isEqualTo(404);
        assertThat(other.as(Role.DECLARANT).get(path + "/statement").status()).isEqualTo(404);
    }
}
