package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** What senders do wrong: one faulty document among many, too much at once, the same order twice, old messages again. */
class RetailFaultsTest extends PlatformTest {

    private static final int MOST = 100;
    /** Documents of the fast sender that wait, many more than one transaction takes: it must not be done when the other is, on whatever machine. */
    private static final int QUEUED = 10_000;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Guarantees guarantees;
    @Autowired Inbox inbox;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void firm() throws Exception {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.register(Actor.PLATFORM, port.trader().customsCode(), new BigDecimal("10000000"));
        Thread.sleep(300);
    }

    private JsonNode send(Port by, String message) {
        Caller.Answer answer = by.as(Role.DECLARANT).send("POST", "/api/v1/messages", message, "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode send(Port by, List<CebDocument> documents) {
        return send(by, Parcel.message(by.trader(), documents));
    }

    /** Sends a document of each; of them just the one at that place is refused. Gives the numbers of the documents. */
    private <P> List<String> one(List<P> parcels, int bad, Function<P, CebDocument> write) {
        List<CebDocument> documents = parcels.stream().map(write).toList();
        JsonNode answer = send(port, documents);
        String kind = documents.getFirst().form().kind();
        assertThat(answer.get("answer").get("documents").asInt()).as(kind).isEqualTo(parcels.size());
        assertThat(answer.get("answer").get("refused").asInt()).as(kind + answer.get("findings")).isEqualTo(1);
        answer.get("findings").forEach(finding -> {
            if ("ERROR".equals(finding.get("severity").asString())) {
                assertThat(finding.get("element").asString()).as(kind).contains("[" + (bad + 1) + "]");
            }
        });
        JsonNode all = port.as(Role.DECLARANT).get("/api/v1/ecommerce/messages/" + answer.get("id").asString() + "/documents").json();
        return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).get("number").isNull() ? "" : all.get(i).get("number").asString()).toList();
    }

    @Test
    void ofAHundredDocumentsOfEachImportKindTheBadOneStaysBehind() {
        List<Parcel> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            all.add(Parcel.of(port.trader()));
        }
        all.get(0).set("order.acturalPaid", "1");
        all.get(1).set("payment.currency", "502");
        all.get(2).set("waybill.packNo", "2");
        all.get(3).set("list.tradeMode", "9999");
        one(all, 0, p -> p.order("1"));
        one(all, 1, p -> p.payment("1"));
        one(all, 2, p -> p.waybill("1"));
        List<String> numbers = one(all, 3, p -> p.list("1"));
        // The list of a parcel that is not whole waits: what follows is of those that were released. A message of warehouse-ins (711) has one document.
        List<Parcel> released = all.subList(10, MOST);
        List<String> of = numbers.subList(10, MOST);
        one(released, 5, p -> released.indexOf(p) == 5 ? Parcel.of(port.trader()).signed() : p.signed());
        one(released, 6, p -> p.about("625", released.indexOf(p) == 6 ? "22182026I999999999" : of.get(released.indexOf(p)), "1"));
        List<Parcel> fresh = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            fresh.add(Parcel.of(port.trader()));
        }
        send(port, fresh.stream().map(p -> p.order("1")).toList());
        send(port, fresh.stream().map(p -> p.payment("1")).toList());
        send(port, fresh.stream().map(p -> p.waybill("1")).toList());
        JsonNode lists = send(port, fresh.stream().map(p -> p.list("1")).toList());
        JsonNode listed = port.as(Role.DECLARANT).get("/api/v1/ecommerce/messages/" + lists.get("id").asString() + "/documents").json();
        one(fresh, 7, p -> p.about("623", fresh.indexOf(p) == 7 ? "22182026I999999999" : listed.get(fresh.indexOf(p)).get("number").asString(), null));
    }

    @Test
    void ofAHundredDocumentsOfEachExportKindTheBadOneStaysBehind() {
        List<ExportParcel> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            all.add(ExportParcel.of(port.trader()));
        }
        all.get(0).set("order.goodsValue", "1");
        all.get(1).set("receipt.charge", "0");
        all.get(2).set("waybill.packNo", "0");
        all.get(3).set("list.tradeMode", "9999");
        one(all, 0, p -> p.order("1"));
        one(all, 1, p -> p.receipt("1"));
        one(all, 2, p -> p.waybill("1"));
        List<String> numbers = one(all, 3, p -> p.list("1"));
        List<ExportParcel> passed = all.subList(10, MOST);
        List<String> of = numbers.subList(10, MOST);
        passed.get(1).set("arrival.ieFlag", "I");
        one(passed.subList(0, 20), 0, p -> passed.indexOf(p) == 0 ? ExportParcel.of(port.trader()).consolidation("1") : p.consolidation("1"));
        one(passed, 1, p -> p.arrival("1", false));
        passed.get(2).set("departure.msgSeqNo", "2");
        one(passed.subList(0, 60), 2, p -> p.departure("1"));
        one(passed.subList(60, 80), 3, p -> p.cancel(passed.indexOf(p) == 63 ? "22182026E999999999" : of.get(passed.indexOf(p))));
        one(passed.subList(10, 30), 4, p -> p.back(of.get(passed.indexOf(p)), passed.indexOf(p) == 14 ? "99" : "2"));
        passed.get(15).set("sorted.ieFlag", "E");
        one(passed.subList(10, 30), 5, ExportParcel::sorted);
        one(passed.subList(30, 50), 6, p -> p.summary("1", List.of(passed.indexOf(p) == 36 ? "22182026E999999999" : of.get(passed.indexOf(p)))));
    }

    /** 30,000 orders lie in the queue of one sender; another's order does not wait for them. */
    @Test
    void aSenderThatIsTooFastWaitsInItsOwnQueue() throws Exception {
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        Actor greedy = actor(port);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            bodies.add(Parcel.message(port.trader(), IntStream.range(0, MOST).mapToObj(n -> Parcel.of(port.trader()).order("1")).toList())
                    .getBytes(StandardCharsets.UTF_8));
        }
        byte[] single = Parcel.message(other.trader(), List.of(Parcel.of(other.trader()).order("1"))).getBytes(StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            bodies.forEach(body -> sent.add(threads.submit(() -> inbox.accept(greedy, "CEB311Message", body, null))));
            while (inbox.waiting().getOrDefault(port.trader().id(), 0) < QUEUED && sent.stream().anyMatch(f -> !f.isDone())) {
                Thread.onSpinWait();
            }
            assumeTrue(sent.stream().anyMatch(f -> !f.isDone()), "this machine takes in faster than it sends: no queue came about");
            assertThat(inbox.accept(actor(other), "CEB311Message", single, null).message()).isNotNull();
            assertThat(sent.stream().filter(f -> !f.isDone()).count()).as("the other is served while the fast one still waits").isPositive();
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private static Actor actor(Port of) {
        return new Actor(1, of.name(Role.DECLARANT), java.util.Set.of(Role.DECLARANT), null, of.trader().id());
    }

    @Test
    void theSameNumberOfTwoPlatformsIsTwoOrdersAndOfOnePlatformIsOne() {
        Port second = new Port(serverPort, traders, accounts, tokens, clock);
        Parcel first = Parcel.of(port.trader());
        Parcel twin = Parcel.of(second.trader(), first.number(), Parcel.buyer(90_001)).set("list.assureCode", port.trader().customsCode())
                .set("list.ebcCode", port.trader().customsCode()).set("order.ebcCode", port.trader().customsCode());
        assertThat(send(port, List.of(first.order("1"))).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(send(second, List.of(twin.order("1"))).get("state").asString()).isEqualTo("ACCEPTED");
        // Another firm says that it sold the first platform's order: the number is that platform's, and taken.
        Parcel copy = Parcel.of(second.trader(), first.number(), Parcel.buyer(90_002)).set("order.ebpCode", port.trader().customsCode());
        assertThat(send(second, List.of(copy.order("1"))).toString()).contains("ECM-151").contains("REJECTED");
        send(port, List.of(first.payment("1")));
        send(port, List.of(first.waybill("1")));
        send(second, List.of(twin.payment("1")));
        send(second, List.of(twin.waybill("1")));
        assertThat(send(port, List.of(first.list("1"))).get("answer").get("states").has("800")).isTrue();
        assertThat(send(second, List.of(twin.list("1"))).get("answer").get("states").has("800")).isTrue();
    }

    @Test
    void whatIsSentAgainAfterMonthsIsAnsweredAsTheFirstTimeAndDoesNothing() {
        Parcel parcel = Parcel.of(port.trader());
        String order = Parcel.message(port.trader(), List.of(parcel.order("1")));
        String list = Parcel.message(port.trader(), List.of(parcel.list("1")));
        JsonNode first = send(port, order);
        send(port, List.of(parcel.payment("1")));
        send(port, List.of(parcel.waybill("1")));
        JsonNode listed = send(port, list);
        assertThat(listed.get("answer").get("states").has("800")).isTrue();
        clock.set(LocalDateTime.of(2026, 11, 20, 9, 0));
        assertThat(send(port, order).get("id").asString()).isEqualTo(first.get("id").asString());
        assertThat(send(port, list).get("answer")).isEqualTo(listed.get("answer"));
        // In a message of its own: an order and its list are what they were, a waybill's number is free after six months.
        assertThat(send(port, List.of(parcel.order("1"))).toString()).contains("ECM-151");
        assertThat(send(port, List.of(parcel.list("1"))).toString()).contains("ECM-410");
        assertThat(send(port, List.of(parcel.waybill("1"))).toString()).contains("ECM-151");
        clock.set(LocalDateTime.of(2026, 12, 12, 9, 0));
        assertThat(send(port, List.of(parcel.waybill("1"))).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(send(port, List.of(parcel.payment("1"))).toString()).contains("ECM-151");
    }
}
