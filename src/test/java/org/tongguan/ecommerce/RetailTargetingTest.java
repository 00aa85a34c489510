package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.Journey;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/**
 * The rules of risk targeting that meet declarations meet parcels, in and out: an analyst's rule sends them to an officer or to an inspection, the
 * officer reads which rule and why, whose goods they are reads nothing of it, and what the inspection found is counted for the rule.
 */
class RetailTargetingTest extends PlatformTest {

    private static final String REASON = "同名商品近期查获侵权";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @LocalServerPort int serverPort;
    private Port port;
    private String goods;

    @BeforeEach
    void firm() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "100000");
        goods = "面霜" + Ids.next().toString().substring(24);
    }

    /** A rule about these goods of this firm, active. */
    private JsonNode rule(String action, String... departments) {
        String code = "T-" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("code", code, "name", "侵权面霜",
                "action", action, "departments", List.of(departments), "validFrom", "2026-01-01", "reason", Map.of("zh", REASON, "en", "seized before")));
        body.put("conditions", List.of(Map.of("field", "goodsItems.description", "op", "EQ", "values", List.of(goods)),
                Map.of("field", "trader.id", "op", "EQ", "values", List.of(String.valueOf(port.trader().id())))));
        JsonNode rule = ok(port.as(Role.ANALYST).post("/api/v1/risk/rules?confirm=true", body));
        return ok(port.as(Role.ANALYST).post("/api/v1/risk/rules/" + rule.get("id").asString() + "/activate", Map.of()));
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    private String send(CebDocument... documents) {
        String last = null;
        for (CebDocument document : documents) {
            last = ok(port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), List.of(document)), "application/xml"))
                    .get("id").asString();
        }
        return last;
    }

    /** The message of an import list whose parts are all there. */
    private String bought() {
        Parcel parcel = Parcel.of(port.trader()).set("list.gname", goods);
        return send(parcel.order("1"), parcel.payment("1"), parcel.waybill("1"), parcel.list("1"));
    }

    /** The message of an export list whose parts are all there. */
    private String sold() {
        ExportParcel parcel = ExportParcel.of(port.trader()).set("list.gname", goods);
        return send(parcel.order("1"), parcel.receipt("1"), parcel.waybill("1"), parcel.list("1"));
    }

    private String declared() {
        Document document = port.document("import");
        Journey.set(document, Map.of("/goodsItems/0/description", goods), Map.of());
        document.only("signature").set("operation", "C").set("clientReference", "T" + Ids.next().toString().substring(24));
        return ok(port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml")).get("declarationId")
                .asString();
    }

    private static String list(String message) {
        return Ids.part(UUID.fromString(message), 0).toString();
    }

    private JsonNode page(String message) {
        return ok(port.as(Role.OFFICER).get("/api/v1/ecommerce/lists/" + list(message)));
    }

    private String line(String message) {
        List<String> states = new ArrayList<>();
        ok(port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/receipts?format=json")).forEach(r -> states.add(r.get("channel").asString()));
        return page(message).get("list").get("state").asString() + " | " + String.join(" ", states);
    }

    private void command(String message, String command) {
        ok(port.as(Role.OFFICER).post("/api/v1/ecommerce/lists/" + list(message) + "/commands/" + command, Map.of("reason", "looked at")));
    }

    private void inspect(JsonNode order, String outcome) {
        String path = "/api/v1/inspections/" + order.get("id").asString();
        ok(port.as(Role.INSPECTOR).post(path + "/schedule", Map.of("place", "快件监管中心", "at", port.now())));
        order.get("tasks").forEach(task -> ok(port.as(Role.INSPECTOR).post(path + "/tasks/" + task.get("id").asString() + "/result",
                Map.of("outcome", outcome, "findings", "FAIL".equals(outcome) ? "仿冒" : ""))));
    }

    /** Nothing that whose goods they are may read names the rule, its reason or that there is one. */
    private void unseen(JsonNode rule, String... messages) {
        Caller trader = port.as(Role.DECLARANT);
        for (String message : messages) {
            for (String path : List.of("/api/v1/ecommerce/lists/" + list(message), "/api/v1/messages/" + message + "/receipts",
                    "/api/v1/messages/" + message, "/api/v1/ecommerce/lists?number=", "/api/v1/inspections", "/api/v1/events?after=0")) {
                Caller.Answer read = trader.get(path);
                assertThat(read.status()).as(path).isEqualTo(200);
                assertThat(read.body()).as(path).doesNotContain(REASON).doesNotContain(rule.get("code").asString()).doesNotContain("ECM-430")
                        .doesNotContain("风险布控");
            }
            assertThat(trader.get("/api/v1/ecommerce/lists/" + list(message)).json().get("hits")).isEmpty();
        }
    }

    private JsonNode declaration(Role reader, String id) {
        return ok(port.as(reader).get("/api/v1/declarations/" + id));
    }

    private static String hit(JsonNode whole) {
        assertThat(whole.get("hits")).hasSize(1);
        JsonNode hit = whole.get("hits").get(0);
        String said = StreamSupport.stream(hit.get("explanation").spliterator(), false).filter(e -> "goodsItems.description".equals(e.get("field").asString()))
                .map(e -> e.get("value").asString()).collect(Collectors.joining());
        return hit.get("ruleCode").asString() + " " + hit.get("action").asString() + " " + hit.get("reason").get("zh").asString() + " "
                + said + " " + hit.get("result").asString("open");
    }

    @Test
    void aRuleThatAsksForTheDocumentsMeetsDeclarationAndParcels() {
        JsonNode rule = rule("DOCUMENT_REVIEW");
        String code = rule.get("code").asString();
        String declared = declared();
        String bought = bought();
        String sold = sold();

        assertThat(line(bought)).isEqualTo("REVIEW | 2 120 300");
        assertThat(line(sold)).isEqualTo("REVIEW | 2 120 300");
        assertThat(declaration(Role.OFFICER, declared).get("openHolds").toString()).contains("DOCUMENT_REVIEW");
        String expected = code + " DOCUMENT_REVIEW " + REASON + " " + goods + " open";
        assertThat(List.of(hit(page(bought)), hit(page(sold)), hit(declaration(Role.OFFICER, declared)))).containsOnly(expected);
        assertThat(page(bought).get("list").get("findings").toString()).contains("ECM-430");
        unseen(rule, bought, sold);
        assertThat(declaration(Role.DECLARANT, declared).toString()).doesNotContain(REASON).doesNotContain(code);

        command(bought, "release");
        command(sold, "release");
        assertThat(line(bought)).isEqualTo("RELEASED | 2 120 300 800");
        assertThat(line(sold)).isEqualTo("PASSED | 2 120 300 399");
        unseen(rule, bought, sold);
        assertThat(ok(port.as(Role.ANALYST).get("/api/v1/risk/rules/" + rule.get("id").asString())).get("hits").asInt()).isEqualTo(3);
    }

    @Test
    void aRuleThatAsksForAnInspectionHearsWhatItFound() {
        JsonNode rule = rule("INSPECT", "CUSTOMS", "QUALITY");
        String code = rule.get("code").asString();
        String declared = declared();
        String bought = bought();
        Parcel late = Parcel.of(port.trader()).set("list.gname", goods);
        String waited = send(late.list("1"));
        send(late.waybill("1"), late.payment("1"), late.order("1"));
        String sold = sold();

        assertThat(List.of(line(bought), line(waited), line(sold))).containsOnly("INSPECTION | 2 120 500");
        for (String message : List.of(bought, waited, sold)) {
            JsonNode order = page(message).get("inspections").get(0);
            assertThat(order.get("reason").asString()).isEqualTo(code + " " + REASON);
            assertThat(order.get("tasks")).extracting(t -> t.get("department").asString()).containsExactly("CUSTOMS", "QUALITY");
            assertThat(hit(page(message))).isEqualTo(code + " INSPECT " + REASON + " " + goods + " open");
        }
        JsonNode order = declaration(Role.OFFICER, declared).get("inspections").get(0);
        assertThat(order.get("reason").asString()).isEqualTo(code + " " + REASON);
        unseen(rule, bought, waited, sold);
        assertThat(declaration(Role.DECLARANT, declared).toString()).doesNotContain(REASON).doesNotContain(code);

        inspect(page(bought).get("inspections").get(0), "PASS");
        inspect(page(waited).get("inspections").get(0), "FAIL");
        inspect(page(sold).get("inspections").get(0), "FAIL");
        inspect(order, "PASS");
        assertThat(line(bought)).isEqualTo("RELEASED | 2 120 500 800");
        assertThat(line(waited)).isEqualTo("INSPECTION | 2 120 500");
        assertThat(List.of(hit(page(bought)), hit(page(waited)), hit(page(sold)), hit(declaration(Role.OFFICER, declared))))
                .extracting(said -> said.substring(said.lastIndexOf(' ') + 1)).containsExactly("CLEAN", "FOUND", "FOUND", "CLEAN");
        JsonNode done = ok(port.as(Role.ANALYST).get("/api/v1/risk/rules/" + rule.get("id").asString()));
        assertThat(List.of(done.get("hits").asInt(), done.get("inspected").asInt(), done.get("found").asInt())).containsExactly(4, 4, 2);
        unseen(rule, bought, waited, sold);
    }

    @Test
    void whatIsInTheParcelDoesNotAnswerForItsDocuments() {
        rule("INSPECT", "CUSTOMS");
        JsonNode rule = rule("DOCUMENT_REVIEW");
        String bought = bought();
        assertThat(line(bought)).isEqualTo("INSPECTION | 2 120 500");
        assertThat(page(bought).get("hits")).hasSize(2);
        inspect(page(bought).get("inspections").get(0), "PASS");
        assertThat(line(bought)).as("an officer still has to look").isEqualTo("REVIEW | 2 120 500 300");
        command(bought, "release");
        assertThat(line(bought)).isEqualTo("RELEASED | 2 120 500 300 800");
        unseen(rule, bought);
    }
}
