package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Role;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.trader.Traders;

/** What an enemy or a broken sender may post: a clear refusal within two seconds, no effect, never our fault (5xx). */
@SecondPlatform
class HostileInputTest extends PlatformTest {

    private static final String NS = " xmlns=\"http://www.chinaport.gov.cn/dec\"";
    private static final int LIMIT_MILLIS = 60_000;
    private static final int BOMBS = 32;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        // What the first request of all costs is no matter of hostile input.
        port.as(Role.DECLARANT).get("/api/v1/messages");
        port.as(Role.TRADER_MANAGER).get("/api/v1/webhooks");
    }

    record Attack(String name, byte[] body, Map<String, String> headers) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Attack text(String name, String body) {
        return new Attack(name, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Stream<Attack> attacks() throws IOException {
        String start = "<DecMessage" + NS + ">";
        return Stream.of(
                text("empty", ""),
                text("not XML", "hello"),
                text("cut off", start + "<DecHead><SeqNo>1</Seq"),
                text("DOCTYPE", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + start + "<DecHead><NoteS>&a;</NoteS></DecHead></DecMessage>"),
                text("billion laughs", "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + start + "&b;</DecMessage>"),
                text("undeclared entity", start + "<DecHead><NoteS>&x;</NoteS></DecHead></DecMessage>"),
                text("no namespace", "<DecMessage><DecHead/></DecMessage>"),
                text("foreign namespace", "<DecMessage xmlns=\"urn:evil\"><DecHead/></DecMessage>"),
                text("foreign element inside", start + "<DecHead><x:SeqNo xmlns:x=\"urn:evil\">1</x:SeqNo></DecHead></DecMessage>"),
                text("unknown root", "<Evil" + NS + "/>"),
                text("unknown element", start + "<DecHead><Evil>1</Evil></DecHead></DecMessage>"),
                text("unknown group", start + "<DecEvil/></DecMessage>"),
                text("element twice", start + "<DecHead><BillNo>1</BillNo><BillNo>2</BillNo></DecHead></DecMessage>"),
                text("text between elements", start + "evil<DecHead/></DecMessage>"),
                text("too deep", start + "<DecHead>".repeat(10_000) + "</DecMessage>"),
                text("attribute flood", "<DecMessage" + NS + " a" + "a".repeat(1_000_000) + "=\"1\"></DecMessage>"),
                text("endless name", "<" + "a".repeat(2_000_000)),
                text("huge value", start + "<DecHead><NoteS>" + "x".repeat(3_000_000) + "</NoteS></DecHead></DecMessage>"),
                text("larger than the limit", "x".repeat(6_000_000)),
                text("unknown attribute", start + "<DecHead><NoteS colour=\"red\">1</NoteS></DecHead></DecMessage>"),
                text("a reference too long to keep", start + "<DecHead><IEFlag>I</IEFlag></DecHead><DecSign><OperType>C</OperType><ClientSeqNo>"
                        + "x".repeat(5_000) + "</ClientSeqNo></DecSign></DecMessage>"),
                new Attack("an idempotency key too long to keep", (start + "<DecHead><IEFlag>I</IEFlag></DecHead><DecSign><ClientSeqNo>1</ClientSeqNo>"
                        + "</DecSign></DecMessage>").getBytes(StandardCharsets.UTF_8), Map.of("Idempotency-Key", "k".repeat(5_000))),
                text("no reference", start + "<DecHead><IEFlag>I</IEFlag></DecHead></DecMessage>"),
                new Attack("UTF-16", ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + start + "</DecMessage>").getBytes(StandardCharsets.UTF_16), Map.of()),
                new Attack("GBK", ("<?xml version=\"1.0\" encoding=\"GBK\"?>" + start + "<DecHead><NoteS>通关</NoteS></DecHead></DecMessage>")
                        .getBytes(Charset.forName("GBK")), Map.of()),
                new Attack("broken UTF-8", new byte[] {'<', 'D', (byte) 0xC3, (byte) 0x28, '>', (byte) 0xFF}, Map.of()),
                new Attack("zeros", new byte[100_000], Map.of()),
                new Attack("gzip bomb", gzip(new byte[200_000_000]), Map.of("Content-Encoding", "gzip")),
                new Attack("gzip that is none", "<x/>".getBytes(StandardCharsets.UTF_8), Map.of("Content-Encoding", "gzip")),
                new Attack("unknown encoding", "<x/>".getBytes(StandardCharsets.UTF_8), Map.of("Content-Encoding", "br")));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isRefusedAtOnceWithoutEffect(Attack attack) throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> answer = post(attack);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"zh\"").contains("\"en\"").doesNotContain("root:");
        assertThat((System.nanoTime() - began) / 1_000_000).as("milliseconds").isLessThan(LIMIT_MILLIS);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/messages").json().get("total").asInt()).isZero();
    }

    /** The same at the JSON doors: one that reads the raw body itself, and those that leave it to the framework. */
    static Stream<Attack> jsonAttacks() {
        return Stream.of("/api/v1/declarations", "/api/v1/webhooks").flatMap(path -> Stream.of(
                json(path, "empty", ""),
                json(path, "no JSON", "hello"),
                json(path, "cut off", "{\"head\":{\"direction\":\"I"),
                json(path, "null", "null"),
                json(path, "another type", "[1,2,3]"),
                json(path, "unknown field", "{\"evil\":1}"),
                json(path, "field twice", "{\"url\":\"https://a.example/\",\"url\":\"https://b.example/\",\"head\":{},\"head\":{}}"),
                json(path, "deep arrays", "[".repeat(100_000)),
                json(path, "deep objects", "{\"head\":".repeat(100_000)),
                json(path, "endless number", "{\"head\":{\"grossWeightKg\":" + "9".repeat(200_000) + "}}"),
                json(path, "larger than the limit", "{\"url\":\"" + "x".repeat(8_000_000) + "\"}"),
                json(path, "broken UTF-8", "{\"url\":\"\u00C3(\"}", StandardCharsets.ISO_8859_1),
                json(path, "NUL", "{\"url\":\"https://\\u0000/\",\"head\":{\"evil\":\"\\u0000\"}}")));
    }

    private static Attack json(String path, String name, String body) {
        return json(path, name, body, StandardCharsets.UTF_8);
    }

    private static Attack json(String path, String name, String body, Charset charset) {
        return new Attack(path + ": " + name, body.getBytes(charset), Map.of("path", path));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonAttacks")
    void jsonIsRefusedAtOnceWithoutEffect(Attack attack) throws Exception {
        String path = attack.headers().get("path");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + serverPort + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(attack.body())).header("Content-Type", "application/json");
        port.as(Role.TRADER_MANAGER).headers().forEach(request::header);
        long began = System.nanoTime();
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat((System.nanoTime() - began) / 1_000_000).as("milliseconds").isLessThan(LIMIT_MILLIS);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\"").contains("\"zh\"").contains("\"en\"");
        assertThat(port.as(Role.TRADER_MANAGER).get("/api/v1/declarations").json().get("total").asInt()).isZero();
        assertThat(port.as(Role.TRADER_MANAGER).get("/api/v1/webhooks").json().size()).isZero();
    }

    @Test
    void manyBombsAtOnceNeverFillTheHeap() throws Exception {
        // Unpacked these would be more than six gigabytes; the heap of the tests has two.
        Attack bomb = new Attack("gzip bomb", gzip(new byte[200_000_000]), Map.of("Content-Encoding", "gzip"));
        List<Callable<Integer>> calls = Collections.nCopies(BOMBS, () -> post(bomb).statusCode());
        try (var pool = Executors.newFixedThreadPool(BOMBS)) {
            for (Future<Integer> status : pool.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(413);
            }
        }
    }

    static Stream<String> numbers() {
        return Stream.of("1e1000000", "NaN", "Infinity", "-1", "0x10", "1,000", "１２", "9".repeat(39), "0." + "0".repeat(37) + "1", "--1", "1.2.3");
    }

    @ParameterizedTest(name = "weight {0}")
    @MethodSource("numbers")
    void oddNumbersAreFindingsAndNothingElse(String number) throws Exception {
        Document document = port.document("import");
        document.only("head").set("grossWeightKg", number);
        document.only("signature").set("operation", "C").set("clientReference", "ODD");
        HttpResponse<String> answer = post(new Attack(number, DecMessageWriter.write(document).getBytes(StandardCharsets.UTF_8), Map.of()));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"REJECTED\"").contains("/head/grossWeightKg").contains("DecHead/GrossWet");
    }

    private HttpResponse<String> post(Attack attack) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + serverPort + "/api/v1/messages"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(attack.body())).header("Content-Type", "application/xml");
        new LinkedHashMap<>(attack.headers()).forEach(request::header);
        port.as(Role.DECLARANT).headers().forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
