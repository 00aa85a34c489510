package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Codes and parameters change with four eyes. */
class ReferenceChangeTest extends PlatformTest {

    private static final String CHANGES = "/api/v1/reference/changes";
    private static final LocalDate DAY = LocalDate.of(2031, 3, 1);
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired CodeLists codes;
    @Autowired Law law;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Caller admin;
    private Caller senior;

    @BeforeEach
    void people() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        admin = port.as(Role.ADMIN);
        senior = port.as(Role.SENIOR);
    }

    private static Map<String, Object> proposal(String kind, String list, String key, String value, LocalDate from) {
        Map<String, Object> row = new HashMap<>(Map.of("key", key, "from", from.toString(), "source", "notice 2031 No. 1"));
        row.put("value", value);
        row.put("name", kind.equals("CODES") ? Map.of("zh", "测试", "en", "test") : null);
        Map<String, Object> proposal = new HashMap<>(Map.of("kind", kind, "rows", List.of(row), "reason", "a notice came"));
        proposal.put("list", list);
        return proposal;
    }

    @Test
    void whatOnePersonProposesCountsWhenAnotherHasApprovedIt() throws Exception {
        JsonNode change = admin.post(CHANGES, proposal("CODES", "retail_positive_list", "95030060", null, DAY)).json();
        String id = change.get("id").asString();
        assertThat(codes.isValid("retail_positive_list", "95030060", DAY)).isFalse();
        Caller.Answer own = admin.post(CHANGES + "/" + id + "/approve", Map.of());
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body()).contains("另一人");
        JsonNode taken = senior.post(CHANGES + "/" + id + "/approve", Map.of()).json();
        assertThat(taken.get("state").asString()).isEqualTo("TAKEN");
        Thread.sleep(300);
        assertThat(codes.isValid("retail_positive_list", "95030060", DAY)).isTrue();
        assertThat(codes.isValid("retail_positive_list", "95030060", DAY.minusDays(1))).isFalse();
        assertThat(senior.post(CHANGES + "/" + id + "/refuse", Map.of("note", "too late")).status()).isEqualTo(409);
    }

    /** The positive list has been published with 1,476 lines: all of them, or none. */
    @Test
    void aWholePositiveListComesInAsOneChange() throws Exception {
        LocalDate from = LocalDate.of(2033, 1, 1);
        StringBuilder csv = new StringBuilder("code,name_zh,name_en,attributes,valid_from,valid_to,source\n");
        List<String> all = java.util.stream.IntStream.range(0, 1476).mapToObj(i -> "%08d".formatted(11_000_000 + i * 37)).toList();
        all.forEach(code -> csv.append(code).append(",商品,,\"note=仅限净重不超过 2 千克\",").append(from).append(",,notice 2033 No. 1\n"));
        Map<String, Object> proposal = new HashMap<>(Map.of("kind", "CODES", "list", "retail_positive_list", "reason", "the whole list"));
        proposal.put("csv", csv + "11000000 x,商品,,," + from + ",,\n");
        JsonNode wrong = admin.post(CHANGES + "/check", proposal).json().get("errors");
        assertThat(wrong.get(0).get("line").asInt()).isEqualTo(1478);
        proposal.put("csv", csv.toString());
        JsonNode change = admin.post(CHANGES, proposal).json();
        assertThat(change.get("rows").asInt()).isEqualTo(1476);
        assertThat(senior.post(CHANGES + "/" + change.get("id").asString() + "/approve", Map.of()).status()).isEqualTo(200);
        Thread.sleep(500);
        assertThat(all).allMatch(code -> codes.isValid("retail_positive_list", code, from) && !codes.isValid("retail_positive_list", code, from.minusDays(1)));
    }

    @Test
    void aNewValueEndsTheOneBefore() throws Exception {
        JsonNode change = senior.post(CHANGES, proposal("PARAMETERS", null, "retail.own.use.pieces", "80", DAY)).json();
        assertThat(change.get("first")).hasSize(2);
        assertThat(change.get("first").get(0).get("to").asString()).isEqualTo(DAY.toString());
        admin.post(CHANGES + "/" + change.get("id").asString() + "/approve", Map.of());
        Thread.sleep(300);
        assertThat(law.text("retail.own.use.pieces", DAY.minusDays(1))).isEqualTo("100");
        assertThat(law.text("retail.own.use.pieces", DAY)).isEqualTo("80");
    }

    @Test
    void rowsThatCannotStandAreTold() {
        Map<String, Object> wrong = proposal("PARAMETERS", null, "retail.own.use.pieces", "many", DAY.plusYears(1));
        assertThat(admin.post(CHANGES + "/check", wrong).json().get("errors").get(0).get("column").asString()).isEqualTo("value");
        assertThat(admin.post(CHANGES, wrong).status()).isEqualTo(422);
        assertThat(admin.post(CHANGES, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void aProposalIsWithdrawnByItsProposerOnly() {
        String id = admin.post(CHANGES, proposal("CODES", "retail_positive_list", "39269090", null, DAY)).json().get("id").asString();
        assertThat(senior.post(CHANGES + "/" + id + "/withdraw", Map.of("note", "no")).status()).isEqualTo(409);
        assertThat(admin.post(CHANGES + "/" + id + "/withdraw", Map.of("note", "a mistake")).json().get("state").asString()).isEqualTo("WITHDRAWN");
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                update reference_change set state = 'TAKEN' where id = ?::uuid""").param(id).update())).hasMessageContaining("check");
    }
}
