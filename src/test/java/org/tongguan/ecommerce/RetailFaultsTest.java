package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** What senders do wrong: one faulty document among many, too much at once, the same order twice, old messages again. */
class RetailFaultsTest extends PlatformTest {

    private static final int MOST = 100;
    /** Messages of the fast sender that wait, each with a hundred documents: many more than one transaction takes. */
    private static final int QUEUED = 24;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired GivenGuarantees guarantees;
    @Autowired Inbox inbox;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Value("${tongguan.inbox.mass.committers:2}") int committers;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void firm() throws Exception {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        port = new Port(serverPort, traders, accounts, tokens, clock);
        guarantees.of(port.trader().customsCode(), "10000000");
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

    /**
     * 2,400 orders lie in the queue of one sender when another sends one: it is served among the first. Nothing is left to the machine's speed: the committers
     * stand before a lock that the test holds until all is in its queues, and what they did first is read from the numbers they gave.
     */
    @Test
    void aSenderThatIsTooFastWaitsInItsOwnQueue() throws Exception {
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        Port first = new Port(serverPort, traders, accounts, tokens, clock);
        // Written before the lock is held: nobody waits longer than the inbox lets him.
        List<byte[]> bodies = IntStream.range(0, QUEUED).mapToObj(i -> orders(port, MOST)).toList();
        List<byte[]> held = IntStream.range(0, committers).mapToObj(i -> orders(first, 1)).toList();
        String one = new String(orders(other, 1), StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UUID>> fast = new ArrayList<>();
            List<Future<?>> gates = new ArrayList<>();
            Future<JsonNode> single = transactions.call(Actor.PLATFORM, () -> {
                for (int i = 0; i < committers; i++) {
                    String key = "gate-" + UUID.randomUUID();
                    lock(first.trader().id() + ":key:" + key);
                    byte[] body = held.get(i);
                    gates.add(threads.submit(() -> inbox.accept(actor(first), "CEB311Message", body, key)));
                    await(() -> waitsInDatabase() > gates.size() - 1);
                }
                bodies.forEach(body -> fast.add(threads.submit(() -> inbox.accept(actor(port), "CEB311Message", body, null).message().id())));
                await(() -> inbox.waiting().getOrDefault(port.trader().id(), 0) == QUEUED * MOST);
                Future<JsonNode> sent = threads.submit(() -> send(other, one));
                await(() -> inbox.waiting().getOrDefault(other.trader().id(), 0) == 1);
                return sent;
            });
            UUID served = UUID.fromString(single.get().get("id").asString());
            long before = 0;
            for (Future<UUID> message : fast) {
                before += message.get().compareTo(served) < 0 ? 1 : 0;
            }
            // Each committer's first batch takes eight hundred documents at most.
            assertThat(before).as("messages of the fast one that were served before").isLessThanOrEqualTo(8L * committers);
            for (Future<?> gate : gates) {
                gate.get();
            }
        }
    }

    private static byte[] orders(Port of, int count) {
        return Parcel.message(of.trader(), IntStream.range(0, count).mapToObj(n -> Parcel.of(of.trader()).order("1")).toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The lock that a committer takes for a message of that key, until the running transaction ends. */
    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits())
                .query((rs, i) -> true).single();
    }

    /** How many wait for a lock that this connection holds. */
    private long waitsInDatabase() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted and pg_backend_pid() = any (pg_blocking_pids(pid))")
                .query(Long.class).single();
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it is not in its queue after 25 s").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
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
