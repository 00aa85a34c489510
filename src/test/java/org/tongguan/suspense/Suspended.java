package org.tongguan.suspense;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.tongguan.kernel.Role;
import org.tongguan.formats.Document;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.Journey;
import org.tongguan.support.Port;
import org.tongguan.support.YamlCases;
import tools.jackson.databind.JsonNode;

/** A trader with goods on account over HTTP, officials of office 2218, a bank. */
final class Suspended {

    static final String AT = "/api/v1/suspense";
    private final Port port;
    private final Map<String, String> declarations = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();
    private String guarantee;
    private String account;
    private String movement;
    private String paidOn;

    Suspended(Port port) {
        this.port = port;
    }

    static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    private Caller trader() {
        return port.as(Role.DECLARANT);
    }

    private Caller official(Map<String, Object> step) {
        return port.as(Role.valueOf(String.valueOf(step.getOrDefault("as", "OFFICER"))));
    }

    /** A bank letter that officers accept. */
    String guarantee(String amount) {
        return guarantee(port, amount, null);
    }

    /** Another takes its place; the page of the account tells both. */
    String renew(String amount) {
        String free = guarantee(port, amount, guarantee);
        JsonNode seen = ok(trader().get(AT + "/accounts/" + account));
        assertThat(seen.get("guaranteeNow").asString()).isEqualTo(guarantee).isNotEqualTo(seen.get("guarantee").asString());
        return free;
    }

    /** What the account asked for next names is another trader's. */
    void foreign(Port other) {
        guarantee(other, "900000.00", null);
    }

    private String guarantee(Port of, String amount, String replaces) {
        Map<String, Object> g = new LinkedHashMap<>(Map.of("form", "BANK_LETTER", "scope", "GENERAL", "office", "2218", "guarantor", "中国银行上海市分行",
                "reference", "L" + Ids.next(), "amount", amount, "validFrom", port.now().substring(0, 10), "validTo", "2030-12-31"));
        g.put("replaces", replaces);
        guarantee = ok(of.as(Role.DECLARANT).post("/api/v1/guarantees", g)).get("number").asString();
        JsonNode accepted = ok(of.as(Role.OFFICER).post("/api/v1/guarantees/" + guarantee + "/commands/accept", Map.of()));
        return "free " + accepted.get("free").asString();
    }

    String free() {
        return "free " + ok(trader().get("/api/v1/guarantees/" + guarantee)).get("free").asString();
    }

    /** Files a declaration and says where it stands. */
    String declare(Map<String, Object> of) {
        Document document = port.document(String.valueOf(of.get("file")));
        document.only("head").set("declarationOffice", "2218").set("entryExitOffice", "2218");
        // A voyage of its own: when the ship of another journey came in is not this one's date.
        document.only("freeText").set("voyageNumber", "V" + Ids.next().toString().substring(28).toUpperCase(Locale.ROOT));
        Journey.set(document, YamlCases.map(of.get("set")), Map.of());
        document.only("signature").set("operation", "C").set("clientReference", "S" + Ids.next().toString().substring(24));
        Caller.Answer answer = trader().send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
        documents.put(String.valueOf(of.get("name")), document);
        declarations.put(String.valueOf(of.get("name")), answer.json().get("declarationId").asString());
        return standing(String.valueOf(of.get("name")));
    }

    private JsonNode declared(String name) {
        return ok(trader().get("/api/v1/declarations/" + declarations.get(name)));
    }

    private String number(Object name) {
        return name == null ? null : declared(String.valueOf(name)).get("number").asString();
    }

    /** {@code STATE | open holds | what is to be paid}. */
    String standing(String name) {
        JsonNode d = declared(name);
        List<String> open = StreamSupport.stream(d.get("openHolds").spliterator(), false).map(JsonNode::asString).sorted().toList();
        return d.get("state").asString() + " | " + (open.isEmpty() ? "-" : String.join(" ", open)) + " | " + d.get("assessment").get("total").asString();
    }

    Caller.Answer withdraw(String name) {
        return trader().post("/api/v1/declarations/" + declarations.get(name) + "/withdraw", Map.of("reason", "not sent after all"));
    }

    /** Amends a declaration to read as it was first filed, but for what is set; {@code drop}: a line it does without. */
    Caller.Answer amend(Map<String, Object> of) {
        String name = String.valueOf(of.get("of"));
        Document document = JsonDocuments.read(JsonDocuments.write(documents.get(name)));
        if (of.containsKey("drop")) {
            document.items().remove(Integer.parseInt(String.valueOf(of.get("drop"))));
        }
        Journey.set(document, YamlCases.map(of.get("set")), Map.of());
        return trader().put("/api/v1/declarations/" + declarations.get(name), Map.of("document", Json.tree(JsonDocuments.write(document)), "reason",
                "counted again"));
    }

    /** A senior officer decides about what the trader asked to be changed. */
    Caller.Answer decideChange(String name, String command) {
        return port.as(Role.SENIOR).post("/api/v1/declarations/" + declarations.get(name) + "/commands/" + command, Map.of("reason", "looked at"));
    }

    /** How items were amended: number, quantities, values. */
    String changes() {
        List<String> changes = new ArrayList<>();
        seen().get("changes").forEach(c -> changes.add(c.get("item").asString() + ": " + fromTo(c, "quantity") + ", " + fromTo(c, "value")));
        return String.join("; ", changes);
    }

    private static String fromTo(JsonNode change, String field) {
        return change.get("before").get(field).asString() + " to " + change.get("after").get(field).asString();
    }

    /** Asks for an account. */
    Caller.Answer open(Map<String, Object> of) {
        Map<String, Object> body = new LinkedHashMap<>(of);
        body.put("declaration", number(body.remove("of")));
        body.putIfAbsent("contract", "C-" + Ids.next().toString().substring(24));
        body.putIfAbsent("partner", "HANSA HANDELS GMBH");
        if (guarantee != null) {
            body.put("guarantee", guarantee);
        }
        Caller.Answer answer = trader().post(AT + "/accounts", body);
        if (answer.status() == 201) {
            account = answer.json().get("account").get("number").asString();
        }
        return answer;
    }

    Caller.Answer command(String command, Map<String, Object> step) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("reason", "as the contract says"));
        for (String key : List.of("identity", "until")) {
            if (step.containsKey(key)) {
                body.put(key, step.get(key));
            }
        }
        Caller who = List.of("ask-extension", "withdraw").contains(command) ? trader() : official(step);
        Caller.Answer answer = who.post(AT + "/accounts/" + account + "/commands/" + command, body);
        if ("levy".equals(command) && answer.status() == 200) {
            JsonNode movements = answer.json().get("movements");
            movement = movements.get(movements.size() - 1).get("number").asString();
        }
        return answer;
    }

    /** Asks that goods move; {@code parts}: {@code all}, or item numbers with a quantity and a price each, {@code 1:400:8000}. */
    Caller.Answer move(Map<String, Object> of) {
        Map<String, Object> body = new LinkedHashMap<>(of);
        if (body.containsKey("of")) {
            body.put("declaration", number(body.remove("of")));
        } else {
            body.putIfAbsent("evidence", "EV-" + Ids.next());
        }
        String parts = String.valueOf(body.remove("parts"));
        if (!"all".equals(parts)) {
            body.put("parts", Arrays.stream(parts.split(" ")).map(p -> p.split(":")).map(p -> {
                Map<String, Object> part = new LinkedHashMap<>(Map.of("item", Integer.valueOf(p[0])));
                if (p.length > 1 && !p[1].isEmpty()) {
                    part.put("quantity", p[1]);
                }
                if (p.length > 2) {
                    part.put("price", p[2]);
                }
                return part;
            }).toList());
        }
        Caller.Answer answer = trader().post(AT + "/accounts/" + account + "/movements", body);
        if (answer.status() == 201) {
            movement = answer.json().get("movement").get("number").asString();
        }
        return answer;
    }

    Caller.Answer decide(String command, Map<String, Object> step) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("reason", "looked at"));
        if (step.containsKey("identity")) {
            body.put("identity", step.get("identity"));
        }
        return ("withdraw".equals(command) ? trader() : official(step)).post(AT + "/movements/" + movement + "/commands/" + command, body);
    }

    /** Where the last movement stands: state, tax, and how often its taxes are explained. */
    String moved() {
        JsonNode m = ok(trader().get(AT + "/movements/" + movement));
        return m.get("movement").get("state").asString() + " | tax " + m.get("movement").get("tax").asString()
                + (m.get("assessment").isNull() ? "" : " | worked " + worked(m.get("assessment")));
    }

    private static int worked(JsonNode assessment) {
        int steps = 0;
        for (JsonNode line : assessment.get("lines")) {
            for (JsonNode tax : line.get("taxes")) {
                steps += tax.get("worked").size() > 0 ? 1 : 0;
            }
        }
        return steps;
    }

    Caller.Answer inspect(String place) {
        return port.as(Role.OFFICER).post(AT + "/accounts/" + account + "/inspections", Map.of("departments", List.of("CUSTOMS"), "place", place,
                "reason", "are they the same goods?"));
    }

    /** The inspector finds the account's order in the queue of the office, goes there and finds nothing wrong. */
    void passed() {
        ok(sees("PASS", ""));
    }

    /** He goes there and sees what he sees. */
    Caller.Answer sees(String outcome, String findings) {
        Caller inspector = port.as(Role.INSPECTOR);
        JsonNode order = order();
        String at = "/api/v1/inspections/" + order.get("id").asString();
        ok(inspector.post(at + "/schedule", Map.of("place", "外高桥港区", "at", port.now())));
        return inspector.post(at + "/tasks/" + order.get("tasks").get(0).get("id").asString() + "/result", Map.of("outcome", outcome, "findings", findings));
    }

    /** The newest inspection of the account. */
    private JsonNode order() {
        return StreamSupport.stream(ok(port.as(Role.INSPECTOR).get("/api/v1/inspections?size=200")).get("items").spliterator(), false)
                .filter(o -> account.equals(o.get("declarationNumber").asString())).findFirst().orElseThrow();
    }

    /** An officer decides about what failed. */
    Caller.Answer decides(Map<String, Object> step) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("decision", step.get("decides"), "reason", "查验不合格"));
        step.forEach((key, value) -> {
            if (List.of("items", "amount").contains(key)) {
                body.put(key, value);
            }
        });
        return port.as(Role.OFFICER).post("/api/v1/inspections/" + order().get("id").asString() + "/decision", body);
    }

    Caller.Answer paysFine() {
        return port.as(Role.OFFICER).post("/api/v1/inspections/" + order().get("id").asString() + "/penalty-payment",
                Map.of("receiptNumber", "R-" + Ids.next()));
    }

    /** The last inspection's state and decision, and whether what that ordered is done. */
    String inspected() {
        JsonNode o = order();
        return o.get("state").asString() + " " + o.get("decision").get("decision").asString()
                + (o.get("decision").get("remediedAt").isNull() ? " open" : " done");
    }

    Caller.Answer part(Map<String, Object> of) {
        return trader().post(AT + "/accounts/" + account + "/parts", of);
    }

    Caller.Answer rent(Map<String, Object> of) {
        return trader().post(AT + "/accounts/" + account + "/rents/" + of.get("rent") + "/declaration",
                Map.of("paidOn", of.get("paidOn"), "declaration", number(of.get("of"))));
    }

    Caller.Answer levyRent(Map<String, Object> of) {
        return port.as(Role.OFFICER).post(AT + "/accounts/" + account + "/rents/" + of.get("rent") + "/levy", Map.of("paidOn", of.get("paidOn")));
    }

    /** Pays what a declaration, the last movement or a rent owes; says how much, with the late fee. */
    String pay(String what) {
        String number = switch (what) {
            case "movement" -> ok(trader().get(AT + "/movements/" + movement)).get("movement").get("bill").asString();
            default -> what.startsWith("rent ") ? seen().get("rents").get(Integer.parseInt(what.substring(5)) - 1).get("bill").asString()
                    : declared(what).get("bill").get("number").asString();
        };
        JsonNode bill = ok(trader().get("/api/v1/bills/" + number));
        String amount = bill.get("outstanding").asString();
        paidOn = port.now().substring(0, 10);
        ok(port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", number, "amount", amount, "currency", "CNY", "bankReference", "B" + Ids.next(),
                "paidAt", port.now())));
        BigDecimal fee = new BigDecimal(bill.get("lateFee").asString("0"));
        return fee.signum() == 0 ? amount : amount + " with late fee " + fee.toPlainString();
    }

    /** The bank's statement of the day of the last payment books nothing: that payment is taken back. */
    String unpaid() {
        String day = paidOn;
        String balance = """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>""";
        String xml = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>S-%s</Id>
                <Acct><Id><Othr><Id>310</Id></Othr></Id></Acct>
                %s%s</Stmt></BkToCstmrStmt></Document>""".formatted(day, balance.formatted("OPBD", day), balance.formatted("CLBD", day));
        ok(port.as(Role.BANK).send("POST", "/api/v1/bank-reconciliation/statements", xml, "application/xml"));
        List<String> ids = new ArrayList<>();
        ok(port.as(Role.OFFICER).get("/api/v1/bank-reconciliation/missing")).forEach(m -> {
            if (m.get("bank").asString().equals(port.name(Role.BANK))) {
                ids.add(m.get("id").asString());
            }
        });
        ok(port.as(Role.SENIOR).post("/api/v1/bank-reconciliation/missing/" + ids.getLast() + "/reverse", Map.of("reason", "never came")));
        return moved();
    }

    Caller.Answer claimOnGuaranteePage() {
        return port.as(Role.SENIOR).post("/api/v1/guarantees/" + guarantee + "/claims", Map.of("reference", account, "reason", "not brought back"));
    }

    JsonNode seen() {
        return ok(trader().get(AT + "/accounts/" + account));
    }

    boolean told(String event) {
        return ok(trader().get(AT + "/accounts/" + account + "/events")).toString().contains(event);
    }

    /** Where the account stands: state, what is left of each item, secured, due, rents. */
    String line() {
        JsonNode a = seen();
        List<String> left = new ArrayList<>();
        a.get("items").forEach(i -> left.add(i.get("left").asString()));
        StringBuilder out = new StringBuilder(a.get("account").get("state").asString()).append(" | left ").append(String.join(" ", left))
                .append(" | secured ")
                .append(a.get("account").get("secured").asString());
        if (!a.get("account").get("dueOn").isNull()) {
            out.append(" | due ").append(a.get("account").get("dueOn").asString());
        }
        if (!"0.00".equals(a.get("account").get("claimed").asString())) {
            out.append(" | claimed ").append(a.get("account").get("claimed").asString());
        }
        List<String> rents = new ArrayList<>();
        a.get("rents").forEach(r -> rents.add(r.get("state").asString()));
        return out + (rents.isEmpty() ? "" : " | rents " + String.join(" ", rents));
    }
}
