package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.GivenGuarantees;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Events reach those they concern: by pull, live stream and signed webhook. */
class PushTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired GivenGuarantees guarantees;
    @LocalServerPort int port;
    private final List<Receiver> receivers = new ArrayList<>();
    private Trader trader;
    private Caller manager;
    private long before;

    @BeforeEach
    void aTrader() {
        trader = SampleTraders.register(traders);
        manager = caller(Role.TRADER_MANAGER, trader);
        before = transactions.read(Actor.PLATFORM, journal::reach);
    }

    @AfterEach
    void close() {
        receivers.forEach(r -> r.server.stop(0));
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from webhook").update());
    }

    private Caller caller(Role role, Trader of) {
        String name = "push-" + Ids.next().toString().substring(24);
        Account account = accounts.create(Actor.PLATFORM, new NewAccount(name, "", Set.of(role), role == Role.OFFICER ? "2200" : null,
                of == null ? null : of.id(), true, null));
        return new Caller(port).bearer(tokens.create(account.actor(), "test").token());
    }

    private void happens(String kind, Trader to) {
        transactions.run(Actor.PLATFORM, () -> journal.record(JournalEvent.of(kind, new SubjectRef("test", Ids.next()), to.id(), "2200",
                Map.of("channel", "P", "note", "通关"))));
    }

    private static List<String> kinds(JsonNode events) {
        List<String> kinds = new ArrayList<>();
        events.get("events").forEach(e -> kinds.add(e.get("kind").asString()));
        return kinds;
    }

    private record Call(String path, String signature, String event, String body) {

        JsonNode json() {
            return Json.tree(body);
        }
    }

    /** A subscriber's server: keeps what it got; answers what it is told, slowly if told so. */
    private final class Receiver {
        private final HttpServer server;
        private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        private volatile int status = 200;
        private volatile long delayMillis;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(new Call(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Tongguan-Signature"),
                        exchange.getRequestHeaders().getFirst("Tongguan-Event"), body));
                try {
                    Thread.sleep(delayMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            receivers.add(this);
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort() + "/hook";
        }

        Call next() throws InterruptedException {
            Call call = calls.poll(10, TimeUnit.SECONDS);
            assertThat(call).as("a call within ten seconds").isNotNull();
            return call;
        }
    }

    private JsonNode subscribe(Receiver receiver, String... kinds) {
        Caller.Answer answer = manager.post("/api/v1/webhooks", Map.of("url", receiver.url(), "kinds", List.of(kinds)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 100 && !holds.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private JsonNode webhook(String id) {
        for (JsonNode one : manager.get("/api/v1/webhooks").json()) {
            if (one.get("id").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void aTraderPullsItsOwnEventsAndOfficialsAll() {
        Trader other = SampleTraders.register(traders);
        happens("Mine", trader);
        happens("Theirs", other);
        JsonNode own = manager.get("/api/v1/events?after=" + before).json();
        assertThat(kinds(own)).containsExactly("Mine");
        JsonNode event = own.get("events").get(0);
        assertThat(event.get("channel").asString()).isEqualTo("P");
        assertThat(event.get("payload").get("note").asString()).isEqualTo("通关");
        assertThat(event.get("subject").get("kind").asString()).isEqualTo("test");
        assertThat(manager.get("/api/v1/events?after=" + own.get("next").asLong()).json().get("events").size()).isZero();
        assertThat(kinds(caller(Role.OFFICER, null).get("/api/v1/events?after=" + before).json())).contains("Mine", "Theirs");
        assertThat(caller(Role.BANK, null).get("/api/v1/events").status()).isEqualTo(403);
    }

    @Test
    void aLiveStreamResumesAndGoesOn() throws Exception {
        happens("Missed", trader);
        String token = tokens.create(accounts.create(Actor.PLATFORM, new NewAccount("stream-" + trader.id(), "", Set.of(Role.DECLARANT), null,
                trader.id(), true, null)).actor(), "live").token();
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/api/v1/events/stream").toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", String.valueOf(before));
        connection.setReadTimeout(10_000);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(nextKind(lines, "Missed")).isTrue();
            happens("Foreign", SampleTraders.register(traders));
            happens("Live", trader);
            assertThat(nextKind(lines, "Live")).isTrue();
        }
    }

    private static boolean nextKind(BufferedReader lines, String kind) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            assertThat(line).doesNotContain("Foreign");
            if (line.startsWith("data:") && line.contains("\"" + kind + "\"")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aWebhookGetsItsEventsInOrderAndSigned() throws Exception {
        Receiver receiver = new Receiver();
        String secret = subscribe(receiver, "One", "Two").get("secret").asString();
        happens("One", trader);
        happens("Unwanted", trader);
        happens("Two", trader);
        Call one = receiver.next();
        Call two = receiver.next();
        assertThat(one.json().get("kind").asString()).isEqualTo("One");
        assertThat(two.json().get("kind").asString()).isEqualTo("Two");
        assertThat(one.event()).isEqualTo(one.json().get("seq").asString());
        long at = Long.parseLong(one.signature().replaceAll("t=(\\d+),.*", "$1"));
        assertThat(at).isEqualTo(clock.instant().getEpochSecond());
        assertThat(one.signature()).isEqualTo(WebhookCall.signature(secret, at, one.body()));
        assertThat(manager.get("/api/v1/webhooks").body()).doesNotContain(secret);
    }

    /** What became of parcels is pushed by message: how many of its lists came to which state; whose they are fetches the receipts then. */
    @Test
    void theReleaseOfAParcelReachesItsDeclarant() throws Exception {
        guarantees.of(trader.customsCode(), "100000");
        Receiver receiver = new Receiver();
        subscribe(receiver, "RetailListsCompleted");
        Caller declarant = caller(Role.DECLARANT, trader);
        Parcel parcel = Parcel.of(trader);
        String message = null;
        for (CebDocument document : List.of(parcel.list("1"), parcel.waybill("1"), parcel.order("1"), parcel.payment("1"))) {
            Caller.Answer taken = declarant.send("POST", "/api/v1/messages", Parcel.message(trader, List.of(document)), "application/xml");
            assertThat(taken.status()).as(taken.body()).isEqualTo(202);
            message = message == null ? taken.json().get("id").asString() : message;
        }
        JsonNode told = receiver.next().json();
        assertThat(told.get("subject").get("kind").asString()).isEqualTo("retail-message");
        assertThat(told.get("subject").get("id").asString()).isEqualTo(message);
        assertThat(told.get("payload").get("states").toString()).isEqualTo("{\"800\":1}");
        assertThat(declarant.get("/api/v1/messages/" + message + "/receipts?format=json").json().findValuesAsString("channel"))
                .containsExactly("2", "120", "800");
    }

    @Test
    void theSignatureIsThePlainHmacOfTimeAndBody() {
        assertThat(WebhookCall.signature("key", 1L, "{}")).isEqualTo("t=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }

    @Test
    void aFailedDeliveryIsTriedAgainInOrderWithGrowingPauses() throws Exception {
        Receiver receiver = new Receiver();
        receiver.status = 500;
        String id = subscribe(receiver, "First", "Second").get("id").asString();
        happens("First", trader);
        happens("Second", trader);
        assertThat(receiver.next().json().get("kind").asString()).isEqualTo("First");
        eventually(() -> webhook(id).get("attempts").asInt() == 1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(receiver.next().json().get("kind").asString()).isEqualTo("First");
        eventually(() -> webhook(id).get("attempts").asInt() == 2);
        assertThat(webhook(id).get("lastError").asString()).isEqualTo("HTTP 500");
        receiver.status = 204;
        clock.advance(Duration.ofSeconds(3));
        assertThat(receiver.next().json().get("kind").asString()).isEqualTo("First");
        assertThat(receiver.next().json().get("kind").asString()).isEqualTo("Second");
        eventually(() -> manager.get("/api/v1/webhooks/" + id + "/deliveries").json().findValuesAsString("state").equals(List.of("DELIVERED", "DELIVERED")));
        assertThat(manager.get("/api/v1/webhooks/" + id + "/deliveries").json().get(1).get("attempts").asInt()).isEqualTo(3);
        assertThat(WebhookSender.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(WebhookSender.pause(50)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSlowReceiverKeepsNobodyWaiting() throws Exception {
        Receiver slow = new Receiver();
        slow.delayMillis = 6_000;
        Receiver quick = new Receiver();
        subscribe(slow, "Tick");
        subscribe(quick, "Tick");
        long start = System.nanoTime();
        happens("Tick", trader);
        happens("Tick", trader);
        happens("Tick", trader);
        slow.next();
        quick.next();
        quick.next();
        quick.next();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(slow.calls).isEmpty();
    }

    @Test
    void afterADayOfFailuresItIsSuspendedUntilResumed() throws Exception {
        Receiver receiver = new Receiver();
        receiver.status = 503;
        String id = subscribe(receiver, "Lost").get("id").asString();
        happens("Lost", trader);
        receiver.next();
        eventually(() -> webhook(id).get("attempts").asInt() == 1);
        clock.advance(Duration.ofHours(25));
        receiver.next();
        eventually(() -> "SUSPENDED".equals(webhook(id).get("state").asString()));
        assertThat(kinds(manager.get("/api/v1/events?after=" + before).json())).contains("WebhookSuspended");
        receiver.status = 200;
        assertThat(manager.post("/api/v1/webhooks/" + id + "/resume", Map.of()).json().get("state").asString()).isEqualTo("ACTIVE");
        assertThat(receiver.next().json().get("kind").asString()).isEqualTo("Lost");
    }

    @Test
    void aPausedWebhookMissesNothing() throws Exception {
        Receiver receiver = new Receiver();
        String id = subscribe(receiver, "Later").get("id").asString();
        manager.post("/api/v1/webhooks/" + id + "/pause", Map.of());
        happens("Later", trader);
        assertThat(receiver.calls.poll(1, TimeUnit.SECONDS)).isNull();
        manager.post("/api/v1/webhooks/" + id + "/resume", Map.of());
        receiver.next();
    }

    @Test
    void aDeliveryIsSentAgainByHand() throws Exception {
        Receiver receiver = new Receiver();
        String id = subscribe(receiver, "Again").get("id").asString();
        happens("Again", trader);
        String seq = receiver.next().event();
        eventually(() -> manager.get("/api/v1/webhooks/" + id + "/deliveries").json().size() == 1);
        Caller.Answer answer = manager.post("/api/v1/webhooks/" + id + "/deliveries/" + seq + "/resend", Map.of());
        assertThat(answer.json().get("state").asString()).isEqualTo("DELIVERED");
        assertThat(answer.json().get("attempts").asInt()).isEqualTo(2);
        assertThat(receiver.next().event()).isEqualTo(seq);
        assertThat(manager.post("/api/v1/webhooks/" + id + "/deliveries/999999999/resend", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void anotherTraderFindsNoneOfIt() {
        String id = subscribe(new Receiver()).get("id").asString();
        Caller stranger = caller(Role.TRADER_MANAGER, SampleTraders.register(traders));
        assertThat(stranger.get("/api/v1/webhooks").json().size()).isZero();
        assertThat(stranger.get("/api/v1/webhooks/" + id + "/deliveries").status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/webhooks/" + id + "/pause", Map.of()).status()).isEqualTo(404);
        assertThat(stranger.delete("/api/v1/webhooks/" + id).status()).isEqualTo(404);
        assertThat(manager.delete("/api/v1/webhooks/" + id).status()).isEqualTo(204);
    }

    @Test
    void addressesInsideAreRefused() throws Exception {
        WebhookAddress strict = new WebhookAddress(false);
        for (String url : List.of("http://localhost/x", "http://127.0.0.1:8080/", "https://[::1]/", "http://10.1.2.3/", "http://192.168.1.1/",
                "http://169.254.169.254/",
                "http://100.64.0.1/", "http://0.0.0.0/", "http://[fd00::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://224.0.0.1/", "http://2130706433/", "ftp://example.com/", "file:///etc/passwd", "http://user:pw@93.184.216.34/", "http:///x", "",
                "nonsense")) {
            assertThatThrownBy(() -> strict.check(url)).as(url).isInstanceOf(PlatformException.class);
        }
        assertThatThrownBy(() -> strict.check(null)).isInstanceOf(PlatformException.class);
        assertThat(strict.check("https://93.184.216.34/hook").host()).isEqualTo("93.184.216.34");
        assertThat(WebhookAddress.isPublic(InetAddress.getByName("2606:4700::1111"))).isTrue();
    }
}
