package org.tongguan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import tools.jackson.databind.JsonNode;

/** The steps of a journey that are about money after a bill: orders at the bank, statements, refunds, levies. */
final class MoneyJourney {

    private static final List<String> STEPS = List.of("collect", "order", "statement", "settle", "missing", "reverse", "refund", "levy", "recovery");
    private final Port port;
    private final Function<String, JsonNode> view;
    private BigDecimal closing = BigDecimal.ZERO.setScale(2);
    private String reference;
    private String statement;
    private String refund;
    private String levy;

    /** @param view the declaration as its trader sees it; the argument is not used */
    MoneyJourney(Port port, Function<String, JsonNode> view) {
        this.port = port;
        this.view = view;
    }

    static boolean takes(Map<String, Object> step) {
        return STEPS.stream().anyMatch(step::containsKey);
    }

    String take(Map<String, Object> step) {
        if (step.containsKey("collect")) {
            return said(step, port.as(Role.DECLARANT).post("/api/v1/bank-orders", Map.of("billNumber", bill(), "account", step.get("collect"))), this::order);
        } else if (step.containsKey("order")) {
            return order(ok(port.as(Role.DECLARANT).get("/api/v1/bank-orders?q=" + bill())).get("items").get(0));
        } else if (step.containsKey("statement")) {
            return statement(step);
        } else if (step.containsKey("settle")) {
            return settle(step);
        } else if (step.containsKey("missing")) {
            return missing().size() + " missing";
        } else if (step.containsKey("reverse")) {
            String id = missing().getFirst().get("id").asString();
            ok(port.as(Role.SENIOR).post("/api/v1/bank-reconciliation/missing/" + id + "/reverse", Map.of("reason", step.get("reverse"))));
            return bills("");
        } else if (step.containsKey("refund")) {
            return refund(step);
        } else if (step.containsKey("levy")) {
            return levy(step);
        }
        return bills(String.valueOf(step.get("recovery")));
    }

    private String bill() {
        return view.apply("").get("bill").get("number").asString();
    }

    private static String said(Map<String, Object> step, Caller.Answer answer, Function<JsonNode, String> line) {
        if (step.containsKey("refused")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(step.get("refused"));
            return "REFUSED " + answer.status();
        }
        return line.apply(ok(answer));
    }

    private String order(JsonNode order) {
        return order.get("state").asString() + " | asked " + order.get("asked") + " | " + order.get("amount").asString();
    }

    /** The declaration's bills of that kind, or all of taxes: state, amount, late fee, what is outstanding. */
    private String bills(String kind) {
        List<String> lines = new ArrayList<>();
        for (JsonNode b : ok(port.as(Role.DECLARANT).get("/api/v1/bills?q=" + view.apply("").get("number").asString())).get("items")) {
            if (kind.isEmpty() || kind.equals(b.get("kind").asString())) {
                lines.add(b.get("state").asString() + " " + b.get("amount").asString() + " + " + b.get("lateFee").asString() + " owed "
                        + b.get("outstanding").asString() + " due " + b.get("dueOn").asString());
            }
        }
        return String.join(", ", lines);
    }

    /**
     * The bank's statement of a day. Entries: {@code amount}, {@code about} (bill, nothing, or a text), {@code ref} (last = the reference it reported
     * last), {@code debit}. {@code again} sends the last one once more; {@code opening} begins elsewhere than where the last ended.
     */
    @SuppressWarnings("unchecked")
    private String statement(Map<String, Object> step) {
        Map<String, Object> given = (Map<String, Object>) step.get("statement");
        StringBuilder entries = new StringBuilder();
        BigDecimal end = new BigDecimal(String.valueOf(given.getOrDefault("opening", closing)));
        BigDecimal opening = end;
        for (Map<String, Object> e : (List<Map<String, Object>>) given.getOrDefault("entries", List.of())) {
            boolean debit = Boolean.TRUE.equals(e.get("debit"));
            BigDecimal amount = new BigDecimal(String.valueOf(e.get("amount"))).setScale(2);
            end = debit ? end.subtract(amount) : end.add(amount);
            String ref = "last".equals(e.get("ref")) ? reference : "N" + Ids.next();
            String about = "bill".equals(e.get("about")) ? bill() : String.valueOf(e.getOrDefault("about", ""));
            entries.append("""
                    <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>
                    <NtryDtls><TxDtls><RmtInf><Ustrd>税款 %s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""".formatted(amount, debit ? "DBIT" : "CRDT",
                    given.get("day"), ref, about));
        }
        String xml = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>%s</Id><Acct><Id><Othr><Id>310</Id></Othr></Id></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
                %s</Stmt></BkToCstmrStmt></Document>""".formatted("S-" + given.get("day"), opening, given.get("day"),
                given.getOrDefault("closing", end), given.get("day"), entries);
        Caller.Answer answer = port.as(Role.BANK).send("POST", "/api/v1/bank-reconciliation/statements", xml, "application/xml");
        BigDecimal reached = end;
        return said(step, answer, taken -> {
            assertThat(ok(port.as(Role.BANK).send("POST", "/api/v1/bank-reconciliation/statements", xml, "application/xml")).get("id"))
                    .as("the same statement again").isEqualTo(taken.get("id"));
            closing = reached;
            statement = taken.get("id").asString();
            return entries();
        });
    }

    /** The entries of the last statement as they came, and how the bank's account stands. */
    private String entries() {
        Map<Integer, String> lines = new java.util.TreeMap<>();
        for (JsonNode e : listed()) {
            lines.put(e.get("position").asInt(), e.get("outcome").isNull() ? e.get("problem").asString(e.get("state").asString())
                    : e.get("outcome").asString());
        }
        for (JsonNode s : ok(port.as(Role.OFFICER).get("/api/v1/bank-reconciliation/standings"))) {
            if (s.get("bank").asString().equals(port.name(Role.BANK))) {
                return String.join(" ", lines.values()) + " | difference " + s.get("difference").asString() + " | in transit "
                        + s.get("inTransit").asString() + " | unexplained " + s.get("unexplained").asString();
            }
        }
        throw new AssertionError("no standing");
    }

    private JsonNode listed() {
        return ok(port.as(Role.OFFICER).get("/api/v1/bank-reconciliation/entries?size=200&statement=" + statement)).get("items");
    }

    /** The first open entry of the last statement. */
    private String settle(Map<String, Object> step) {
        JsonNode open = listed().get(0);
        Map<String, Object> body = new HashMap<>(Map.of("reason", String.valueOf(step.getOrDefault("reason", "as the payer says"))));
        if ("bill".equals(step.get("to"))) {
            body.put("number", bill());
        }
        Role role = Role.valueOf(String.valueOf(step.getOrDefault("as", "OFFICER")));
        return said(step, port.as(role).post("/api/v1/bank-reconciliation/entries/" + open.get("id").asString() + "/commands/" + step.get("settle"), body),
                done -> entries());
    }

    /** Payments this port's bank reported that no statement has booked. */
    private List<JsonNode> missing() {
        List<JsonNode> own = new ArrayList<>();
        ok(port.as(Role.OFFICER).get("/api/v1/bank-reconciliation/missing")).forEach(m -> {
            if (m.get("bank").asString().equals(port.name(Role.BANK))) {
                own.add(m);
            }
        });
        return own;
    }

    /** What the bank reported last, for a statement that books it. */
    void reported(String bankReference) {
        reference = bankReference;
    }

    private String refund(Map<String, Object> step) {
        String command = String.valueOf(step.get("refund"));
        if ("claim".equals(command)) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("billNumber", bill(), "ground", step.get("ground"), "reason", "paid too much",
                    "lines", List.of(Map.of("tax", step.getOrDefault("tax", "DUTY"), "amount", String.valueOf(step.get("amount"))))));
            return said(step, port.as(Role.DECLARANT).post("/api/v1/refunds", body), this::refunded);
        } else if ("found".equals(command)) {
            JsonNode all = ok(port.as(Role.OFFICER).get("/api/v1/refunds?q=" + (step.containsKey("about") ? bill() : view.apply("").get("number").asString())));
            return refunded(all.get("items").get(0));
        } else if ("now".equals(command)) {
            return refunded(ok(port.as(Role.DECLARANT).get("/api/v1/refunds/" + refund)));
        }
        Caller who = "SENIOR 2200".equals(step.get("as")) ? port.at(Role.SENIOR, "2200")
                : port.as(Role.valueOf(String.valueOf(step.getOrDefault("as", "OFFICER"))));
        return said(step, who.post("/api/v1/refunds/" + refund + "/commands/" + command, Map.of("note", "checked",
                "payee", String.valueOf(step.getOrDefault("payee", "6222000000001234")))), this::refunded);
    }

    private String refunded(JsonNode r) {
        refund = r.get("number").asString();
        return r.get("state").asString() + " " + r.get("ground").asString() + " " + r.get("amount").asString() + " + " + r.get("interest").asString();
    }

    private String levy(Map<String, Object> step) {
        String command = String.valueOf(step.get("levy"));
        if (levy == null || step.containsKey("ground")) {
            Map<String, Object> body = Map.of("declarationNumber", view.apply("").get("number").asString(), "ground", step.get("ground"),
                    "reason", "classified anew", "lines", List.of(Map.of("tax", "DUTY", "amount", String.valueOf(step.get("amount")))));
            return said(step, port.as("propose as senior".equals(command) ? Role.SENIOR : Role.OFFICER).post("/api/v1/levies", body), this::levied);
        }
        return said(step, port.as(Role.SENIOR).post("/api/v1/levies/" + levy + "/commands/" + command, Map.of("note", "decided")), this::levied);
    }

    private String levied(JsonNode l) {
        levy = l.get("number").asString();
        return l.get("state").asString() + " " + l.get("ground").asString() + " " + l.get("amount").asString() + " from " + l.get("countsFrom").asString()
                + " until " + l.get("lastDay").asString("ever");
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }
}
