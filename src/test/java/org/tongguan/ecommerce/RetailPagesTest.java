package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.Role;
import org.tongguan.reference.ReferenceImports;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.runtime.Ids;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** What pages of cross-border e-commerce are told, over HTTP. */
class RetailPagesTest extends PlatformTest {

    private static final String LISTS = "/api/v1/ecommerce/lists";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired PartStore parts;
    @Autowired ListStore lists;
    @Autowired ReferenceImports imports;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void firm() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "1000000");
    }

    private JsonNode send(Port by, CebDocument document) {
        Caller.Answer answer = by.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(by.trader(), List.of(document)), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode find(Role role, String number) {
        return port.as(role).get(LISTS + "?number=" + number.replace(" ", "%20")).json().get("items");
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(i -> array.get(i).asString()).toList();
    }

    @Test
    void aListIsFoundByEachOfItsNumbers() {
        Parcel parcel = Parcel.of(port.trader());
        send(port, parcel.order("1"));
        send(port, parcel.payment("1"));
        send(port, parcel.waybill("1"));
        send(port, parcel.list("1"));
        JsonNode list = find(Role.OFFICER, "O" + parcel.number()).get(0);
        assertThat(list.get("state").asString()).isEqualTo("RELEASED");
        assertThat(list.get("order").asString()).isEqualTo("O" + parcel.number());
        for (String number : List.of(list.get("number").asString(), list.get("preNumber").asString(), list.get("id").asString(), "W" + parcel.number(),
                port.trader().customsCode() + " O" + parcel.number(), port.trader().creditCode().substring(0, 3) + "x O" + parcel.number())) {
            List<String> found = Stream.iterate(0, i -> i < find(Role.OFFICER, number).size(), i -> i + 1)
                    .map(i -> find(Role.OFFICER, number).get(i).get("id").asString()).toList();
            assertThat(found).as(number).isEqualTo(number.contains("x ") ? List.of() : List.of(list.get("id").asString()));
        }
    }

    /** Of a payment, a bill of lading and the declarant's own number, only digests are indexed. */
    @Test
    void aListIsFoundByTheNumbersOfItsPaymentItsBillAndItsDeclarant() {
        String bill = "B" + Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        Parcel first = Parcel.of(port.trader()).set("list.billNo", bill);
        Parcel second = Parcel.of(port.trader()).set("list.billNo", bill);
        send(port, first.list("1"));
        send(port, second.list("1"));
        send(port, first.payment("1"));
        assertThat(found(Role.OFFICER, "P" + first.number())).as("it waits").containsExactly(found(Role.OFFICER, "O" + first.number()).getFirst());
        send(port, first.order("1"));
        send(port, first.waybill("1"));
        String list = found(Role.OFFICER, "O" + first.number()).getFirst();
        assertThat(found(Role.OFFICER, "P" + first.number())).containsExactly(list);
        assertThat(found(Role.DECLARANT, "C" + first.number().substring(0, 18))).containsExactly(list);
        assertThat(found(Role.OFFICER, bill)).hasSize(2).contains(list);
        assertThat(found(Role.OFFICER, "P" + second.number())).as("no payment has come").isEmpty();
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get(LISTS + "?number=" + bill).json().get("items")).as("another trader").isEmpty();
        assertThat(port.as(Role.OFFICER).get("/api/v1/ecommerce/documents?number=P" + first.number()).json().get(0).get("form").asString()).isEqualTo("411");
    }

    /** Numbers of the electronic port that receipts tell of other documents lead to the lists those speak of, and so does that of a warehouse-in. */
    @Test
    void aListIsFoundByTheNumbersThatReceiptsGive() {
        Parcel parcel = Parcel.of(port.trader());
        List.of(parcel.order("1"), parcel.payment("1"), parcel.waybill("1"), parcel.list("1")).forEach(d -> send(port, d));
        JsonNode list = find(Role.DECLARANT, "O" + parcel.number()).get(0);
        String warehouse = given(ExportParcel.of(port.trader()).warehouse("W" + parcel.number()));
        String back = given(parcel.about("625", list.get("number").asString(), "1"));
        Parcel cancelled = Parcel.of(port.trader());
        List.of(cancelled.order("1"), cancelled.payment("1"), cancelled.waybill("1"), cancelled.list("1")).forEach(d -> send(port, d));
        JsonNode fell = find(Role.DECLARANT, "O" + cancelled.number()).get(0);
        String cancellation = given(cancelled.about("623", fell.get("number").asString(), null));
        assertThat(warehouse).matches("B\\d{17} R\\d{17}");
        for (String number : (warehouse + " " + back).split(" ")) {
            assertThat(found(Role.DECLARANT, number)).as(number).containsExactly(list.get("id").asString());
        }
        assertThat(found(Role.OFFICER, cancellation)).containsExactly(fell.get("id").asString());
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get(LISTS + "?number=" + back).json().get("items")).as("another trader").isEmpty();
        assertThat(found(Role.OFFICER, "T20260610999999999")).isEmpty();
    }

    /** Each kind of document about an exported parcel. */
    @Test
    void anExportListIsFoundByTheNumbersThatReceiptsGive() {
        ExportParcel parcel = ExportParcel.of(port.trader());
        List.of(parcel.order("1"), parcel.receipt("1"), parcel.waybill("1"), parcel.list("1")).forEach(d -> send(port, d));
        JsonNode list = find(Role.DECLARANT, "E" + parcel.number()).get(0);
        String number = list.get("number").asString();
        List<String> numbers = new ArrayList<>();
        for (CebDocument d : List.of(parcel.consolidation("1"), parcel.arrival("1", true), parcel.departure("1"))) {
            numbers.add(given(d));
        }
        numbers.add(given(parcel.summary("1", List.of(number))));
        numbers.add(given(parcel.back(number, "1")));
        numbers.add(given(parcel.sorted()));
        ExportParcel cancelled = ExportParcel.of(port.trader());
        List.of(cancelled.order("1"), cancelled.receipt("1"), cancelled.waybill("1"), cancelled.list("1")).forEach(d -> send(port, d));
        JsonNode fell = find(Role.DECLARANT, "E" + cancelled.number()).get(0);
        String cancellation = given(cancelled.cancel(fell.get("number").asString()));
        for (String one : numbers) {
            assertThat(found(Role.DECLARANT, one)).as("%s of %s", one, numbers).containsExactly(list.get("id").asString());
        }
        assertThat(found(Role.OFFICER, cancellation)).containsExactly(fell.get("id").asString());
    }

    /** Sends a document; gives the numbers its receipts tell, of the electronic port and of the warehouse-in. */
    private String given(CebDocument document) {
        JsonNode sent = send(port, document);
        assertThat(sent.get("state").asString()).as(sent.toString()).isEqualTo("ACCEPTED");
        String receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + sent.get("id").asString() + "/receipts").body();
        return Pattern.compile("(?:preNo|rkdNo)>([A-Za-z]\\d{17})<").matcher(receipts).results().map(m -> m.group(1)).distinct()
                .collect(Collectors.joining(" "));
    }

    /** What is searched by 32 bits is looked for in the ranges of pages that may hold it, also where a trader sees only its own. */
    @Test
    void searchesByTheOtherNumbersReadNoWholeTable() {
        for (String query : List.of("select id from ecommerce_list where bill = 4711", "select id from ecommerce_list where cop = 4711",
                "select id from ecommerce_part where number = 4711 and number <> 0",
                "select id from ecommerce_document where number = 'B4711' or given = 'B4711' limit 200")) {
            Actor trader = new Actor(1, "x", java.util.Set.of(Role.DECLARANT), null, port.trader().id());
            String plan = String.join("\n", transactions.<List<String>>read(trader, () -> {
                parts.useIndexes();
                return jdbc.sql("explain " + query).query(String.class).list();
            }));
            assertThat(plan).as(plan).contains("Bitmap Index Scan").doesNotContain("Seq Scan");
        }
        transactions.run(Actor.PLATFORM, lists::summarize);
    }

    /** The positive list's remark is an officer's question, and is shown with it; only its code is kept with the list. */
    @Test
    void theOfficerReadsWhatThePositiveListRemarksOfTheGoods() {
        String file = """
                code,name_zh,name_en,attributes,valid_from,valid_to,source
                04090000,天然蜂蜜,Honey,note=列入《进出口野生动植物种商品目录》的除外,2026-01-01,,case
                """;
        imports.importCodes(Actor.PLATFORM, "retail_positive_list", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        Parcel parcel = Parcel.of(port.trader()).set("code", "0409000000");
        send(port, parcel.order("1"));
        send(port, parcel.payment("1"));
        send(port, parcel.waybill("1"));
        send(port, parcel.list("1"));
        JsonNode list = find(Role.OFFICER, "O" + parcel.number()).get(0);
        assertThat(list.get("state").asString()).isEqualTo("REVIEW");
        JsonNode remark = list.get("findings").valueStream().filter(f -> "ECM-233".equals(f.get("code").asString())).findFirst().orElseThrow();
        assertThat(texts(remark.get("values"))).containsExactly("列入《进出口野生动植物种商品目录》的除外");
    }

    /** The pager knows that there is a next page, and who reads to the end has each row once: exports do. */
    @Test
    void aListThatIsNotCountedIsReadToItsEnd() {
        int all = Page.LIMIT + 5;
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into ecommerce_warehouse(id, trader_id, name, country, address, filed_at)"
                + " select gen_random_uuid(), ?, 'W' || n, 'USA', 'a', now() from generate_series(1, ?) n").params(port.trader().id(), all).update());
        String warehouses = "/api/v1/ecommerce/warehouses?size=" + Page.LIMIT + "&page=";
        JsonNode first = port.as(Role.DECLARANT).get(warehouses + 0).json();
        assertThat(first.get("items").size()).isEqualTo(Page.LIMIT);
        assertThat(first.get("total").asLong()).as("there are more").isGreaterThan(Page.LIMIT);
        JsonNode second = port.as(Role.DECLARANT).get(warehouses + 1).json();
        assertThat(second.get("total").asLong()).as("exact at the end").isEqualTo(all);
        Set<String> names = new HashSet<>();
        first.get("items").forEach(w -> names.add(w.get("name").asString()));
        second.get("items").forEach(w -> names.add(w.get("name").asString()));
        assertThat(names).hasSize(all);
    }

    private List<String> found(Role role, String number) {
        JsonNode items = find(role, number);
        return Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(i -> items.get(i).get("id").asString()).toList();
    }

    @Test
    void aListThatFellIsFoundByItsOrderAsWell() {
        Parcel parcel = Parcel.of(port.trader()).set("payment.amountPaid", "399");
        send(port, parcel.order("1"));
        send(port, parcel.payment("1"));
        send(port, parcel.waybill("1"));
        send(port, parcel.list("1"));
        assertThat(find(Role.OFFICER, "O" + parcel.number()).get(0).get("state").asString()).isEqualTo("REJECTED");
        JsonNode whole = port.as(Role.OFFICER).get(LISTS + "/" + find(Role.OFFICER, "O" + parcel.number()).get(0).get("id").asString()).json();
        JsonNode paid = Stream.iterate(0, i -> i < whole.get("comparison").size(), i -> i + 1).map(i -> whole.get("comparison").get(i))
                .filter(row -> "paid".equals(row.get("field").asString())).findFirst().orElseThrow();
        assertThat(paid.get("differs").asBoolean()).isTrue();
        assertThat(texts(paid.get("codes"))).containsExactly("ECM-307");
        assertThat(texts(paid.get("odd"))).containsExactly("ORDER", "PAYMENT");
        assertThat(whole.toString()).doesNotContain("13256253633").contains("132*****633");
    }

    @Test
    void theGoodsOfListAndOrderStandSideBySideLineByLine() {
        Parcel parcel = Parcel.of(port.trader()).set("lines", "2").set("order.qty", "1").set("order.price", "400").set("list.1.gname", "护肤品")
                .set("list.gname", " 面 霜（");
        send(port, parcel.list("1"));
        JsonNode items = find(Role.OFFICER, "O" + parcel.number());
        assertThat(lines(items).get(0).get("order").isNull()).as("no order yet").isTrue();
        assertThat(lines(items).get(0).get("differs")).isEmpty();
        send(port, parcel.order("1"));
        send(port, parcel.payment("1"));
        send(port, parcel.waybill("1"));
        JsonNode lines = lines(items);
        assertThat(lines).hasSize(2);
        JsonNode first = lines.get(0);
        assertThat(first.get("list").get("quantity").asString() + " " + first.get("order").get("quantity").asString()).isEqualTo("2 1");
        assertThat(first.get("order").get("commodityCode").isNull()).isTrue();
        assertThat(differences(first)).containsExactly("QUANTITY ECM-322", "PRICE -");
        assertThat(differences(lines.get(1))).as("without consequence").containsExactly("NAME -");
    }

    @Test
    void aLineThatOnlyTheOrderHasIsShown() {
        Parcel parcel = Parcel.of(port.trader()).set("lines", "2");
        send(port, parcel.order("1"));
        send(port, parcel.payment("1"));
        send(port, parcel.waybill("1"));
        send(port, parcel.set("lines", "1").set("price", "400").list("1"));
        JsonNode lines = lines(find(Role.OFFICER, "O" + parcel.number()));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).get("list").isNull()).isTrue();
        assertThat(lines.get(1).get("order").get("name").asString()).isEqualTo("面霜");
        assertThat(differences(lines.get(1))).containsExactly("LINE ECM-318");
    }

    private JsonNode lines(JsonNode found) {
        return port.as(Role.OFFICER).get(LISTS + "/" + found.get(0).get("id").asString()).json().get("lines");
    }

    private static List<String> differences(JsonNode line) {
        return Stream.iterate(0, i -> i < line.get("differs").size(), i -> i + 1).map(i -> line.get("differs").get(i))
                .map(d -> d.get("field").asString() + " " + (d.get("code").isNull() ? "-" : d.get("code").asString())).toList();
    }

    /** The declarant is told what is missing now although the order that came is the platform's, which it may not see. */
    @Test
    void whatIsMissingIsToldAsItIsNow() {
        Port platform = new Port(serverPort, traders, accounts, tokens, clock);
        Parcel parcel = Parcel.of(port.trader()).set("list.ebpCode", platform.trader().customsCode()).set("order.ebpCode", platform.trader().customsCode())
                .set("payment.ebpCode", platform.trader().customsCode());
        send(port, parcel.list("1"));
        JsonNode list = port.as(Role.DECLARANT).get(LISTS + "?state=WAITING").json().get("items").get(0);
        assertThat(texts(list.get("missing"))).containsExactly("ORDER", "PAYMENT", "WAYBILL");
        JsonNode order = send(platform, parcel.order("1"));
        JsonNode whole = port.as(Role.DECLARANT).get(LISTS + "/" + list.get("id").asString()).json();
        assertThat(texts(whole.get("list").get("missing"))).containsExactly("PAYMENT", "WAYBILL");
        assertThat(whole.get("waitsFor").get(1).get("number").asString()).isEqualTo("W" + parcel.number());
        assertThat(texts(whole.get("documents"))).containsExactly("LIST");
        assertThat(texts(port.as(Role.OFFICER).get(LISTS + "/" + list.get("id").asString()).json().get("documents"))).containsExactly("LIST", "ORDER");
        // The platform sees its order, the list's state and what it waits for; not the list.
        JsonNode sent = platform.as(Role.DECLARANT).get("/api/v1/ecommerce/documents?number=O" + parcel.number()).json().get(0);
        assertThat(sent.get("counts").asBoolean()).isTrue();
        assertThat(sent.get("listState").asString()).isEqualTo("WAITING");
        assertThat(texts(sent.get("missing"))).containsExactly("PAYMENT", "WAYBILL");
        assertThat(sent.get("list").isNull()).isTrue();
        assertThat(platform.as(Role.DECLARANT).get(LISTS + "/" + list.get("id").asString()).status()).isEqualTo(404);
        assertThat(platform.as(Role.DECLARANT).get("/api/v1/ecommerce/messages/" + order.get("id").asString() + "/documents").json()).hasSize(1);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/ecommerce/messages/" + order.get("id").asString() + "/documents").status()).isEqualTo(404);
    }

    @Test
    void aBuyersYearNeedsAReasonAndTellsWhoLookedBefore() {
        String buyer = Parcel.buyer(88_123);
        Caller officer = port.as(Role.OFFICER);
        assertThat(officer.post("/api/v1/ecommerce/buyers/use", Map.of("idNumber", buyer)).status()).isEqualTo(400);
        assertThat(officer.post("/api/v1/ecommerce/buyers/use", Map.of("idNumber", buyer, "reason", "about " + buyer)).status()).isEqualTo(400);
        assertThat(officer.post("/api/v1/ecommerce/buyers/use", Map.of("idNumber", buyer, "reason", "asked by phone")).json().get("looks")).isEmpty();
        JsonNode second = officer.post("/api/v1/ecommerce/buyers/use", Map.of("idNumber", buyer, "reason", "asked again")).json();
        assertThat(second.get("looks").get(0).get("reason").asString()).isEqualTo("asked by phone");
        assertThat(second.get("looks").get(0).get("who").asString()).isEqualTo(port.name(Role.OFFICER));
        assertThat(second.toString()).doesNotContain(buyer);
    }

    @Test
    void theMonitorKnowsPlatformsOfficesAndWhoWasLate() throws Exception {
        Parcel parcel = Parcel.of(port.trader());
        send(port, parcel.order("1"));
        send(port, parcel.waybill("1"));
        send(port, parcel.list("1"));
        send(port, parcel.payment("1"));
        Thread.sleep(3_100);
        JsonNode numbers = port.as(Role.OFFICER).get("/api/v1/ecommerce/monitor").json();
        assertThat(numbers.get("documentsEach")).hasSize(60);
        // Other tests' platforms may have sent more: only the largest are told.
        assertThat(numbers.get("recent").get("platforms")).isNotEmpty();
        assertThat(numbers.get("recent").get("platforms").get(0).get("states").size()).isPositive();
        assertThat(numbers.get("recent").get("offices").toString()).contains("\"2218\"");
        assertThat(numbers.get("recent").get("slowest").get(0).get("lists").asInt()).isPositive();
    }
}
