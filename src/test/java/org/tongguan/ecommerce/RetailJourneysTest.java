package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.act.ReturnDesk;
import org.tongguan.ecommerce.act.Stock;
import org.tongguan.ecommerce.bill.TaxBills;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.screening.ProvedPayments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.ledger.Purses;
import org.tongguan.proof.PaymentProof;
import org.tongguan.proof.PaymentProved;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.vault.Vault;
import org.tongguan.support.Caller;
import org.tongguan.support.OfficialSchema;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Journeys of parcels, {@code cases/ecommerce/journeys.yaml}, over HTTP with a clock that moves. */
class RetailJourneysTest extends PlatformTest {

    private static final Pattern NUMBER = Pattern.compile("invtNo>([0-9]{8}I[0-9]{9})<");
    private static final Pattern PRE_NUMBER = Pattern.compile("preNo>([^<]*)<");
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Transactions transactions;
    @Autowired Purses purses;
    @Autowired Stock stock;
    @Autowired TaxBills taxes;
    @Autowired ApplicationEventPublisher events;
    @Autowired ProvedPayments proved;
    @Autowired Vault vault;
    @Autowired ReturnDesk desk;
    @LocalServerPort int serverPort;
    private Port port;
    private Parcel parcel;
    /** Paid for at once with the present one; null where there is none. */
    private Parcel beside;
    private String buyer;
    private String listMessage;
    private String returned;
    private int deliveries;

    static Stream<Map<String, Object>> journeys() {
        return YamlCases.list(Path.of("cases/ecommerce")).stream().filter(one -> one.containsKey("steps"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void journey(Map<String, Object> one) throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        buyer = Parcel.buyer(Math.floorMod(Ids.next().hashCode(), 9_000_000));
        parcel = Parcel.of(port.trader(), Ids.next().toString().substring(19).toUpperCase(java.util.Locale.ROOT), buyer);
        parcel.set("book", "T" + port.trader().customsCode());
        beside = null;
        listMessage = null;
        returned = null;
        stand("10000000");
        for (Map<String, Object> step : YamlCases.maps(one.get("steps"))) {
            clock.set(LocalDateTime.parse(String.valueOf(step.get("at")).replace(' ', 'T')));
            take(step);
            if (step.get("expect") != null && !String.valueOf(step.get("expect")).isEmpty()) {
                assertThat(line()).as("%s: %s\n%s", one.get("title"), step, receipts()).isEqualTo(step.get("expect"));
            }
            if (step.get("says") != null) {
                assertThat(receipts()).contains(String.valueOf(step.get("says")));
            }
            if (step.get("backs") != null) {
                assertThat(backs()).as("%s: %s", one.get("title"), step).isEqualTo(step.get("backs"));
            }
        }
    }

    private void stand(String yuan) throws InterruptedException {
        guarantees.of(port.trader().customsCode(), yuan);
    }

    private void take(Map<String, Object> step) throws Exception {
        if (step.containsKey("beside")) {
            beside = parcel;
            parcel = Parcel.of(port.trader(), Ids.next().toString().substring(19).toUpperCase(java.util.Locale.ROOT), buyer)
                    .set("order.payTransactionId", "P" + beside.number()).set("payment.payTransactionId", "P" + beside.number());
        }
        YamlCases.map(step.get("set")).forEach((name, value) -> parcel.set(name, String.valueOf(value)));
        if (step.containsKey("guarantee")) {
            stand(String.valueOf(step.get("guarantee")));
        }
        if (step.containsKey("used")) {
            use(new BigDecimal(String.valueOf(step.get("used"))));
        }
        if (step.containsKey("stock")) {
            stock.in(Actor.PLATFORM, "T" + port.trader().customsCode(), "A1", new BigDecimal(String.valueOf(step.get("stock"))), "D" + ++deliveries);
        }
        if (step.containsKey("another")) {
            parcel = Parcel.of(port.trader(), Ids.next().toString().substring(19).toUpperCase(java.util.Locale.ROOT), buyer)
                    .set("mode", "1210").set("book", "T" + port.trader().customsCode());
        }
        for (Object document : step.get("send") == null ? List.of() : (List<?>) step.get("send")) {
            send(document(String.valueOf(document)), (String) step.get("refused"));
        }
        if (step.containsKey("proved")) {
            prove(new BigDecimal(String.valueOf(step.get("proved"))), YamlCases.text(step, "firm", port.trader().customsCode()));
        } else if (step.containsKey("tax")) {
            taxes.make();
        } else if (step.containsKey("pay")) {
            pay(String.valueOf(step.get("pay")));
        } else if (step.containsKey("delivered")) {
            CebDocument delivery = ExportParcel.of(port.trader()).warehouse("W" + parcel.number());
            send(delivery, "yes".equals(step.get("delivered")) ? null : String.valueOf(step.get("delivered")));
        } else if (step.containsKey("cancel")) {
            send(parcel.about("623", number(), null), (String) step.get("refused"));
        } else if (step.containsKey("return")) {
            JsonNode answer = send(parcel.about("625", number(), String.valueOf(step.get("return"))), (String) step.get("refused"));
            if (!step.containsKey("refused")) {
                returned = Ids.part(UUID.fromString(answer.get("id").asString()), 0).toString();
            }
        } else if (step.containsKey("lapse")) {
            lapse();
        } else if (step.containsKey("sign")) {
            send(parcel.signed(), null);
        } else if (step.containsKey("arrive")) {
            Caller.Answer answer = port.as(Role.SENIOR).post("/api/v1/ecommerce/returns/" + returned + "/arrive", Map.of());
            assertThat(answer.status()).as(answer.body()).isEqualTo("late".equals(step.get("arrive")) ? 409 : 200);
        } else if (step.containsKey("command")) {
            String list = Ids.part(UUID.fromString(listMessage), 0).toString();
            Caller senior = step.containsKey("second") ? port.at(Role.SENIOR, "2218") : port.as(Role.SENIOR);
            Caller.Answer answer = senior.post("/api/v1/ecommerce/lists/" + list + "/commands/" + step.get("command"),
                    step.containsKey("ground") ? Map.of("reason", step.get("reason"), "ground", step.get("ground"))
                            : Map.of("reason", YamlCases.text(step, "reason", "")));
            if (step.containsKey("forbidden")) {
                assertThat(answer.status()).as(answer.body()).isBetween(400, 403);
            } else {
                assertThat(answer.status()).as(answer.body()).isEqualTo(step.containsKey("conflict") ? 409 : 200);
            }
        } else {
            inspect(step);
        }
    }

    /** The last day of the return has passed. The platform looks by itself as well, and may be at it just now. */
    private void lapse() throws InterruptedException {
        desk.lapse();
        for (int i = 0; i < 100 && !backs().contains("100"); i++) {
            Thread.sleep(50);
        }
    }

    /** The receipts of the last application for a return that was taken, and what the last of them says. All have one number of the electronic port. */
    private String backs() {
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + Ids.whole(UUID.fromString(returned)) + "/receipts?format=json").json();
        numbered(receipts);
        List<String> states = new ArrayList<>();
        receipts.forEach(r -> states.add(r.get("channel").asString()));
        String last = receipts.get(receipts.size() - 1).get("xml").asString();
        return String.join(" ", states) + last.replaceFirst("(?s).*?returnInfo>([^<]*)<.*", " | $1");
    }

    private static void numbered(JsonNode receipts) {
        List<String> numbers = new ArrayList<>();
        receipts.forEach(r -> {
            OfficialSchema.check(r.get("xml").asString());
            Matcher number = PRE_NUMBER.matcher(r.get("xml").asString());
            assertThat(number.find()).isTrue();
            numbers.add(number.group(1));
        });
        assertThat(numbers.stream().distinct().toList()).singleElement().asString().matches("[BT]2\\d{16}");
    }

    /** What is done with the open inspection of the list. */
    private void inspect(Map<String, Object> step) {
        if (step.containsKey("visit")) {
            JsonNode order = order();
            String path = "/api/v1/inspections/" + order.get("id").asString();
            ok(port.as(Role.INSPECTOR).post(path + "/schedule", Map.of("place", "快件监管中心", "at", port.now())));
            order.get("tasks").forEach(task -> {
                if ("OPEN".equals(task.get("state").asString())) {
                    ok(port.as(Role.INSPECTOR).post(path + "/tasks/" + task.get("id").asString() + "/result",
                            Map.of("outcome", step.get("visit"), "findings", "FAIL".equals(step.get("visit")) ? "品名不符" : "")));
                }
            });
        } else if (step.containsKey("decide")) {
            Map<String, Object> decision = "PENALTY".equals(step.get("decide"))
                    ? Map.of("decision", "PENALTY", "reason", "与申报不符", "amount", "500.00", "article", "行政处罚法")
                    : Map.of("decision", step.get("decide"), "reason", "与申报不符");
            ok(port.as(Role.OFFICER).post("/api/v1/inspections/" + order().get("id").asString() + "/decision", decision));
        } else if (step.containsKey("remedy")) {
            ok(port.as(Role.OFFICER).post("/api/v1/inspections/" + order().get("id").asString() + "/remedy-done", Map.of("note", step.get("remedy"))));
        } else if (step.containsKey("fine")) {
            ok(port.as(Role.OFFICER).post("/api/v1/inspections/" + order().get("id").asString() + "/penalty-payment",
                    Map.of("receiptNumber", "FK" + Ids.next())));
        }
    }

    private static void ok(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The newest order, as the page of the list shows it. */
    private JsonNode order() {
        JsonNode orders = port.as(Role.OFFICER).get("/api/v1/ecommerce/lists/" + Ids.part(UUID.fromString(listMessage), 0)).json().get("inspections");
        assertThat(orders).isNotEmpty();
        return orders.get(orders.size() - 1);
    }

    /** The platform proves a payment of so many yuan by that firm for the order, and for the one beside it. */
    private void prove(BigDecimal yuan, String firm) {
        List<String> orders = Stream.of(beside, parcel).filter(java.util.Objects::nonNull).map(p -> "O" + p.number()).toList();
        String number = orders.getFirst().replaceFirst("O", "P");
        transactions.run(Actor.PLATFORM, () -> orders.forEach(order -> events.publishEvent(new PaymentProved(new PaymentProof(Ids.next(), "S",
                port.trader().id(), order, orders, port.trader().customsCode(), firm, number, yuan, "142", "1", "1", clock.instant(), "A", "C", "N",
                List.of("面霜"), "00", clock.instant())))));
        proved.refresh();
    }

    /** The firm pays its newest consolidated bill, which is due on that day. */
    private void pay(String due) {
        JsonNode bill = port.as(Role.TRADER_MANAGER).get("/api/v1/bills").json().get("items").get(0);
        assertThat(bill.get("dueOn").asString()).isEqualTo(due);
        Caller.Answer paid = port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", bill.get("number").asString(), "amount",
                bill.get("amount").asString(), "currency", "CNY", "bankReference", "RT" + Ids.next(), "paidAt", port.now()));
        assertThat(paid.status()).as(paid.body()).isLessThan(300);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/ecommerce/taxes").body()).contains(bill.get("number").asString()).contains("CONSOLIDATED");
    }

    private void use(BigDecimal yuan) {
        transactions.run(Actor.PLATFORM, () -> purses.post(List.of(new Purses.Move(Ids.next(), 1, new Purses.Purse(purse(), 1, 2_600_000), Keys.guarantee("*t"),
                yuan.movePointRight(2).longValueExact()))));
    }

    private UUID purse() {
        return vault.index(LocalDateTime.ofInstant(clock.instant(), clock.getZone()).getYear() + ":1:" + buyer);
    }

    private CebDocument document(String name) {
        String type = Character.isDigit(name.charAt(name.length() - 1)) ? name.substring(name.length() - 1) : "1";
        return switch (name.replaceAll("\\d$", "")) {
            case "order" -> parcel.order(type);
            case "payment" -> parcel.payment(type);
            case "waybill" -> parcel.waybill(type);
            default -> parcel.list(type);
        };
    }

    private JsonNode send(CebDocument document, String refused) {
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), List.of(document)), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + answer.json().get("id").asString() + "/receipts?format=json").json();
        receipts.forEach(r -> OfficialSchema.check(r.get("xml").asString()));
        if (refused != null) {
            assertThat(answer.body()).contains(refused).contains("REJECTED");
        } else {
            assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
            if (List.of("623", "625").contains(document.form().number())) {
                numbered(receipts);
            }
            if ("621".equals(document.form().number()) && !"3".equals(document.text("appType"))) {
                listMessage = answer.json().get("id").asString();
            }
        }
        return answer.json();
    }

    /** Receipts that journeys come to are valid by the official schema; this says where it is not at hand. */
    @Test
    void receiptsAreHeldAgainstTheOfficialSchema() {
        OfficialSchema.assume();
    }

    private String receipts() {
        return port.as(Role.DECLARANT).get("/api/v1/messages/" + listMessage + "/receipts").body();
    }

    private String number() {
        Matcher found = NUMBER.matcher(receipts());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String line() {
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + listMessage + "/receipts?format=json").json();
        List<String> states = new ArrayList<>();
        receipts.forEach(r -> {
            OfficialSchema.check(r.get("xml").asString());
            states.add(r.get("channel").asString());
        });
        JsonNode list = port.as(Role.DECLARANT).get("/api/v1/ecommerce/lists/" + Ids.part(UUID.fromString(listMessage), 0)).json();
        return list.get("list").get("state").asString() + " | " + String.join(" ", states) + " | " + held(purse()) + " | "
                + held(Keys.guarantee(port.trader().customsCode()));
    }

    private String held(UUID account) {
        long fen = transactions.read(Actor.PLATFORM, () -> purses.find(account).map(Purses.Balance::balance).orElse(0L));
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
