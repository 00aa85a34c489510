package org.tongguan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.Group;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import tools.jackson.databind.JsonNode;

/** Takes the steps of a journey as its people would, over HTTP, and says after each where the declaration stands. */
public final class Journey {

    private final Port port;
    private final Lanes lanes;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private String declaration;
    private Document last;
    private int passages;
    private final MoneyJourney money;

    public Journey(Port port, Lanes lanes) {
        this.port = port;
        this.lanes = lanes;
        this.money = new MoneyJourney(port, none -> view());
        variables.put("voyage", "V" + Ids.next().toString().substring(28).toUpperCase(Locale.ROOT));
    }

    /** Takes one step and renders the line to compare. */
    public String take(Map<String, Object> step) {
        if (step.containsKey("file")) {
            return file(step);
        } else if (step.containsKey("full")) {
            return full(step);
        } else if (step.containsKey("arrive")) {
            Map<String, Object> body = new LinkedHashMap<>(values(step, "arrive"));
            body.put("voyageNumber", variables.get("voyage"));
            ok(port.as(Role.TERMINAL).post("/api/v1/arrivals", body));
        } else if (step.containsKey("command")) {
            Role role = Role.valueOf(String.valueOf(step.getOrDefault("as", "OFFICER")));
            Caller.Answer answer = as(role, step).post("/api/v1/declarations/" + declaration + "/commands/" + step.get("command"),
                    Map.of("reason", String.valueOf(step.getOrDefault("reason", ""))));
            return step.containsKey("refused") ? refusal(answer, step) : line(ok(answer));
        } else if (step.containsKey("amend")) {
            set(last, values(step, "amend"));
            return line(ok(port.as(Role.DECLARANT).put("/api/v1/declarations/" + declaration,
                    Map.of("document", Json.tree(JsonDocuments.write(last)), "reason", "correction"))));
        } else if (step.containsKey("withdraw")) {
            Caller.Answer answer = port.as(Role.DECLARANT).post("/api/v1/declarations/" + declaration + "/withdraw", Map.of("reason", step.get("withdraw")));
            return step.containsKey("refused") ? refusal(answer, step) : line(ok(answer));
        } else if (step.containsKey("declare")) {
            ok(port.as(Role.DECLARANT).post("/api/v1/declarations/" + declaration + "/declare", Map.of()));
        } else if (step.containsKey("pay")) {
            pay(String.valueOf(step.get("pay")));
        } else if (step.containsKey("determine")) {
            port.officersCase(declaration);
            ok(port.as(Role.OFFICER).post("/api/v1/declarations/" + declaration + "/assessment", Map.of("lines", List.of(step.get("determine")))));
        } else if (step.containsKey("inspect")) {
            if (step.containsKey("refused")) {
                return refusal(schedule(step, view().get("inspections").get(view().get("inspections").size() - 1)), step);
            }
            inspect(step);
        } else if (step.containsKey("decide")) {
            decide(step);
        } else if (step.containsKey("place")) {
            assertThat(view().get("inspections").get(view().get("inspections").size() - 1).get("place").asString()).isEqualTo(step.get("place"));
        } else if (step.containsKey("remedy")) {
            ok(as(Role.INSPECTOR, step).post("/api/v1/inspections/" + lastOrder() + "/remedy-done", Map.of("note", step.get("remedy"))));
        } else if (step.containsKey("fine")) {
            ok(as(Role.OFFICER, step).post("/api/v1/inspections/" + lastOrder() + "/penalty-payment",
                    Map.of("receiptNumber", step.get("fine") + " " + Ids.next())));
        } else if (step.containsKey("gate")) {
            return gate(values(step, "gate"));
        } else if (step.containsKey("pickup")) {
            pickup(values(step, "pickup"));
        } else if (step.containsKey("guarantee")) {
            return guarantee(values(step, "guarantee"));
        } else if (step.containsKey("claim")) {
            return claim(step);
        } else if (step.containsKey("secure")) {
            Caller.Answer answer = port.as(Role.DECLARANT).post("/api/v1/bills/" + view().get("bill").get("number").asString() + "/secure", Map.of());
            return step.containsKey("refused") ? refusal(answer, step) : securedLine(answer);
        } else if (step.containsKey("stands")) {
            return standing(variables.containsKey(step.get("stands").toString()) ? step.get("stands").toString() : "guarantee");
        } else if (MoneyJourney.takes(step)) {
            return money.take(step);
        } else if (step.containsKey("month") || step.containsKey("payMonth") || step.containsKey("reinstate")) {
            return month(step);
        } else if (step.containsKey("rule")) {
            return rule(values(step, "rule"));
        } else if (step.containsKey("retire")) {
            ok(port.as(Role.ANALYST).post("/api/v1/risk/rules/" + variables.get("rule") + "/retire", Map.of("reason", "the journey is over")));
            ok(port.as(Role.SENIOR).post("/api/v1/two-persons/" + ok(port.as(Role.SENIOR).get("/api/v1/two-persons?state=ASKED&subject="
                    + variables.get("rule"))).get("items").get(0).get("id").asString() + "/confirm", Map.of()));
        }
        return line();
    }

    private String file(Map<String, Object> step) {
        Document document = port.document(String.valueOf(step.get("file")));
        if (step.containsKey("voyage")) {
            document.only("freeText").set("voyageNumber", variables.get("voyage"));
        }
        set(document, values(step, "set"));
        document.only("signature").set("operation", String.valueOf(step.getOrDefault("operation", "C")))
                .set("clientReference", "J" + Ids.next().toString().substring(24));
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        if (step.containsKey("refused")) {
            assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("REJECTED");
            assertThat(answer.body()).contains(String.valueOf(step.get("refused")));
            return "REFUSED";
        }
        assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
        assertThat(answer.body()).contains(String.valueOf(step.getOrDefault("warned", "")));
        declaration = answer.json().get("declarationId").asString();
        variables.put("message", answer.json().get("id").asString());
        last = document;
        return line();
    }

    private String full(Map<String, Object> step) {
        Document document = port.document(String.valueOf(step.get("full")));
        JsonNode summary = view();
        document.only("head").set("sequenceNumber", summary.get("sequenceNumber").asString());
        document.only("head").set("transportDocumentNumber", last.head("transportDocumentNumber"));
        document.only("freeText").set("voyageNumber", last.text("freeText", "voyageNumber"));
        set(document, values(step, "set"));
        document.only("signature").set("operation", "C").set("clientReference", last.text("signature", "clientReference"));
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
        last = document;
        return line();
    }

    /** The trader brings a guarantee in, an officer accepts it; {@code replaces: true} in the place of the last. */
    private String guarantee(Map<String, Object> given) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("form", "BANK_LETTER", "scope", "GENERAL", "office", "2248", "guarantor", "中国银行上海市分行",
                "reference", "L" + Ids.next(), "validFrom", port.now().substring(0, 10)));
        body.putAll(given);
        body.remove("as");
        if (given.containsKey("replaces")) {
            body.put("replaces", variables.get("guarantee"));
        }
        if ("SINGLE".equals(given.get("scope"))) {
            body.put("declarationNumber", view().get("number").asString());
        }
        variables.put("guarantee", ok(port.as(Role.DECLARANT).post("/api/v1/guarantees", body)).get("number").asString());
        ok(port.as(Role.OFFICER).post("/api/v1/guarantees/" + variables.get("guarantee") + "/commands/accept", Map.of()));
        if (given.containsKey("as")) {
            variables.put(given.get("as").toString(), variables.get("guarantee"));
        }
        return standing("guarantee");
    }

    /** The month's bill of consolidated tax: looked at, paid by its number, or its privilege reinstated. */
    private String month(Map<String, Object> step) {
        JsonNode month = ok(port.as(Role.DECLARANT).get("/api/v1/consolidated-tax/months")).get("items").get(0);
        String number = month.get("number").asString();
        if (step.containsKey("payMonth")) {
            String amount = String.valueOf(step.get("payMonth"));
            Caller.Answer paid = port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", number, "amount",
                    "all".equals(amount) ? month.get("outstanding").asString() : amount, "currency", "CNY", "bankReference", "M" + Ids.next(),
                    "paidAt", port.now()));
            if (step.containsKey("refused")) {
                return refusal(paid, step);
            }
            ok(paid);
        } else if (step.containsKey("reinstate")) {
            String stop = ok(port.as(Role.DECLARANT).get("/api/v1/consolidated-tax/stops")).get("items").get(0).get("id").asString();
            Caller.Answer answer = port.as(Role.OFFICER).post("/api/v1/consolidated-tax/stops/" + stop + "/reinstate",
                    Map.of("reason", step.get("reinstate")));
            return step.containsKey("refused") ? refusal(answer, step) : ok(answer).get("reinstatedBy").isNull() ? "STOPPED" : "REINSTATED";
        }
        JsonNode now = ok(port.as(Role.DECLARANT).get("/api/v1/consolidated-tax/months/" + number));
        return now.get("state").asString() + " " + now.get("month").asString() + " | " + now.get("count") + " bills | owed "
                + now.get("outstanding").asString() + " | due " + now.get("dueOn").asString();
    }

    private String securedLine(Caller.Answer answer) {
        ok(answer);
        return line();
    }

    private String claim(Map<String, Object> step) {
        Caller.Answer answer = port.as(Role.SENIOR).post("/api/v1/guarantees/" + variables.get("guarantee") + "/claims",
                Map.of("reference", view().get("bill").get("number").asString(), "reason", step.get("claim")));
        return step.containsKey("refused") ? refusal(answer, step) : standing("guarantee");
    }

    private String standing(String which) {
        JsonNode guarantee = ok(port.as(Role.DECLARANT).get("/api/v1/guarantees/" + variables.get(which)));
        return guarantee.get("state").asString() + " | drawn " + guarantee.get("drawn").asString() + " | free " + guarantee.get("free").asString();
    }

    private void pickup(Map<String, Object> wish) {
        Map<String, Object> body = new LinkedHashMap<>(wish);
        body.put("declarationId", declaration);
        body.put("terminal", port.name(Role.TERMINAL));
        String id = ok(port.as(Role.DECLARANT).post("/api/v1/ship-side-pickups", body)).get("id").asString();
        ok(port.as(Role.TERMINAL).post("/api/v1/ship-side-pickups/" + id + "/commands/confirm", Map.of()));
    }

    /** An analyst's rule for this trader's goods only: whoever else files is not met. */
    private String rule(Map<String, Object> condition) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "J-" + Ids.next().toString().substring(24));
        body.put("name", "journey");
        body.put("conditions", List.of(Map.of("field", condition.get("field"), "op", "EQ", "values", List.of(condition.get("value"))),
                Map.of("field", "trader.id", "op", "EQ", "values", List.of(String.valueOf(port.trader().id())))));
        body.put("action", "INSPECT");
        body.put("departments", List.of("QUARANTINE"));
        body.put("validFrom", "2026-01-01");
        body.put("reason", Map.of("zh", "木制品检疫", "en", "wood: quarantine"));
        variables.put("rule", ok(port.as(Role.ANALYST).post("/api/v1/risk/rules?confirm=true", body)).get("id").asString());
        ok(port.as(Role.ANALYST).post("/api/v1/risk/rules/" + variables.get("rule") + "/activate", Map.of()));
        return "";
    }

    private void pay(String amount) {
        boolean fee = "late declaration".equals(amount);
        JsonNode bill = view().get(fee ? "lateDeclarationBill" : "bill");
        String due = bill.get("outstanding") == null ? bill.get("amount").asString() : bill.get("outstanding").asString();
        String reference = "B" + Ids.next();
        money.reported(reference);
        ok(port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(),
                "amount", fee || "all".equals(amount) ? due : amount, "currency", "CNY", "bankReference", reference, "paidAt", port.now())));
    }

    /** An official, at the office the step names or at the port's own. */
    private Caller as(Role role, Map<String, Object> step) {
        return step.containsKey("office") ? port.at(role, String.valueOf(step.get("office"))) : port.as(role);
    }

    private String lastOrder() {
        return view().get("inspections").get(view().get("inspections").size() - 1).get("id").asString();
    }

    private Caller.Answer schedule(Map<String, Object> step, JsonNode order) {
        return as(Role.INSPECTOR, step).post("/api/v1/inspections/" + order.get("id").asString() + "/schedule",
                Map.of("place", String.valueOf(step.getOrDefault("place", "CY 1")), "at", port.now()));
    }

    private void inspect(Map<String, Object> step) {
        String outcome = String.valueOf(step.get("inspect"));
        JsonNode order = view().get("inspections").get(view().get("inspections").size() - 1);
        if ("ORDERED".equals(order.get("state").asString())) {
            ok(schedule(step, order));
        }
        for (JsonNode task : order.get("tasks")) {
            if ("OPEN".equals(task.get("state").asString())) {
                ok(as(Role.INSPECTOR, step).post("/api/v1/inspections/" + order.get("id").asString() + "/tasks/" + task.get("id").asString() + "/result",
                        Map.of("outcome", outcome, "findings", "PASS".equals(outcome) ? "as declared" : "not as declared")));
            }
        }
    }

    private void decide(Map<String, Object> step) {
        Map<String, Object> decision = values(step, "decide");
        JsonNode order = view().get("inspections").get(view().get("inspections").size() - 1);
        ok(as(Role.OFFICER, step).post("/api/v1/inspections/" + order.get("id").asString() + "/decision", decision));
    }

    private String gate(Map<String, Object> passage) {
        JsonNode release = view().get("release");
        Map<String, Object> body = new LinkedHashMap<>(passage);
        body.put("laneId", port.lane(String.valueOf(passage.getOrDefault("direction", "OUT")), lanes));
        body.putIfAbsent("direction", "OUT");
        body.putIfAbsent("plate", "沪A12345");
        body.put("releaseNumber", release == null || release.isNull() ? null : release.get("number").asString());
        body.put("laneKey", String.valueOf(++passages));
        JsonNode decision = ok(port.as(Role.LANE).post("/api/v1/gate/passages", body));
        String reasons = StreamSupport.stream(decision.get("reasons").spliterator(), false).map(r -> r.get("code").asString()).collect(Collectors.joining(" "));
        return decision.get("decision").asString() + (reasons.isEmpty() ? "" : " " + reasons) + " | " + line();
    }

    private static String refusal(Caller.Answer answer, Map<String, Object> step) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(step.get("refused"));
        return "REFUSED " + answer.status();
    }

    private JsonNode view() {
        return ok(port.as(Role.DECLARANT).get("/api/v1/declarations/" + declaration));
    }

    private String line() {
        return line(view());
    }

    private String line(JsonNode view) {
        List<String> open = StreamSupport.stream(view.get("openHolds").spliterator(), false).map(JsonNode::asString).sorted().toList();
        JsonNode receipts = ok(port.as(Role.DECLARANT).get("/api/v1/messages/" + variables.get("message") + "/receipts?format=json"));
        String channels = StreamSupport.stream(receipts.spliterator(), false).skip(1).map(r -> r.get("channel").asString()).collect(Collectors.joining(" "));
        String overdue = view.get("overdue").asBoolean() ? " OVERDUE" : "";
        return view.get("state").asString() + overdue + " | " + (open.isEmpty() ? "-" : String.join(" ", open)) + " | " + channels;
    }

    /**
     * What the goods are assessed at: the customs value of each line, its treatment where it is not simply levied, every tax that is not zero, and
     * the findings.
     */
    public String assessed() {
        JsonNode assessment = view().get("assessment");
        List<String> said = new ArrayList<>();
        for (JsonNode line : assessment.get("lines")) {
            String treatment = line.get("treatment").asString();
            said.add(line.get("customsValue").asString("-") + ("LEVIED".equals(treatment) ? "" : " " + treatment));
        }
        StringBuilder out = new StringBuilder(String.join(", ", said));
        for (String tax : List.of("duty", "remedies", "consumptionTax", "vat", "exportDuty", "secured")) {
            String amount = assessment.get(tax).asString();
            out.append("0.00".equals(amount) ? "" : " | " + tax + " " + amount);
        }
        for (JsonNode finding : assessment.get("findings")) {
            out.append(" | ").append(finding.get("code").asString()).append(' ').append(finding.get("pointer").asString());
        }
        return out.toString();
    }

    /** Whether the last assessment, computed again by the law it was made by, comes to the same. */
    public boolean isRecomputable() {
        JsonNode all = ok(port.as(Role.OFFICER).get("/api/v1/declarations/" + declaration + "/assessments"));
        int last = all.get(all.size() - 1).get("n").asInt();
        return ok(port.as(Role.OFFICER).get("/api/v1/declarations/" + declaration + "/assessments/" + last + "/recomputed")).get("same").asBoolean();
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    private void set(Document document, Map<String, Object> values) {
        set(document, values, variables);
    }

    /** Sets fields by pointer ({@code /head/remarks}); a null takes the field away; {@code $name} stands for the variable of that name. */
    public static void set(Document document, Map<String, Object> values, Map<String, String> variables) {
        values.forEach((pointer, value) -> {
            String[] parts = pointer.substring(1).split("/");
            Node node = document.root();
            for (int i = 0; i < parts.length - 1; i++) {
                Group group = node.group().child(parts[i]);
                int index = group.many() ? Integer.parseInt(parts[++i]) : 0;
                while (node.all(group).size() <= index) {
                    node.add(group);
                }
                node = node.all(group).get(index);
            }
            String text = value == null ? null : String.valueOf(value);
            node.set(parts[parts.length - 1], text != null && text.startsWith("$") ? variables.get(text.substring(1)) : text);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(Map<String, Object> step, String key) {
        Object value = step.get(key);
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }
}
