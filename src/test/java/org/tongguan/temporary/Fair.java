package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Caller;
import org.tongguan.support.Port;
import tools.jackson.databind.JsonNode;

/** People of a fair over HTTP: an organiser with its guarantee, a forwarder it appointed, officials of office 2218, a bank. */
final class Fair {

    static final String AT = "/api/v1/temporary";
    final Port organiser;
    final Port forwarder;
    private final Jobs jobs;
    private String guarantee;
    String exhibition;
    String lastClearance;

    Fair(Port organiser, Port forwarder, Jobs jobs) {
        this.organiser = organiser;
        this.forwarder = forwarder;
        this.jobs = jobs;
    }

    static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    Caller officer() {
        return organiser.as(Role.OFFICER);
    }

    Caller filer() {
        return forwarder.as(Role.DECLARANT);
    }

    String open(String amount) {
        return open(amount, null);
    }

    /**
     * The organiser brings its guarantee in, none for {@code none}, and files the fair; officers accept both; it appoints the forwarder.
     *
     * @param renewed null, or the amount of a guarantee that takes the place of the first before the fair is accepted
     */
    String open(String amount, String renewed) {
        guarantee = null;
        if (!"none".equals(amount)) {
            guarantee(amount, null);
        }
        exhibition = ok(file()).get("number").asString();
        if (renewed != null) {
            renew(renewed);
        }
        JsonNode accepted = ok(officer().post(AT + "/exhibitions/" + exhibition + "/commands/accept", Map.of()));
        ok(organiser.as(Role.DECLARANT).post(AT + "/exhibitions/" + exhibition + "/filers", Map.of("code", forwarder.trader().customsCode())));
        return accepted.get("state").asString() + " | free " + free();
    }

    /** Another guarantee takes the place of the organiser's: what is free on it, and what the page of the fair says. */
    String renew(String amount) {
        String first = ok(organiser.as(Role.DECLARANT).get(AT + "/exhibitions/" + exhibition)).get("guarantee").asString();
        guarantee(amount, guarantee);
        JsonNode seen = ok(officer().get(AT + "/exhibitions/" + exhibition));
        return "free " + free() + (seen.get("guarantee").asString().equals(first) && seen.get("guaranteeNow").asString().equals(guarantee) ? "" : " | " + seen);
    }

    private void guarantee(String amount, String replaces) {
        Map<String, Object> g = new LinkedHashMap<>(Map.of("form", "ORGANISER", "scope", "GENERAL", "office", "2218", "guarantor", "中国银行云南省分行", "reference",
                "L" + Ids.next(), "amount", amount, "validFrom", organiser.now().substring(0, 10), "validTo", "2028-12-31"));
        g.put("replaces", replaces);
        guarantee = ok(organiser.as(Role.DECLARANT).post("/api/v1/guarantees", g)).get("number").asString();
        ok(officer().post("/api/v1/guarantees/" + guarantee + "/commands/accept", Map.of()));
    }

    /** Files the fair, with the guarantee there is. */
    Caller.Answer file() {
        Map<String, Object> fair = new LinkedHashMap<>(Map.of("office", "2218", "nameZh", "2026南亚东南亚商品展", "nameEn", "South and Southeast Asia Fair 2026",
                "venue", "滇池国际会展中心", "opensOn", "2026-06-12", "closesOn", "2026-06-18"));
        fair.put("guarantee", guarantee);
        return organiser.as(Role.DECLARANT).post(AT + "/exhibitions", fair);
    }

    String guarantee() {
        return guarantee;
    }

    String free() {
        return guarantee == null ? "-" : ok(organiser.as(Role.DECLARANT).get("/api/v1/guarantees/" + guarantee)).get("free").asString();
    }

    /** Opens a list, or a carnet. */
    Caller.Answer opened(Map<String, Object> of) {
        boolean ata = of.containsKey("carnet");
        Map<String, Object> body = new LinkedHashMap<>(Map.of("regime", ata ? "ATA" : "EXHIBITION", "exhibition", exhibition, "exhibitor", of.get("exhibitor"),
                "country", of.get("country"), "booth", "A-12"));
        if (ata) {
            body.put("carnet", Map.of("number", of.get("carnet") + "-" + Ids.next(), "issuer", "Alliance des chambres de commerce suisses", "country",
                    of.get("country"), "holder", of.get("exhibitor"), "issued", of.getOrDefault("issued",
                    organiser.now().substring(0, 10)), "until", of.get("until")));
        }
        return filer().post(AT + "/lists", body);
    }

    /** Opens a list, reads its generated rows, has it certified and submits it. */
    String list(Map<String, Object> of) {
        boolean ata = of.containsKey("carnet");
        String number = ok(opened(of)).get("list").get("number").asString();
        JsonNode upload = ok(filer().post(AT + "/lists/" + number + "/items", rows(of)));
        jobs.runDue();
        JsonNode read = ok(filer().get(AT + "/lists/" + number + "/uploads/" + upload.get("id").asString()));
        if (of.containsKey("wrong")) {
            assertThat(ok(filer().get(AT + "/lists/" + number + "/uploads/" + upload.get("id").asString() + "/problems")).toString())
                    .contains(String.valueOf(of.get("wrong")));
            return number;
        }
        assertThat(read.get("state").asString() + " " + read.get("rowsWrong").asInt()).as(read.toString()).isEqualTo("DONE 0");
        if (of.containsKey("refused")) {
            Caller.Answer answer = organiser.as(Role.DECLARANT).post(AT + "/lists/" + number + "/commands/certify", Map.of());
            assertThat(answer.status() + answer.body()).startsWith("4").contains(String.valueOf(of.get("refused")));
            return number;
        }
        if (!ata) {
            ok(organiser.as(Role.DECLARANT).post(AT + "/lists/" + number + "/commands/certify", Map.of()));
        }
        ok(filer().post(AT + "/lists/" + number + "/commands/submit", Map.of()));
        return number;
    }

    /** A list that was sent back, unchanged: certified and submitted anew. */
    void resubmit(String list) {
        ok(organiser.as(Role.DECLARANT).post(AT + "/lists/" + list + "/commands/certify", Map.of()));
        ok(filer().post(AT + "/lists/" + list + "/commands/submit", Map.of()));
    }

    /** So many lines that share the sums; the last takes the rest. Quantities are pieces times ten, or kilograms. */
    static List<Map<String, String>> rows(Map<String, Object> of) {
        int lines = Integer.parseInt(of.get("lines").toString());
        BigDecimal weight = new BigDecimal(of.get("weight").toString());
        BigDecimal value = new BigDecimal(of.get("value").toString());
        int pieces = Integer.parseInt(of.get("pieces").toString());
        String[] special = of.containsKey("special") ? of.get("special").toString().split(" ") : new String[0];
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            boolean last = i == lines - 1;
            BigDecimal kg = share(weight, lines, 2, last);
            int packages = last ? pieces - pieces / lines * (lines - 1) : pieces / lines;
            Map<String, String> row = new LinkedHashMap<>(Map.of("code", of.get("code").toString(), "nameZh", "展品" + (i + 1), "nameEn", "Exhibit " + (i + 1),
                    "quantity", of.containsKey("each") ? of.get("each").toString() : "035".equals(of.get("unit")) ? kg.toPlainString()
                    : String.valueOf(packages * 10), "unit", of.get("unit").toString(),
                    "pieces", String.valueOf(packages), "weight", kg.toPlainString(), "price", share(value, lines, 2, last).toPlainString(), "currency", "USD",
                    "origin", of.get("country").toString()));
            if (i < special.length && !".".equals(special[i])) {
                row.put("special", special[i]);
                row.put("proof", of.containsKey("proofs") ? of.get("proofs").toString().split(" ")[i] : "");
            }
            // Of single rows, by their number, other cells.
            if (of.get("rows") instanceof Map<?, ?> others && others.get(String.valueOf(i + 1)) instanceof Map<?, ?> cells) {
                cells.forEach((name, cell) -> row.put(name.toString(), cell.toString()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static BigDecimal share(BigDecimal all, int lines, int decimals, boolean last) {
        BigDecimal one = all.divide(BigDecimal.valueOf(lines), decimals, RoundingMode.FLOOR);
        return last ? all.subtract(one.multiply(BigDecimal.valueOf(lines - 1))) : one;
    }

    JsonNode seen(String list) {
        return ok(filer().get(AT + "/lists/" + list));
    }

    /** Where a list stands. */
    String line(String list) {
        JsonNode l = seen(list);
        JsonNode left = l.get("figures").get("left");
        return l.get("list").get("state").asString() + " | left " + left.get("pieces").asLong() + " " + left.get("weight").asString() + " | secured "
                + l.get("list").get("secured").asString() + " | free " + free() + (l.get("list").get("regime").asString().equals("ATA")
                ? " | due " + l.get("list").get("dueOn").asString() : "");
    }

    Caller.Answer command(String list, String command, Map<String, Object> body) {
        Caller who = switch (command) {
            case "claim" -> organiser.as(Role.SENIOR);
            case "ask-extension" -> filer();
            default -> officer();
        };
        return who.post(AT + "/lists/" + list + "/commands/" + command, body);
    }

    /** Asks; {@code parts}: {@code all}, or item numbers with a quantity, and a price, each. */
    Caller.Answer ask(String list, Map<String, Object> asked) {
        Map<String, Object> body = new LinkedHashMap<>(asked);
        body.remove("list");
        body.putIfAbsent("evidence", "EV-" + Ids.next());
        String parts = String.valueOf(body.remove("parts"));
        if (!"all".equals(parts)) {
            body.put("parts", Arrays.stream(parts.split(" ")).map(p -> p.split(":")).map(p -> p.length == 1 ? Map.of("item", Integer.valueOf(p[0]))
                    : p.length == 2 ? Map.of("item", Integer.valueOf(p[0]), "quantity", p[1])
                    : Map.of("item", Integer.valueOf(p[0]), "quantity", p[1], "price", p[2])).toList());
        }
        return filer().post(AT + "/lists/" + list + "/clearances", body);
    }

    /** Asks, and an officer confirms. Gives the state afterwards. */
    String out(String list, Map<String, Object> asked) {
        return ok(confirmed(list, asked)).get("clearance").get("state").asString();
    }

    Caller.Answer confirmed(String list, Map<String, Object> asked) {
        lastClearance = ok(ask(list, asked)).get("clearance").get("number").asString();
        return officer().post(AT + "/clearances/" + lastClearance + "/commands/confirm", Map.of());
    }

    /** Where the last clearance stands: state, tax, and the state of its bill. */
    String cleared() {
        JsonNode c = ok(filer().get(AT + "/clearances/" + lastClearance)).get("clearance");
        return c.get("state").asString() + " | tax " + c.get("tax").asString() + (c.get("bill").isNull() ? "" : " | bill "
                + ok(filer().get("/api/v1/bills/" + c.get("bill").asString())).get("state").asString());
    }

    void pay() {
        String number = ok(filer().get(AT + "/clearances/" + lastClearance)).get("clearance").get("bill").asString();
        JsonNode bill = ok(filer().get("/api/v1/bills/" + number));
        ok(organiser.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", number, "amount", bill.get("outstanding").asString(), "currency", "CNY",
                "bankReference", "B" + Ids.next(), "paidAt", organiser.now())));
        assertThat(ok(filer().get(AT + "/clearances/" + lastClearance)).get("clearance").get("state").asString()).isEqualTo("DONE");
    }

    /** The bank's statement of the day of the last payment books nothing: that payment is taken back. */
    void unpay() {
        String day = organiser.now().substring(0, 10);
        String balance = """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>""";
        String xml = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>S-%s</Id>
                <Acct><Id><Othr><Id>310</Id></Othr></Id></Acct>%s%s</Stmt></BkToCstmrStmt></Document>""".formatted(day, balance.formatted("OPBD", day),
                balance.formatted("CLBD", day));
        ok(organiser.as(Role.BANK).send("POST", "/api/v1/bank-reconciliation/statements", xml, "application/xml"));
        String bank = organiser.name(Role.BANK);
        String id = "";
        for (JsonNode m : ok(officer().get("/api/v1/bank-reconciliation/missing"))) {
            id = m.get("bank").asString().equals(bank) ? m.get("id").asString() : id;
        }
        ok(organiser.as(Role.SENIOR).post("/api/v1/bank-reconciliation/missing/" + id + "/reverse", Map.of("reason", "never came")));
    }

    void claimOnGuaranteePage(String list) {
        ok(organiser.as(Role.SENIOR).post("/api/v1/guarantees/" + guarantee + "/claims", Map.of("reference", list, "reason", "not taken away")));
    }

    String figures() {
        JsonNode all = ok(organiser.as(Role.DECLARANT).get(AT + "/exhibitions/" + exhibition + "/figures")).get("all");
        return "in " + sum(all.get("in")) + " | left " + sum(all.get("left"));
    }

    /** Items of a list: number, quantity that is in. */
    String items(String list) {
        StringBuilder said = new StringBuilder();
        ok(filer().get(AT + "/lists/" + list + "/items")).get("items").forEach(i -> said.append(said.isEmpty() ? "" : " ").append(i.get("number").asInt())
                .append('=').append(i.get("left").get("quantity").asString()));
        return said.toString();
    }

    /** Value in and left, and what went which way: pieces, kilograms, yuan. */
    String ways() {
        JsonNode all = ok(organiser.as(Role.DECLARANT).get(AT + "/exhibitions/" + exhibition + "/figures")).get("all");
        StringBuilder said = new StringBuilder("in ").append(all.get("in").get("value").asString()).append(" | left ")
                .append(all.get("left").get("value").asString());
        all.get("out").forEach(w -> said.append(" | ").append(w.get("way").asString()).append(' ').append(sum(w.get("out"))).append(' ')
                .append(w.get("out").get("value").asString()));
        return said.toString();
    }

    /** When each exhibitor's goods are due, and in how many days; by the figures of the exhibition. */
    String terms() {
        List<String> said = new ArrayList<>();
        ok(organiser.as(Role.DECLARANT).get(AT + "/exhibitions/" + exhibition + "/figures")).get("exhibitors").forEach(x -> said.add(
                x.get("exhibitor").asString() + " " + x.get("dueOn").asString("-") + " " + x.get("daysLeft").asString("-")));
        return String.join(" | ", said);
    }

    Caller.Answer voucher(String list, String kind, String number) {
        return officer().post(AT + "/lists/" + list + "/vouchers", Map.of("kind", kind, "number", number, "usedOn", organiser.now().substring(0, 10),
                "items", "1-5"));
    }

    private static String sum(JsonNode sum) {
        return sum.get("pieces").asLong() + " " + sum.get("weight").asString();
    }
}
