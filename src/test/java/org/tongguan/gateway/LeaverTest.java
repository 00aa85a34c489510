package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;

/** Whoever leaves is out: no request of his is taken from then on, and what he still listens to ends within five seconds. */
class LeaverTest extends PlatformTest {

    private static final String PASSWORD = "correct horse battery";
    private static final int CALLERS = 8;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int port;

    private Account account(Role role) {
        String office = role == Role.OFFICER ? "2200" : null;
        return accounts.create(Actor.PLATFORM, new NewAccount("leaver-" + Ids.next().toString().substring(24), "", Set.of(role), office, null, true, PASSWORD));
    }

    @Test
    void oneAdministratorAloneLocksAnOfficerOutAtOnce() throws Exception {
        Account officer = account(Role.OFFICER);
        Account admin = account(Role.ADMIN);
        String token = tokens.create(officer.actor(), "t").token();
        Caller page = new Caller(port);
        assertThat(page.logIn(officer.username(), PASSWORD).status()).isEqualTo(200);
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<InputStream> stream = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/events/stream"))
                .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);

        AtomicLong outSince = new AtomicLong(Long.MAX_VALUE);
        List<Long> takenAfter = new ArrayList<>();
        AtomicLong refused = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(threads.submit(() -> {
                    Caller machine = new Caller(port).bearer(token);
                    while (System.nanoTime() - outSince.get() < TimeUnit.SECONDS.toNanos(2)) {
                        long asked = System.nanoTime();
                        boolean taken = machine.get("/api/v1/session").status() == 200;
                        if (taken && asked > outSince.get()) {
                            synchronized (takenAfter) {
                                takenAfter.add(asked - outSince.get());
                            }
                        }
                        refused.addAndGet(taken ? 0 : 1);
                    }
                }));
            }
            Thread.sleep(500);
            Caller administrator = new Caller(port);
            administrator.logIn(admin.username(), PASSWORD);
            Map<String, Object> off = Map.of("username", officer.username(), "displayName", "x", "roles", List.of("OFFICER"),
                    "office", "2200", "active", false);
            assertThat(administrator.put("/api/v1/accounts/" + officer.id(), off).status()).as("no second person is needed to take away").isEqualTo(200);
            outSince.set(System.nanoTime());
            for (Future<?> one : running) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(takenAfter).as("requests taken after he was out").isEmpty();
        assertThat(refused.get()).isPositive();
        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(page.logIn(officer.username(), PASSWORD).status()).isEqualTo(401);
        try (InputStream in = stream.body()) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.io.IOException closed) {
            // Ended one way or the other.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - outSince.get())).as("the live stream ended").isLessThan(Duration.ofSeconds(5));
    }
}
