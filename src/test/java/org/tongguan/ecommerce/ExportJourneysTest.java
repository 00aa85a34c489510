package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.act.Stock;
import org.tongguan.ecommerce.summary.MonthlySummaries;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.OfficialSchema;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Journeys of parcels sold abroad, {@code cases/ecommerce/export}, over HTTP with a clock that moves. */
class ExportJourneysTest extends PlatformTest {

    private static final Pattern NUMBER = Pattern.compile("invtNo>([0-9]{8}E[0-9]{9})<");
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Stock stock;
    @Autowired MonthlySummaries monthly;
    @LocalServerPort int serverPort;
    private Port port;
    private ExportParcel parcel;
    private String listMessage;
    private String lastMessage;
    private String backMessage;
    private List<String> lists;

    static Stream<Map<String, Object>> journeys() {
        return YamlCases.list(Path.of("cases/ecommerce/export")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void journey(Map<String, Object> one) throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        parcel = another();
        listMessage = null;
        lists = new ArrayList<>();
        for (Map<String, Object> step : YamlCases.maps(one.get("steps"))) {
            clock.set(LocalDateTime.parse(String.valueOf(step.get("at")).replace(' ', 'T')));
            take(step);
            if (step.get("expect") != null) {
                assertThat(line()).as("%s: %s\n%s", one.get("title"), step, receipts(listMessage)).isEqualTo(step.get("expect"));
            }
            if (step.get("says") != null) {
                assertThat(receipts(listMessage)).contains(String.valueOf(step.get("says")));
            }
            if (step.get("answered") != null) {
                assertThat(channels(lastMessage)).as(receipts(lastMessage)).isEqualTo(step.get("answered"));
            }
            if (step.get("backs") != null) {
                assertThat(channels(backMessage)).isEqualTo(step.get("backs"));
            }
            if (step.get("results") != null) {
                assertThat(results()).isEqualTo(step.get("results"));
            }
            if (step.get("stocked") != null) {
                assertThat(stock.held(Actor.PLATFORM, "T" + port.trader().customsCode(), "A1").toPlainString()).isEqualTo(step.get("stocked"));
            }
        }
    }

    private ExportParcel another() {
        return ExportParcel.of(port.trader(), Ids.next().toString().substring(19).toUpperCase(java.util.Locale.ROOT));
    }

    private void take(Map<String, Object> step) {
        if (step.containsKey("another")) {
            parcel = another();
        }
        YamlCases.map(step.get("set")).forEach((name, value) -> parcel.set(name, String.valueOf(value)));
        if (step.containsKey("stock")) {
            stock.in(Actor.PLATFORM, "T" + port.trader().customsCode(), "A1", new BigDecimal(String.valueOf(step.get("stock"))), "D" + Ids.next());
        }
        if (step.containsKey("warehouse")) {
            Caller.Answer filed = port.as(Role.DECLARANT).post("/api/v1/ecommerce/warehouses",
                    Map.of("name", step.get("warehouse"), "country", "USA", "address", "1 Harbor Road, Long Beach"));
            assertThat(filed.status()).as(filed.body()).isEqualTo(201);
            Caller.Answer accepted = port.as(Role.SENIOR).post("/api/v1/ecommerce/warehouses/" + filed.json().get("id").asString() + "/accept", Map.of());
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        }
        for (Object document : step.get("send") == null ? List.of() : (List<?>) step.get("send")) {
            send(document(String.valueOf(document)), (String) step.get("refused"));
        }
        if (step.containsKey("platform")) {
            monthly.make();
        }
        if (step.containsKey("take back")) {
            String id = port.as(Role.DECLARANT).get("/api/v1/ecommerce/summaries").json().get("items").get(0).get("id").asString();
            assertThat(port.as(Role.DECLARANT).post("/api/v1/ecommerce/summaries/" + id + "/take-back", Map.of()).status()).isEqualTo(204);
        }
        if (step.containsKey("command")) {
            String list = Ids.part(UUID.fromString(listMessage), 0).toString();
            Caller.Answer answer = port.as(Role.SENIOR).post("/api/v1/ecommerce/lists/" + list + "/commands/" + step.get("command"),
                    Map.of("reason", YamlCases.text(step, "reason", "")));
            assertThat(answer.status()).as(answer.body()).isEqualTo(step.containsKey("conflict") ? 409 : 200);
        }
    }

    private CebDocument document(String name) {
        String type = Character.isDigit(name.charAt(name.length() - 1)) ? name.substring(name.length() - 1) : "1";
        return switch (name.replaceAll("\\d$", "")) {
            case "order" -> parcel.order(type);
            case "receipt" -> parcel.receipt(type);
            case "waybill" -> parcel.waybill(type);
            case "arrival" -> parcel.arrival(type, false);
            case "arrival of the bill" -> parcel.arrival(type, true);
            case "departure" -> parcel.departure(type);
            case "bill" -> parcel.consolidation(type);
            case "cancel" -> parcel.cancel(number());
            case "summary of lists" -> parcel.summary(type, lists.stream().map(this::number).toList());
            case "summary of the time" -> parcel.summary(type, null);
            case "summary of March" -> parcel.summary(type, null).set("startTime", "20270301000000").set("endTime", "20270331235959");
            case "back " -> parcel.back(number(), type);
            case "sorted" -> parcel.sorted();
            case "list" -> parcel.list(type);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private void send(CebDocument document, String refused) {
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), List.of(document)), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        lastMessage = answer.json().get("id").asString();
        if (refused != null) {
            assertThat(answer.body()).contains(refused).contains("REJECTED");
        } else {
            assertThat(answer.json().get("state").asString()).as(answer.body()).isEqualTo("ACCEPTED");
            if ("603".equals(document.form().number()) && !"3".equals(document.text("appType"))) {
                listMessage = lastMessage;
                lists.add(lastMessage);
            }
            if ("213".equals(document.form().number())) {
                backMessage = lastMessage;
            }
        }
        sound(lastMessage);
    }

    /** Receipts are valid by the table of the edition and by the official schema, whatever they answer. */
    private void sound(String message) {
        port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/receipts?format=json").json().forEach(r -> {
            String xml = r.get("xml").asString();
            assertThat(CebReader.read(xml.getBytes(StandardCharsets.UTF_8)).documents()).allSatisfy(d -> assertThat(d.findings()).isEmpty());
            OfficialSchema.check(xml);
        });
    }

    /** Says where the official schema is not at hand, and receipts are held against the table only. */
    @Test
    void receiptsAreHeldAgainstTheOfficialSchema() {
        OfficialSchema.assume();
    }

    private String receipts(String message) {
        return port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/receipts").body();
    }

    private String number() {
        return number(listMessage);
    }

    private String number(String message) {
        Matcher found = NUMBER.matcher(receipts(message));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String channels(String message) {
        List<String> states = new ArrayList<>();
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + message + "/receipts?format=json").json();
        receipts.forEach(r -> states.add(r.get("channel").asString()));
        return String.join(" ", states);
    }

    /** What the lists were summed up into, and the same by the API. */
    private List<String> results() {
        List<String> said = new ArrayList<>();
        port.as(Role.DECLARANT).get("/api/v1/ecommerce/summaries").json().get("items").forEach(made -> {
            JsonNode whole = port.as(Role.DECLARANT).get("/api/v1/ecommerce/summaries/" + made.get("id").asString()).json();
            assertThat(whole.get("declaration").toString()).contains("\"procedureCode\"").contains("3304");
            List<String> lines = new ArrayList<>();
            whole.get("goods").forEach(g -> lines.add(g.get("values").get("gcode").asString() + " " + g.get("values").get("qty").asString() + " "
                    + g.get("values").get("totalPrice").asString() + " (" + g.get("sources").size() + ")"));
            said.add(made.get("head").get("country").asString() + ": " + String.join(", ", lines.stream().sorted().toList()));
        });
        return said.stream().sorted().toList();
    }

    private String line() {
        sound(listMessage);
        JsonNode list = port.as(Role.DECLARANT).get("/api/v1/ecommerce/lists/" + Ids.part(UUID.fromString(listMessage), 0)).json();
        assertThat(list.get("list").get("direction").asString()).isEqualTo("EXPORT");
        return list.get("list").get("state").asString() + " | " + channels(listMessage);
    }
}
