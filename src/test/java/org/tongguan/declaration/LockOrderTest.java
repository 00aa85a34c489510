package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/**
 * Banks, officers, inspectors, traders and lanes act on the same declarations at once, lanes on two at a time: nobody ever waits for another in
 * a circle ({@code docs/decisions/15-subject-first.md}), so the database has no deadlock to end.
 */
class LockOrderTest extends PlatformTest {

    private static final int GOODS = 24;
    private static final int TURNS = 60;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Lanes lanes;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private final List<Goods> goods = new ArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private Port port;
    private String lane;

    private record Goods(String declaration, String bill, String amount) { }

    @BeforeEach
    void file() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        for (Role role : List.of(Role.BANK, Role.OFFICER, Role.SENIOR, Role.DECLARANT, Role.INSPECTOR)) {
            port.as(role);
        }
        lane = port.lane("OUT", lanes);
        for (int i = 0; i < GOODS; i++) {
            Document document = port.document("import");
            document.only("signature").set("operation", "C").set("clientReference", "L" + Ids.next().toString().substring(24));
            Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            JsonNode view = view(answer.json().get("declarationId").asString());
            goods.add(new Goods(view.get("id").asString(), view.get("bill").get("number").asString(), view.get("bill").get("amount").asString()));
        }
    }

    private JsonNode view(String declaration) {
        return told(port.as(Role.DECLARANT).get("/api/v1/declarations/" + declaration)).json();
    }

    private Caller.Answer told(Caller.Answer answer) {
        if (answer.status() >= 500) {
            broken.add(answer.status() + " " + answer.body());
        }
        return answer;
    }

    @Test
    void nobodyWaitsForAnotherInACircle() throws Exception {
        long before = deadlocks();
        List<Runnable> people = List.of(() -> each(1, this::pay), () -> each(2, this::pay), () -> each(3, g -> command(g, "stop")),
                () -> each(4, g -> command(g, "lift-stop")), () -> each(5, g -> command(g, "lift-stop")), () -> each(6, this::amend), () -> each(7, this::pass),
                () -> each(8, this::pass), () -> each(9, this::pass), () -> each(10, g -> command(g, "order-inspection")));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = people.stream().<Future<?>>map(p -> threads.submit(() -> {
                go.await();
                p.run();
                return null;
            })).toList();
            go.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(broken).isEmpty();
        assertThat(opened).as("vehicles that passed").hasPositiveValue();
        assertThat(deadlocks()).isEqualTo(before);
    }

    private interface Act {
        void on(Goods goods);
    }

    private void each(long seed, Act act) {
        Random random = new Random(seed);
        for (int i = 0; i < TURNS; i++) {
            act.on(goods.get(random.nextInt(GOODS)));
        }
    }

    private void pay(Goods g) {
        told(port.as(Role.BANK).post("/api/v1/payments", Map.of("billNumber", g.bill(), "amount", g.amount(), "currency", "CNY", "bankReference",
                "B" + Ids.next(), "paidAt", port.now())));
    }

    private void command(Goods g, String command) {
        told(port.as(Role.SENIOR).post("/api/v1/declarations/" + g.declaration() + "/commands/" + command, Map.of("reason", "race")));
    }

    private void amend(Goods g) {
        told(port.as(Role.DECLARANT).post("/api/v1/declarations/" + g.declaration() + "/withdraw", Map.of("reason", "race")));
    }

    /** A vehicle with the goods of two declarations. */
    private void pass(Goods g) {
        Goods other = goods.get((goods.indexOf(g) + 7) % GOODS);
        List<String> releases = new ArrayList<>();
        for (Goods one : List.of(g, other)) {
            JsonNode release = view(one.declaration()).get("release");
            if (release != null && !release.isNull()) {
                releases.add(release.get("number").asString());
            }
        }
        if (!releases.isEmpty()) {
            Caller.Answer answer = told(port.as(Role.LANE).post("/api/v1/gate/passages", Map.of("laneId", lane, "laneKey", "r" + keys.incrementAndGet(),
                    "plate", "沪R" + keys.get(), "containers", List.of("TGUU1234568"), "direction", "OUT", "releaseNumber", String.join(",", releases))));
            if (answer.body().contains("\"OPEN\"")) {
                opened.incrementAndGet();
            }
        }
    }

    /** Deadlocks the database has ended so far. Its processes tell what they counted with a delay, and when they are next used. */
    private long deadlocks() throws InterruptedException {
        Thread.sleep(1_200);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                threads.submit(() -> jdbc.sql("select pg_stat_force_next_flush()::text || pg_sleep(0.2)::text").query(String.class).single());
            }
        }
        Thread.sleep(200);
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()").query(Long.class).single();
    }
}
