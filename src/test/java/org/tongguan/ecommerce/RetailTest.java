package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.OfficialSchema;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Retail parcels on the whole platform, over HTTP. */
class RetailTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void firm() throws Exception {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "10000000");
    }

    private JsonNode send(CebDocument... documents) {
        return send(List.of(documents));
    }

    private JsonNode send(List<CebDocument> documents) {
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(port.trader(), documents), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private List<String> states(JsonNode message) {
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + message.get("id").asString() + "/receipts?format=json").json();
        List<String> states = new ArrayList<>();
        receipts.forEach(r -> states.add(r.get("channel").asString()));
        return states;
    }

    private String receipts(JsonNode message) {
        return port.as(Role.DECLARANT).get("/api/v1/messages/" + message.get("id").asString() + "/receipts").body();
    }

    @Test
    void aListWhosePartsAreThereIsReleasedAtOnce() {
        Parcel parcel = Parcel.of(port.trader());
        assertThat(states(send(parcel.order("1")))).containsExactly("120");
        assertThat(states(send(parcel.payment("1")))).containsExactly("120");
        assertThat(states(send(parcel.waybill("1")))).containsExactly("120");
        JsonNode list = send(parcel.list("1"));
        assertThat(states(list)).as(receipts(list)).containsExactly("2", "120", "800");
    }

    @Test
    void aLatePaymentCompletesAListThatWaits() {
        Parcel parcel = Parcel.of(port.trader());
        JsonNode list = send(parcel.list("1"));
        assertThat(states(list)).containsExactly("2");
        assertThat(receipts(list)).contains("订单信息不存在").contains("支付信息不存在").contains("运单信息不存在");
        send(parcel.waybill("1"));
        send(parcel.order("1"));
        assertThat(states(list)).containsExactly("2");
        send(parcel.payment("1"));
        assertThat(states(list)).containsExactly("2", "120", "800");
    }

    @Test
    void partsThatContradictAreNamed() {
        Parcel parcel = Parcel.of(port.trader()).set("list.buyerTelephone", "13900000000").set("payment.amountPaid", "399");
        send(parcel.order("1"));
        send(parcel.payment("1"));
        send(parcel.waybill("1"));
        JsonNode list = send(parcel.list("1"));
        assertThat(states(list)).containsExactly("2", "100");
        assertThat(receipts(list)).contains("[Code:130126;").contains("ECM-307");
    }

    @Test
    void ofAHundredDocumentsTheBadOneStaysBehind() {
        List<CebDocument> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Parcel parcel = Parcel.of(port.trader());
            orders.add(i == 41 ? parcel.set("order.acturalPaid", "1").order("1") : parcel.order("1"));
        }
        JsonNode answer = send(orders);
        assertThat(answer.get("answer").get("refused").asInt()).isEqualTo(1);
        assertThat(answer.get("findings").get(0).get("element").asString()).isEqualTo("Order[42]/OrderHead/acturalPaid");
        assertThat(answer.get("findings")).hasSize(1);
    }

    /** A hundred documents of one message told the same at one moment are one receipt message of a hundred, each of its own. */
    @Test
    void aHundredAnswersAreOneReceiptMessage() {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            parcels.add(Parcel.of(port.trader()));
        }
        JsonNode message = send(parcels.stream().map(p -> p.order("1")).toList());
        JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + message.get("id").asString() + "/receipts?format=json").json();
        assertThat(receipts).hasSize(1);
        String xml = receipts.get(0).get("xml").asString();
        OfficialSchema.check(xml);
        List<CebDocument> told = CebReader.read(xml.getBytes(StandardCharsets.UTF_8)).documents();
        assertThat(told).hasSize(100).allSatisfy(d -> {
            assertThat(d.findings()).isEmpty();
            assertThat(d.text("returnStatus")).isEqualTo("120");
        });
        assertThat(told.stream().map(d -> d.text("orderNo")).toList()).isEqualTo(parcels.stream().map(p -> "O" + p.number()).toList());
    }

    /** 1,000 orders of 52 yuan by one buyer, declared by ten senders at once: 500 fit into 26,000. */
    @Test
    void aThousandOrdersOfOnePersonStopExactlyAtTheLimitOfTheYear() throws Exception {
        String buyer = Parcel.buyer(77_777);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int m = 0; m < 40; m++) {
            List<Parcel> parcels = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                parcels.add(Parcel.of(port.trader(), "LIMIT" + m + "N" + i, buyer).set("qty", "1").set("price", "52"));
            }
            send(parcels.stream().map(p -> p.order("1")).toList());
            send(parcels.stream().map(p -> p.payment("1")).toList());
            send(parcels.stream().map(p -> p.waybill("1")).toList());
            work.add(() -> {
                JsonNode states = send(parcels.stream().map(p -> p.list("1")).toList()).get("answer").get("states");
                return states.has("800") ? states.get("800").asInt() : 0;
            });
        }
        int released = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                released += one.get();
            }
        }
        assertThat(released).isEqualTo(500);
        long[] held = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select balance, maximum from ledger_purse where kind = 1 order by balance desc limit 1")
                .query((rs, i) -> new long[] {rs.getLong(1), rs.getLong(2)}).single());
        assertThat(held).containsExactly(2_600_000, 2_600_000);
    }

    @Test
    void aCancelledListGivesEverythingBack() {
        Parcel parcel = Parcel.of(port.trader());
        send(parcel.order("1"));
        send(parcel.payment("1"));
        send(parcel.waybill("1"));
        JsonNode list = send(parcel.list("1"));
        String number = receipts(list).replaceAll("(?s).*<ceb:invtNo>([^<]+)<.*|.*<invtNo>([^<]+)<.*", "$1$2");
        JsonNode cancel = send(parcel.about("623", number, null));
        assertThat(states(cancel)).as(receipts(cancel)).containsExactly("399");
        assertThat(states(list)).containsExactly("2", "120", "800", "399");
        assertThat(states(send(parcel.list("1")))).as("order and waybill are free again").containsExactly("2", "120", "800");
    }
}
