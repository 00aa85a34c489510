package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook is called at the address that was looked at, whatever its name says a moment later. */
class PinnedWebhookTest {

    private static final String PUBLIC = "93.184.216.34";
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<InetSocketAddress> connected = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @TempDir Path directory;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** A resolver that says something else each time, as a rebinding name server does; the last answer stays. */
    private WebhookAddress.Names names(String... answers) {
        return host -> {
            String answer = answers[Math.min(asked.getAndIncrement(), answers.length - 1)];
            return Arrays.stream(answer.split(",")).map(PinnedWebhookTest::address).toArray(InetAddress[]::new);
        };
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Says where it was told to connect, and connects to our own receiver instead: the public internet is not asked. */
    private PinnedPost post(SSLSocketFactory tls) {
        return new PinnedPost((to, timeout) -> {
            connected.add(to);
            return new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
        }, tls);
    }

    private WebhookCall.Result send(WebhookAddress addresses, PinnedPost post, String url) {
        Webhook webhook = new Webhook(UUID.randomUUID(), 1L, url, Set.of(), "secret", Webhook.State.ACTIVE, 0, 0, null, null, null, Instant.EPOCH);
        return new WebhookCall(addresses, post, Clock.systemUTC()).send(webhook,
                new EventView(7, Instant.EPOCH, "Tick", new EventView.Subject("declaration", UUID.randomUUID()), null, Map.of()));
    }

    private void receive(HttpServer on, int status, String location) {
        server = on;
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Host") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("Tick"));
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private static HttpServer plain() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @Test
    void aNameThatPointsInsideAfterItWasLookedAtIsStillCalledWhereItPointedThen() throws IOException {
        receive(plain(), 200, null);
        WebhookAddress strict = new WebhookAddress(false, names(PUBLIC, "127.0.0.1"));
        assertThat(send(strict, post(null), "http://hooks.example:8081/in?x=1").isTaken()).isTrue();
        assertThat(connected).containsExactly(new InetSocketAddress(address(PUBLIC), 8081));
        assertThat(asked).hasValue(1);
        assertThat(requests).containsExactly("/in?x=1 hooks.example:8081 true");
        // The next call looks again, and is refused before anything is connected.
        assertThat(send(strict, post(null), "http://hooks.example:8081/in").error()).contains("refused");
        assertThat(connected).hasSize(1);
    }

    @Test
    void oneAddressInsideAmongManyIsEnoughToRefuse() throws IOException {
        receive(plain(), 200, null);
        assertThat(send(new WebhookAddress(false, names(PUBLIC + ",10.0.0.8")), post(null), "http://hooks.example/").error()).contains("refused");
        assertThat(connected).isEmpty();
    }

    @Test
    void aRedirectIsToldAndNotFollowed() throws IOException {
        receive(plain(), 302, "http://127.0.0.1/admin");
        assertThat(send(new WebhookAddress(false, names(PUBLIC)), post(null), "http://hooks.example/").error()).isEqualTo("HTTP 302");
        assertThat(requests).hasSize(1);
    }

    @Test
    void anAnswerThatDripsForEverEnds() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket one = dripping.accept()) {
                    one.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; ; i++) {
                        one.getOutputStream().write(("X-" + i + ": y\r\n").getBytes(StandardCharsets.US_ASCII));
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException e) {
                    // The caller has hung up.
                }
            });
            WebhookAddress.Checked to = new WebhookAddress(true).check("http://127.0.0.1:" + dripping.getLocalPort() + "/");
            long start = System.nanoTime();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new PinnedPost().post(to, Map.of(), new byte[0], Duration.ofSeconds(1),
                    Duration.ofMillis(600))).isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theCertificateMustBeOfTheNameAlthoughTheAddressIsCalled() throws Exception {
        SSLContext context = context("hooks.example");
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        receive(https, 204, null);
        PinnedPost post = post(context.getSocketFactory());
        assertThat(send(new WebhookAddress(false, names(PUBLIC)), post, "https://hooks.example/tls")).isEqualTo(new WebhookCall.Result(204, null));
        assertThat(connected).containsExactly(new InetSocketAddress(address(PUBLIC), 443));
        assertThat(requests).containsExactly("/tls hooks.example true");
        assertThat(send(new WebhookAddress(false, names(PUBLIC)), post, "https://other.example/").error()).contains("SSL");
        assertThat(requests).hasSize(1);
    }

    /** A server that has, and a client that trusts, one certificate for that name. */
    private SSLContext context(String name) throws Exception {
        Path store = directory.resolve("keys");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a",
                "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:" + name, "-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit",
                "-keystore", store.toString()));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
