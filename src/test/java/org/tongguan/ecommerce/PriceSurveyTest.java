package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.rules.RetailRules;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Role;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Usual prices come from lists that were released, and count when a second person has approved them. */
class PriceSurveyTest extends PlatformTest {

    private static final String CHANGES = "/api/v1/reference/changes";
    /** Handbags: no other test and no story of the sample world sells any. */
    private static final String GOODS = "4202210000";
    private static final int PARCELS = 16;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired CodeLists codes;
    @Autowired LawData law;
    @LocalServerPort int serverPort;

    /** Other tests sell at any price. */
    @AfterEach
    void noPrices() {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from code_entry where list = 'retail_price'").update());
        codes.reload();
    }

    private Port seller(String price) {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "1000000");
        List<Parcel> parcels = Stream.generate(() -> Parcel.of(port.trader()).set("code", GOODS).set("price", price)).limit(PARCELS).toList();
        for (Function<Parcel, CebDocument> paper : List.<Function<Parcel, CebDocument>>of(p -> p.order("1"), p -> p.payment("1"), p -> p.waybill("1"),
                p -> p.list("1"))) {
            Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages",
                    Parcel.message(port.trader(), parcels.stream().map(paper).toList()), "application/xml");
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
        return port;
    }

    private JsonNode survey(Port port) {
        Caller.Answer answer = port.as(Role.ANALYST).post("/api/v1/ecommerce/price-survey", Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> doubts(Port port, String price, LocalDate day) {
        CebDocument list = Parcel.of(port.trader()).set("code", GOODS).set("price", price).list("1");
        return RetailRules.check(RetailCase.of(list, day, law)).stream().map(Finding::code).toList();
    }

    @Test
    void aPriceThatTwoDeclarantsAskedIsUsualOnceApproved() throws Exception {
        Port port = seller("90");
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        JsonNode alone = survey(port);
        if (alone.hasNonNull("change")) {
            // Of what other tests sold.
            port.as(Role.SENIOR).post(CHANGES + "/" + alone.get("change").asString() + "/refuse", Map.of("note", "not mine"));
        }
        assertThat(alone.get("read").asInt()).isGreaterThanOrEqualTo(PARCELS);
        assertThat(alone.get("few").asInt()).as("one declarant makes no price").isPositive();
        seller("110");
        JsonNode found = survey(port);
        assertThat(found.get("rows").asInt()).isPositive();
        assertThat(port.as(Role.ANALYST).post("/api/v1/ecommerce/price-survey", Map.of()).status()).as("one at a time").isEqualTo(409);
        assertThat(doubts(port, "0.01", tomorrow)).as("nothing counts before it is approved").doesNotContain("ECM-229");
        JsonNode taken = port.as(Role.SENIOR).post(CHANGES + "/" + found.get("change").asString() + "/approve", Map.of()).json();
        assertThat(taken.get("state").asString()).isEqualTo("TAKEN");
        codes.reload();
        Map<String, String> price = codes.find("retail_price", "42022100-011", tomorrow).orElseThrow().attributes();
        assertThat(price).containsEntry("median", "90").containsEntry("low", "90").containsEntry("high", "110");
        // Of what other tests sold there may be some.
        assertThat(Integer.parseInt(price.get("firms"))).isGreaterThanOrEqualTo(2);
        assertThat(Integer.parseInt(price.get("lists"))).isGreaterThan(PARCELS);
        assertThat(doubts(port, "0.01", tomorrow)).contains("ECM-229");
        assertThat(doubts(port, "89", tomorrow)).doesNotContain("ECM-229");
        assertThat(doubts(port, "0.01", tomorrow.minusDays(1))).as("from the next day on").doesNotContain("ECM-229");
        assertThat(port.as(Role.ANALYST).get("/api/v1/reference/codes/retail_price").status()).isEqualTo(200);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/reference/codes/retail_price").status()).as("traders are not told").isEqualTo(404);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/reference/codes").body()).doesNotContain("retail_price");
        JsonNode again = survey(port);
        assertThat(again.get("same").asInt()).as("in force already").isPositive();
        assertThat(again.hasNonNull("change")).isFalse();
    }
}
