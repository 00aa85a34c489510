package org.tongguan.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.support.StrictPlatform;

/** Whoever asks faster than his rate is told so and when to come again; everybody else is answered meanwhile. */
class RatesOverHttpTest extends StrictPlatform {

    /** Far more than the burst of any rate here. */
    private static final int MOST = 5_000;
    private static final int AT_ONCE = 4;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int port;

    private String token() {
        return tokens.create(accounts.create(Actor.PLATFORM, new NewAccount("rate-" + Ids.next().toString().substring(24), "", Set.of(Role.OFFICER), "2218",
                null, true, null)).actor(), "t").token();
    }

    private HttpRequest request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends until one is refused; gives that answer. */
    private static HttpResponse<String> refused(HttpClient client, HttpRequest request, int otherwise) throws Exception {
        AtomicReference<HttpResponse<String>> refused = new AtomicReference<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < MOST && refused.get() == null; n++) {
                        HttpResponse<String> answer = send(client, request);
                        if (answer.statusCode() == 429) {
                            refused.compareAndSet(null, answer);
                        } else {
                            assertThat(answer.statusCode()).isEqualTo(otherwise);
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(refused.get()).as("refused within " + AT_ONCE * MOST + " requests").isNotNull();
        return refused.get();
    }

    private static void isTold(HttpResponse<String> answer) {
        assertThat(Json.tree(answer.body()).get("type").asString()).isEqualTo("urn:tongguan:problem:rate");
        assertThat(answer.headers().firstValue("Retry-After").map(Long::parseLong).orElseThrow()).isBetween(1L, 60L);
    }

    @Test
    void anAccountBeyondItsRateIsToldWhenToComeAgainAndOthersAreAnswered() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest greedy = request("/api/v1/session", token());
        isTold(refused(client, greedy, 200));
        assertThat(send(client, request("/api/v1/session", token())).statusCode()).as("another account").isEqualTo(200);
    }

    /** From an address of its own on this machine, so that other tests are not kept waiting. */
    @Test
    void anAddressFromWhichNobodyHasComeInHasALowerRateAndHealthIsAlwaysAnswered() throws Exception {
        HttpClient stranger = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.2")).build();
        isTold(refused(stranger, request("/api/v1/session", null), 401));
        assertThat(send(stranger, request("/actuator/health/liveness", null)).statusCode()).isEqualTo(200);
        assertThat(send(stranger, request("/api/v1/session", token())).statusCode()).as("whoever has come in, from the same address").isEqualTo(200);
        assertThat(send(HttpClient.newHttpClient(), request("/api/v1/condition", null)).statusCode()).as("another address").isEqualTo(200);
    }
}
