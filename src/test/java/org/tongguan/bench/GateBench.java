package org.tongguan.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongguan.gate.Lanes;
import org.tongguan.gate.PassageRequest;
import org.tongguan.gate.Passages;
import org.tongguan.gate.ReleaseGrant;
import org.tongguan.gate.Releases;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/**
 * Load on the gate: passages at a fixed rate, whatever the answers take (open loop), with the times of the server side. Without
 * {@code --url} it starts the platform and a PostgreSQL of its own and asks the facade; with {@code --url=http://127.0.0.1:8080
 * --token=… --lane=…} it asks a running platform over loopback with the open releases of that lane's signed list. Ends by itself.
 */
public final class GateBench {

    static final int LANES = 20;
    /** Seconds under the same load before what counts, where nothing is said: a Java that has just started is slow at first. */
    private static final String WARM_UP = "10";

    private GateBench() { }

    /** One vehicle of the load. */
    record Vehicle(String lane, String release, String container, int number) { }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new java.util.HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--")).forEach(a -> given.put(a.substring(2, a.indexOf('=')), a.substring(a.indexOf('=') + 1)));
        int rate = Math.min(5000, Integer.parseInt(given.getOrDefault("rate", "500")));
        int seconds = Math.min(600, Integer.parseInt(given.getOrDefault("seconds", "60")));
        int warmUp = Math.min(600, Integer.parseInt(given.getOrDefault("warm-up", WARM_UP)));
        if (given.containsKey("url")) {
            remote(URI.create(given.get("url")), given.get("token"), given.get("lane"), rate, seconds);
        } else if (given.containsKey("http")) {
            String[] options = given.containsKey("java") ? given.get("java").split(" ") : new String[0];
            GateHttpBench.run(Path.of(given.getOrDefault("home", "target/bench-gate")).toAbsolutePath(), rate, warmUp, seconds, options);
        } else {
            local(Path.of(given.getOrDefault("home", "target/bench-postgres")), rate, warmUp, seconds);
        }
    }

    private static void local(Path home, int rate, int warmUp, int seconds) throws Exception {
        DataDirectory.delete(home);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
             ConfigurableApplicationContext context = Inside.start(home, postgres)) {
            Passages passages = context.getBean(Passages.class);
            List<Vehicle> vehicles = prepare(context, rate * (seconds + warmUp));
            ToLongFunction<Vehicle> ask = v -> {
                long start = System.nanoTime();
                passages.decide(new PassageRequest(v.lane(), "b" + v.number() + "-" + v.release(), "沪B" + v.number(), List.of(v.container()),
                        new BigDecimal("35000"),
                        new BigDecimal("15000"), List.of(v.release()), List.of(), PassageRequest.Direction.OUT), lane(v.lane()));
                return System.nanoTime() - start;
            };
            run(vehicles.subList(0, rate * warmUp), rate, ask);
            report("facade", rate, run(vehicles.subList(rate * warmUp, vehicles.size()), rate, ask));
        }
    }

    private static Actor lane(String id) {
        return new Actor(1, "account-" + id, Set.of(Role.LANE), "2248", null);
    }

    /** Lanes, and so many released declarations, each with one container on one release. */
    static List<Vehicle> prepare(ConfigurableApplicationContext context, int count) {
        Lanes lanes = context.getBean(Lanes.class);
        Releases releases = context.getBean(Releases.class);
        Transactions transactions = context.getBean(Transactions.class);
        for (int i = 0; i < LANES; i++) {
            String id = "bench-" + i;
            lanes.save(new Lanes.Lane(id, "2248", Text.of("试验", "Bench"), "OUT", false, "account-" + id, true), Actor.PLATFORM);
        }
        List<Vehicle> vehicles = new ArrayList<>(count);
        while (vehicles.size() < count) {
            List<ReleaseGrant> grants = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                grants.add(new ReleaseGrant(new SubjectRef("declaration", Ids.next()), "%018d".formatted(vehicles.size() + i), 1L, "I", "2248",
                        List.of(new ReleaseGrant.ContainerGrant("BNCU%07d".formatted(vehicles.size() + i), new BigDecimal("20000"))), new BigDecimal("20000"),
                        false, null, null));
            }
            Map<SubjectRef, String> numbers = transactions.call(Actor.PLATFORM, () -> {
                declare(context.getBean(JdbcTemplate.class), grants);
                return releases.grant(grants);
            });
            grants.forEach(g -> vehicles.add(new Vehicle("bench-" + vehicles.size() % LANES, numbers.get(g.subject()), g.containers().getFirst().number(),
                    vehicles.size())));
        }
        return vehicles.subList(0, count);
    }

    /** Released declarations as far as the gate's news concern them: it closes the case of goods that have left. */
    private static void declare(JdbcTemplate jdbc, List<ReleaseGrant> grants) {
        jdbc.batchUpdate("""
                insert into declaration(id, trader_id, sequence_number, number, client_reference, direction, mode, state, office, item_count, priority,
                green_channel, format, filed_at, document) values (?, 1, ?, ?, ?, 'I', 'NORMAL', 'RELEASED', '2248', 1, 5, false, 'DEC', now(), '')""",
                grants, 500, (ps, g) -> {
                    ps.setObject(1, g.subject().id());
                    ps.setString(2, "S" + g.subject().id());
                    ps.setString(3, "N" + g.subject().id());
                    ps.setString(4, g.declarationNumber());
                });
    }

    private static void remote(URI url, String token, String lane, int rate, int seconds) throws Exception {
        if (!url.getHost().equals("127.0.0.1") && !url.getHost().equals("localhost")) {
            throw new IllegalArgumentException("loopback only");
        }
        HttpClient client = HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
        HttpRequest ask = HttpRequest.newBuilder(url.resolve("/api/v1/gate/signed-list?lane=" + lane)).header("Authorization", "Bearer " + token).build();
        String list = (String) Json.map(client.send(ask, HttpResponse.BodyHandlers.ofString()).body()).get("list");
        List<Vehicle> vehicles = new ArrayList<>();
        Json.tree(list).get("releases").forEach(r -> r.get("containers").forEach(c ->
                vehicles.add(new Vehicle(lane, r.get("number").asString(), c.get("number").asString(), vehicles.size()))));
        ToLongFunction<Vehicle> passage = v -> {
            String body = Json.write(Map.of("laneId", lane, "laneKey", "b" + v.number() + "-" + v.release(), "plate", "沪B" + v.number(), "containers",
                    List.of(v.container()), "releaseNumber", v.release(), "direction", "OUT"));
            try {
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(url.resolve("/api/v1/gate/passages"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        HttpResponse.BodyHandlers.ofString());
                String timing = answer.headers().firstValue("Server-Timing").orElseThrow(() -> new IOException(answer.statusCode() + " " + answer.body()));
                return new BigDecimal(timing.substring(timing.indexOf("dur=") + 4)).movePointRight(6).longValue();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        int wanted = Math.min(vehicles.size(), rate * seconds);
        report("HTTP", rate, run(vehicles.subList(0, wanted), rate, passage));
    }

    /** What came out: nanoseconds of each answer, how many failed, how long it took in all, and what it cost this process (load included). */
    private record Result(long[] nanos, int failed, long elapsedNanos, long cpuNanos) { }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Result run(List<Vehicle> vehicles, int rate, ToLongFunction<Vehicle> ask) throws InterruptedException {
        long[] nanos = new long[vehicles.size()];
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(vehicles.size());
        long cpu = cpuNanos();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < vehicles.size(); i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int at = i;
                threads.submit(() -> {
                    try {
                        nanos[at] = ask.applyAsLong(vehicles.get(at));
                    } catch (RuntimeException e) {
                        if (failed.getAndIncrement() == 0) {
                            System.err.println("first failure: " + e);
                        }
                        nanos[at] = Long.MAX_VALUE;
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        }
        return new Result(nanos, failed.get(), System.nanoTime() - start, cpuNanos() - cpu);
    }

    private static void report(String way, int rate, Result result) throws IOException {
        long[] sorted = result.nanos().clone();
        Arrays.sort(sorted);
        String cpu = Files.lines(Path.of("/proc/cpuinfo")).filter(l -> l.startsWith("model name")).findFirst().map(l -> l.substring(l.indexOf(':') + 2))
                .orElse("?");
        System.out.printf("gate %s: %d passages asked at %d/s, done in %.1f s, failed %d, %.2f ms of this process's processor time each%n", way,
                sorted.length, rate, result.elapsedNanos() / 1e9, result.failed(), result.cpuNanos() / 1e6 / sorted.length);
        System.out.printf("server-side decision time ms: p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f%n", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999),
                sorted[sorted.length - 1] / 1e6);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf("%s, %d processors, load average of the machine %.1f (others included), Java %s, %s%n", cpu,
                Runtime.getRuntime().availableProcessors(), load, Runtime.version(), Instant.now());
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] / 1e6;
    }
}
