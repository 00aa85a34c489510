package org.tongguan.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.support.Caller;
import org.tongguan.support.Port;
import tools.jackson.databind.JsonNode;

/** A trader that delivers on account over HTTP, with the officials, the bank and the lane of its port. */
final class PeriodicPort {

    static final String AT = "/api/v1/periodic";
    private static final String PLATE = "沪A12345";
    private static final BigDecimal TARE = new BigDecimal("9000");
    final Port port;
    private final Lanes lanes;
    private final Map<String, String> deliveries = new HashMap<>();
    private int passages;
    String guarantee;
    String approval;
    String statement;

    PeriodicPort(Port port, Lanes lanes) {
        this.port = port;
        this.lanes = lanes;
    }

    static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    Caller trader() {
        return port.as(Role.DECLARANT);
    }

    Caller officer() {
        return port.as(Role.OFFICER);
    }

    /** A guarantee of that amount, an approval for the goods of a model, granted. */
    String open(String amount, String kind) {
        Map<String, Object> g = Map.of("form", "BANK_LETTER", "scope", "GENERAL", "office", "2218", "guarantor", "中国银行上海市分行", "reference",
                "L" + Ids.next(), "amount", amount, "validFrom", port.now().substring(0, 10), "validTo", "2028-12-31");
        guarantee = ok(trader().post("/api/v1/guarantees", g)).get("number").asString();
        ok(officer().post("/api/v1/guarantees/" + guarantee + "/commands/accept", Map.of()));
        Document model = port.document("import");
        model.only("signature").set("clientReference", "M" + Ids.next());
        String sequence = ok(trader().post("/api/v1/declarations?draft=true", Json.map(JsonDocuments.write(model)))).get("sequenceNumber").asString();
        JsonNode asked = ok(trader().post(AT + "/approvals", Map.of("model", sequence, "kind", kind, "place", "外高桥保税物流园区三号库", 
                "guarantee", guarantee, "validFrom", port.now().substring(0, 10), "validTo", "2028-06-30")));
        approval = asked.get("approval").get("number").asString();
        return ok(officer().post(AT + "/approvals/" + approval + "/commands/grant", Map.of())).get("approval").get("state").asString() + " | " + stands();
    }

    /** Another guarantee takes the place of the first; the page of the approval tells both. */
    String renew(String amount) {
        Map<String, Object> g = Map.of("form", "INSURANCE", "scope", "GENERAL", "office", "2218", "guarantor", "中国人民财产保险上海市分公司", "reference",
                "P" + Ids.next(), "amount", amount, "validFrom", port.now().substring(0, 10), "validTo", "2028-12-31", "replaces", guarantee);
        guarantee = ok(trader().post("/api/v1/guarantees", g)).get("number").asString();
        ok(officer().post("/api/v1/guarantees/" + guarantee + "/commands/accept", Map.of()));
        JsonNode seen = ok(trader().get(AT + "/approvals/" + approval));
        assertThat(seen.get("guaranteeNow").asString()).isEqualTo(guarantee).isNotEqualTo(seen.get("approval").get("guarantee").asString());
        return stands();
    }

    String stands() {
        JsonNode g = ok(trader().get("/api/v1/guarantees/" + guarantee));
        return "drawn " + g.get("drawn").asString() + " | free " + g.get("free").asString();
    }

    /** {@code goods}: item=quantity/net weight, more of them with blanks between. */
    Map<String, Object> body(String reference, String goods) {
        List<Map<String, Object>> lines = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        for (String one : goods.split(" ")) {
            String[] parts = one.split("[=/]");
            lines.add(Map.of("goods", Integer.parseInt(parts[0]), "quantity", parts[1], "netKg", parts[2]));
            net = net.add(new BigDecimal(parts[2]));
        }
        return Map.of("approval", approval, "reference", reference, "plate", PLATE, "packages", 5, "grossKg", net.add(BigDecimal.TEN).toPlainString(),
                "lines", lines);
    }

    Caller.Answer deliver(String name, String goods) {
        Caller.Answer answer = trader().post(AT + "/deliveries", body(name + "-" + Ids.next(), goods));
        if (answer.status() == 201) {
            deliveries.put(name, answer.json().get("delivery").get("number").asString());
        }
        return answer;
    }

    JsonNode delivery(String name) {
        return ok(trader().get(AT + "/deliveries/" + deliveries.get(name)));
    }

    String number(String name) {
        return deliveries.get(name);
    }

    String line(JsonNode view) {
        StringBuilder holds = new StringBuilder();
        view.get("holds").forEach(h -> holds.append(' ').append(h.asString()));
        return view.get("delivery").get("state").asString() + holds + " | secured " + view.get("securedNow").asString() + " | due "
                + view.get("delivery").get("dueOn").asString();
    }

    /** The named vehicle takes the delivery through the gate. */
    String gate(String name, String plate) {
        JsonNode d = delivery(name).get("delivery");
        Map<String, Object> body = new LinkedHashMap<>(Map.of("laneId", port.lane("OUT", lanes), "direction", "OUT", "plate", plate == null ? PLATE : plate,
                "releaseNumber", d.get("release").asString(), "laneKey", String.valueOf(++passages), "tareKg", TARE, "weightKg",
                TARE.add(new BigDecimal(d.get("grossKg").asString()))));
        JsonNode decision = ok(port.as(Role.LANE).post("/api/v1/gate/passages", body));
        StringBuilder said = new StringBuilder(decision.get("decision").asString());
        decision.get("reasons").forEach(r -> said.append(' ').append(r.get("code").asString()));
        return said + " | " + delivery(name).get("delivery").get("state").asString();
    }

    /** What has gone and is not declared, of each of the goods. */
    String undeclared() {
        StringBuilder said = new StringBuilder();
        ok(trader().get(AT + "/approvals/" + approval)).get("goods").forEach(g -> said.append(said.isEmpty() ? "" : " ")
                .append(g.get("goods").asInt()).append('=').append(g.get("undeclared").asString()));
        return said.toString();
    }

    String make(String month) {
        JsonNode made = ok(trader().post(AT + "/statements", Map.of("approval", approval, "month", month)));
        statement = made.get(0).get("number").asString();
        return made.size() + " made | " + told();
    }

    JsonNode view() {
        return ok(trader().get(AT + "/statements/" + statement));
    }

    /** The statement, its declaration, and each line that differs. */
    String told() {
        JsonNode v = view();
        StringBuilder said = new StringBuilder(v.get("statement").get("state").asString() + " " + v.get("declarationState").asString());
        v.get("lines").forEach(l -> {
            if (!l.get("kinds").isEmpty()) {
                StringBuilder kinds = new StringBuilder();
                l.get("kinds").forEach(k -> kinds.append(' ').append(k.asString()));
                said.append(" | ").append(l.get("number").asString("-")).append(kinds).append(' ').append(l.get("delivered").asString()).append(" / ")
                        .append(l.get("declared").asString()).append(l.get("open").asBoolean() ? " ?" : " explained");
            }
        });
        return said.toString();
    }

    /** Taxes of each line: of its deliveries, what charges and what declaring otherwise adds, and why; then of all. */
    String taxes() {
        JsonNode v = view();
        StringBuilder said = new StringBuilder();
        v.get("lines").forEach(l -> said.append(l.get("number").asString("-")).append(' ').append(taxes(l.get("taxes"))).append(" | "));
        return said.append(taxes(v.get("total"))).toString();
    }

    private static String taxes(JsonNode t) {
        StringBuilder causes = new StringBuilder();
        t.get("causes").forEach(c -> causes.append(' ').append(c.asString()));
        return t.get("delivered").asString() + " + " + t.get("charges").asString() + " + " + t.get("otherwise").asString() + " = "
                + t.get("declared").asString() + causes;
    }

    private String declaration() {
        return view().get("statement").get("declarationId").asString();
    }

    Caller.Answer declare() {
        return trader().post("/api/v1/declarations/" + declaration() + "/declare", Map.of());
    }

    /** Another quantity of an item of the declaration; a draft is simply changed. */
    void amend(int item, String quantity) {
        JsonNode d = ok(trader().get("/api/v1/declarations/" + declaration()));
        Document document = JsonDocuments.read(d.get("document").toString());
        var node = document.items().get(item - 1);
        BigDecimal amount = new BigDecimal(quantity);
        node.set("quantity", quantity).set("firstQuantity", quantity)
                .set("totalPrice", amount.multiply(new BigDecimal(node.text("unitPrice"))).setScale(2, java.math.RoundingMode.HALF_UP).toPlainString());
        ok(trader().put("/api/v1/declarations/" + d.get("id").asString(), 
                Map.of("document", Json.map(JsonDocuments.write(document)), "reason", "counted again")));
    }

    void approveChange() {
        ok(port.as(Role.SENIOR).post("/api/v1/declarations/" + declaration() + "/commands/approve-change", Map.of("reason", "as returned")));
    }

    void acceptReview() {
        port.officersCase(declaration());
        ok(officer().post("/api/v1/declarations/" + declaration() + "/commands/accept-review", Map.of()));
    }

    void explain(int line, String words) {
        ok(trader().post(AT + "/statements/" + statement + "/explanations", Map.of("line", line, "explanation", words)));
    }

    String pay() {
        JsonNode bill = ok(trader().get("/api/v1/declarations/" + declaration())).get("bill");
        ok(port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(), "amount", bill.get("outstanding").asString(),
                "currency", "CNY", "bankReference", "B" + Ids.next(), "paidAt", port.now())));
        return told();
    }

    String bill() {
        JsonNode bill = ok(trader().get("/api/v1/declarations/" + declaration())).get("bill");
        return bill.get("amount").asString();
    }

    Caller.Answer comeBack(String name, int line, String quantity) {
        return trader().post(AT + "/deliveries/" + number(name) + "/returns", Map.of("evidence", "进场单 " + Ids.next(), "parts",
                List.of(Map.of("line", line, "quantity", quantity))));
    }

    String confirmBack(String name) {
        JsonNode all = delivery(name).get("returns");
        String number = all.get(all.size() - 1).get("number").asString();
        JsonNode view = ok(officer().post(AT + "/returns/" + number + "/commands/confirm", Map.of()));
        return line(view) + (view.get("returns").get(all.size() - 1).get("late").asBoolean() ? " | late" : "");
    }
}
