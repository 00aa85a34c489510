package org.tongguan.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Json;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SigningKey;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Customs asks a platform for the payment behind an order; only a signed answer to that very question counts. */
class PaymentProofsTest extends PlatformTest {

    private static final String HEAD = "{ \"guid\":\"G\", \"initalRequest\":\"<xml>a \\\"b\\\" {}</xml>\",\"initalResponse\":\"ok\",\"ebpCode\":\"%s\","
            + "\"payCode\":\"P1\","
            + "\"payTransactionId\":\"T1\",\"totalAmount\":257.0,\"currency\":\"142\",\"verDept\":\"3\","
            + "\"payType\":\"4\",\"tradingTime\":\"20261111000001\",\"note\":\"\"}";
    private static final String LISTS = "[{\"orderNo\":\"%s\",\"goodsInfo\":[{\"gname\":\"面霜\",\"itemLink\":\"https://example.com/1\"}],\"recpAccount\":\"A\","
            + "\"recpCode\":\"R\",\"recpName\":\"收款人\"}]";
    @Autowired PaymentProofs proofs;
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
        proofs.registerPlatform(Actor.PLATFORM, platform.id(), url);
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

    @Test
    void theSandboxsPlatformAnswersByItself() throws Exception {
        answersAt("http://localhost:" + port + "/sandbox/platDataOpen");
        proofs.ask(Actor.PLATFORM, platform.customsCode(), "O-4");
        untilAnswered("O-4");
        assertThat(proofs.find(Actor.PLATFORM, platform.customsCode(), "O-4").orElseThrow().totalAmount()).isEqualByComparingTo("100");
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
