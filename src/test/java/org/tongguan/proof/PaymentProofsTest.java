package org.tongguan.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Json;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SigningKey;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Customs asks a platform for the payment behind an order; only a signed answer to that very question counts. */
class PaymentProofsTest extends PlatformTest {

    private static final String HEAD = "{ \"guid\":\"G\", \"initalRequest\":\"<xml>a \\\"b\\\" {}</xml>\",\"initalResponse\":\"ok\",\"ebpCode\":\"%s\","
            + "\"payCode\":\"P1\","
            + "\"payTransactionId\":\"T1\",\"totalAmount\":257.0,\"currency\":\"142\",\"verDept\":\"3\","
            + "\"payType\":\"4\",\"tradingTime\":\"20261111000001\",\"note\":\"\"}";
    private static final String LISTS = "[{\"orderNo\":\"%s\",\"goodsInfo\":[{\"gname\":\"面霜\",\"itemLink\":\"https://example.com/1\"}],\"recpAccount\":\"A\","
            + "\"recpCode\":\"R\",\"recpName\":\"收款人\"}]";
    @Autowired PaymentProofs proofs;
    @Autowired PaymentPlatforms platforms;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Certificates certificates;
    @Autowired Traders traders;
    @Autowired Jobs jobs;
    @LocalServerPort int port;
    private Trader platform;
    private SigningKey key;

    @BeforeEach
    void aPlatform() {
        platform = SampleTraders.register(traders);
        key = SigningKey.generate(Certificate.KeyKind.SM2, "platform", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
        certificates.register(Actor.PLATFORM, platform.id(), key.certificate().encoded());
        // It takes questions and stays silent: what is uploaded is the test's, however soon the timer asks.
        answersAt("http://localhost:" + port + "/ceb2grab/grab/realTimeDataUpload");
    }

    private void answersAt(String url) {
        platforms.register(Actor.PLATFORM, platform.id(), url);
    }

    /** Does what is due until the question is answered; the timer may be at it too. */
    private void untilAnswered(String order) throws InterruptedException {
        for (int i = 0; i < 80 && proofs.questions(Actor.PLATFORM, platform.customsCode(), order).getFirst().state() != PaymentQuestion.State.ANSWERED; i++) {
            jobs.runDue();
            Thread.sleep(50);
        }
        assertThat(proofs.questions(Actor.PLATFORM, platform.customsCode(), order).getFirst().state()).isEqualTo(PaymentQuestion.State.ANSWERED);
    }

    private String upload(String session, String order, SigningKey with) {
        String head = HEAD.formatted(platform.customsCode());
        String lists = LISTS.formatted(order);
        // What is signed has no blanks between the pieces, wherever the text has some.
        byte[] signed = ("\"sessionID\":\"" + session + "\"||\"payExchangeInfoHead\":\"" + head.replace("{ ", "{").replace(", \"init", ",\"init")
                + "\"||\"payExchangeInfoLists\":\"" + lists + "\"||\"serviceTime\":\"1794326401000\"").getBytes(StandardCharsets.UTF_8);
        return "{\"sessionID\":\"" + session + "\",\n \"payExchangeInfoHead\":" + head + ",\"payExchangeInfoLists\" : " + lists
                + ",\"serviceTime\":\"1794326401000\",\"certNo\":\"0" + with.certificate().serial() + "\",\"signValue\":\""
                + Base64.getEncoder().encodeToString(with.sign(with.defaultMethod(), signed)) + "\"}";
    }

    private PaymentProofs.Ack post(String text) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
                + "/ceb2grab/grab/realTimeDataUpload")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("payExInfoStr=" + URLEncoder.encode(text, StandardCharsets.UTF_8))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), PaymentProofs.Ack.class);
    }

    @Test
    void anAnswerSignedByThePlatformBecomesAProof() throws Exception {
        String session = proofs.ask(Actor.PLATFORM, platform.customsCode(), "O-1");
        assertThat(post(upload(session, "O-1", key)).code()).isEqualTo("10000");
        PaymentProof proof = proofs.find(Actor.PLATFORM, platform.customsCode(), "O-1").orElseThrow();
        assertThat(proof.totalAmount()).isEqualByComparingTo("257");
        assertThat(proof.goods()).containsExactly("面霜");
        assertThat(proof.payTransactionId()).isEqualTo("T1");
        assertThat(post(upload(session, "O-1", key)).code()).as("sent again").isEqualTo("10000");
        assertThat(proofs.list(Actor.PLATFORM, platform.customsCode(), "O-1")).hasSize(1);
    }

    @Test
    void nothingElseIsBelieved() throws Exception {
        String session = proofs.ask(Actor.PLATFORM, platform.customsCode(), "O-2");
        SigningKey other = SigningKey.generate(Certificate.KeyKind.SM2, "other", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
        assertThat(post(upload(session, "O-2", other)).message()).contains("SIG-0113");
        assertThat(post(upload(session, "O-2", key).replace("257.0", "1.0")).message()).contains("SIG-0109");
        assertThat(post(upload("UNKNOWN", "O-2", key)).message()).contains("sessionID");
        assertThat(post(upload(session, "O-3", key)).message()).contains("O-2");
        assertThat(post("{").message()).contains("JSON");
        assertThat(post("").code()).isEqualTo("20000");
        assertThat(post(upload(session, "O-2", key).replaceFirst("\\{", "{\"serviceTime\":\"1\",")).code()).isEqualTo("20000");
        assertThat(proofs.find(Actor.PLATFORM, platform.customsCode(), "O-2")).isEmpty();
        assertThatThrownBy(() -> proofs.ask(Actor.PLATFORM, "0000000000", "O-2"))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("proof.platform"));
    }

    /** The state of the newest question about an order, as the page shows it, when the platform has said something. */
    private JsonNode untilSaid(Port here, String order) throws InterruptedException {
        String path = "/api/v1/payment-proofs?ebp=" + platform.customsCode() + "&order=" + order;
        for (int i = 0; i < 80; i++) {
            JsonNode shown = here.as(Role.OFFICER).get(path).json();
            if (List.of("ANSWERED", "REFUSED").contains(shown.get("questions").get(0).get("state").asString())) {
                return shown;
            }
            jobs.runDue();
            Thread.sleep(50);
        }
        throw new AssertionError("nothing was said of " + order);
    }

    private void ask(Port here, String order) {
        Caller.Answer asked = here.as(Role.OFFICER).post("/api/v1/payment-proofs/questions", Map.of("ebpCode", platform.customsCode(), "orderNo", order));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    }

    private Parcel sent(Port here, Parcel parcel) {
        for (CebDocument document : List.of(parcel.order("1"), parcel.payment("1"))) {
            assertThat(here.as(Role.DECLARANT).send("POST", "/api/v1/messages", Parcel.message(platform, List.of(document)), "application/xml").status())
                    .isEqualTo(202);
        }
        return parcel;
    }

    @Test
    void anAdministratorRegistersThePlatformAndAnOfficerAsksIt() throws Exception {
        Port here = new Port(port, traders, accounts, tokens, clock);
        platform = here.trader();
        Caller admin = here.as(Role.ADMIN);
        Caller.Answer none = here.as(Role.OFFICER).post("/api/v1/payment-proofs/questions", Map.of("ebpCode", platform.customsCode(), "orderNo", "O"));
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body()).as("says where it is registered").contains("平台查询地址").contains("Platform addresses");
        String address = "/api/v1/payment-proofs/platforms/" + platform.id();
        assertThat(here.as(Role.OFFICER).put(address, Map.of("url", PaymentPlatforms.SANDBOX)).status()).isEqualTo(403);
        assertThat(admin.put(address, Map.of("url", "ftp://example.com")).status()).isGreaterThanOrEqualTo(400);
        assertThat(admin.put(address, Map.of("url", PaymentPlatforms.SANDBOX)).status()).isEqualTo(204);
        List<String> listed = new ArrayList<>();
        here.as(Role.OFFICER).get("/api/v1/payment-proofs/platforms?size=200").json().get("items")
                .forEach(p -> listed.add(p.get("traderName").get("zh").asString() + " " + p.get("url").asString()));
        assertThat(listed).contains(platform.name().zh() + " " + PaymentPlatforms.SANDBOX);
        String order = "O" + sent(here, Parcel.of(platform)).number();
        ask(here, order);
        JsonNode proof = untilSaid(here, order).get("proofs").get(0);
        assertThat(new BigDecimal(proof.get("totalAmount").asString())).as("what was ordered").isEqualByComparingTo("400");
        assertThat(proof.get("payTransactionId").asString()).isEqualTo(order.replaceFirst("O", "P"));
        assertThat(proof.get("payCode").asString()).isEqualTo(platform.customsCode());
        assertThat(proof.get("goods").get(0).asString()).isEqualTo("面霜");
        assertThat(proof.get("orders").get(0).asString()).isEqualTo(order);
        assertThat(admin.delete(address).status()).isEqualTo(204);
        assertThat(admin.delete(address).status()).isEqualTo(404);
        assertThatThrownBy(() -> proofs.ask(Actor.PLATFORM, platform.customsCode(), order)).isInstanceOf(PlatformException.class);
    }

    @Test
    void theSandboxsPlatformSaysOtherwiseWhereTheNumberAsksForItAndNothingOfWhatItDoesNotKnow() throws Exception {
        Port here = new Port(port, traders, accounts, tokens, clock);
        platform = here.trader();
        answersAt(PaymentPlatforms.SANDBOX);
        Parcel parcel = Parcel.of(platform);
        for (String end : List.of("-ECM316", "-ECM317", "-ECM323")) {
            String order = "O" + parcel.number() + end;
            sent(here, parcel.set("order.orderNo", order).set("payment.orderNo", order));
            ask(here, order);
            JsonNode proof = untilSaid(here, order).get("proofs").get(0);
            assertThat(new BigDecimal(proof.get("totalAmount").asString()).compareTo(new BigDecimal("400")) != 0).isEqualTo("-ECM316".equals(end));
            assertThat(proof.get("payTransactionId").asString().equals("P" + parcel.number())).isEqualTo(!"-ECM317".equals(end));
            assertThat(proof.get("payCode").asString().equals(platform.customsCode())).isEqualTo(!"-ECM323".equals(end));
        }
        for (String url : List.of(PaymentPlatforms.SANDBOX, "http://localhost:" + port + PaymentPlatforms.SANDBOX)) {
            answersAt(url);
            String order = "NOBODYS" + url.length();
            ask(here, order);
            JsonNode question = untilSaid(here, order).get("questions").get(0);
            assertThat(question.get("state").asString()).isEqualTo("REFUSED");
            assertThat(question.get("said").asString()).as(url).contains("20000").contains("未查询到该订单");
        }
    }

    @Test
    void aPlatformMayUploadBeforeItAnswersTheQuestion() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            proofs.take(upload(asked.replaceFirst(".*sessionID=([^&]*).*", "$1"), "O-5", key));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            answersAt("http://localhost:" + server.getAddress().getPort() + "/");
            proofs.ask(Actor.PLATFORM, platform.customsCode(), "O-5");
            // Sooner than the call's end after ten seconds: the upload must not wait for it.
            untilAnswered("O-5");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRealUploadIsReadToItsSigningString() throws Exception {
        Path sample = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "payment-179", "179.json");
        Assumptions.assumeTrue(Files.exists(sample), "the sample of an upload is not at hand");
        String text = Json.tree(Files.readString(sample)).at("/data/payload/payExInfoStr").asString();
        PaymentData data = PaymentData.read(text);
        assertThat(data.signed()).startsWith("\"sessionID\":\"IHWESX-WEASLEY-20230712210643-X7E4PL\"||\"payExchangeInfoHead\":\"{\"guid\":")
                .contains("\"totalAmount\":5.0,").endsWith("||\"serviceTime\":\"1601282210417\"");
        PaymentProof proof = data.proofs(1, clock.instant()).getFirst();
        assertThat(proof.orderNo()).isEqualTo("202009231454218421271832");
        assertThat(proof.totalAmount()).isEqualByComparingTo("5");
    }
}
