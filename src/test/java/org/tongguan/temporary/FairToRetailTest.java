package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.temporary.Fair.AT;
import static org.tongguan.temporary.Fair.ok;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.GivenGuarantees;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** From the stand into the parcel: goods of a fair are written off into a bonded account book and sold from there as retail imports, to the last piece. */
class FairToRetailTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Jobs jobs;
    @LocalServerPort int serverPort;
    private Fair fair;
    private String book;
    private String record;

    private String inStock() {
        return ok(fair.officer().get("/api/v1/ecommerce/stock?book=" + book + "&item=" + record)).get("quantity").asString();
    }

    private Map<String, Object> wish(String parts) {
        return Map.of("way", "RETAIL", "place", "昆明综合保税区", "evidence", book, "parts", parts);
    }

    private Caller.Answer reverse() {
        return fair.organiser.as(Role.SENIOR).post(AT + "/clearances/" + fair.lastClearance + "/commands/reverse", Map.of("reason", "the book was another"));
    }

    /** A buyer's parcel of so many pieces, out of the book; the states its list came to. */
    private String sell(String pieces) {
        Parcel parcel = Parcel.of(fair.forwarder.trader()).set("mode", "1210").set("book", book).set("qty", pieces).set("list.itemRecordNo", record);
        JsonNode message = null;
        for (CebDocument document : List.of(parcel.order("1"), parcel.payment("1"), parcel.waybill("1"), parcel.list("1"))) {
            message = ok(fair.filer().send("POST", "/api/v1/messages", Parcel.message(fair.forwarder.trader(), List.of(document)), "application/xml"));
        }
        return message.get("answer").get("states").toString();
    }

    @Test
    void whatIsWrittenOffIntoAnAccountBookIsSoldFromIt() throws Exception {
        clock.set(LocalDateTime.of(2026, 6, 1, 9, 0));
        fair = new Fair(new Port(serverPort, traders, accounts, tokens, clock), new Port(serverPort, traders, accounts, tokens, clock), jobs);
        guarantees.of(fair.forwarder.trader().customsCode(), "100000");
        book = "T" + fair.forwarder.trader().customsCode();
        fair.open("500000.00");
        String list = fair.list(Map.of("exhibitor", "Rhin Cosmetics", "country", "FRA", "code", "33049900", "unit", "011", "lines", 2, "pieces", 20,
                "weight", "40", "value", "4000"));
        record = list + "-1";
        ok(fair.command(list, "admit", Map.of()));
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));

        assertThat(inStock()).isEqualTo("0");
        assertThat(fair.out(list, wish("1:3"))).isEqualTo("DONE");
        assertThat(inStock()).isEqualTo("3");
        assertThat(fair.officer().post(AT + "/clearances/" + fair.lastClearance + "/commands/confirm", Map.of()).status()).as("once").isEqualTo(409);
        assertThat(inStock()).isEqualTo("3");
        assertThat(ok(reverse()).get("clearance").get("state").asString()).isEqualTo("REVERSED");
        assertThat(inStock()).isEqualTo("0");

        assertThat(fair.out(list, wish("1:3"))).isEqualTo("DONE");
        assertThat(fair.out(list, wish("1:2 2:7"))).isEqualTo("DONE");
        assertThat(inStock()).isEqualTo("5");
        assertThat(sell("4")).isEqualTo("{\"800\":1}");
        assertThat(inStock()).isEqualTo("1");
        Caller.Answer refused = reverse();
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("retail.stock.sold");
        assertThat(inStock()).as("nothing of a refused reversal stays").isEqualTo("1");
        assertThat(ok(fair.filer().get(AT + "/clearances/" + fair.lastClearance)).get("clearance").get("state").asString()).isEqualTo("DONE");
        assertThat(sell("2")).as("more than is in the book").isEqualTo("{\"100\":1}");
        assertThat(sell("1")).isEqualTo("{\"800\":1}");
        assertThat(inStock()).isEqualTo("0");
    }
}
