package org.tongguan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/**
 * The same load as lanes bring it: over HTTP with a token for each lane, to the real platform in a process of its own with the settings of its
 * launcher. The time inside the server is what it tells in {@code Server-Timing}, from the read question to the committed answer; the whole
 * time is counted from when a vehicle fell due. At the end every answer must be OPEN and stored once, or the exit code is 1.
 */
final class GateHttpBench {

    private static final byte[] OPEN = "\"decision\":\"OPEN\"".getBytes(StandardCharsets.US_ASCII);
    private static final String TIMING = "decide;dur=";
    private static final int CONNECTIONS = 64;

    private GateHttpBench() { }

    /** The server's own times, as they come. */
    private static final class Timings implements LoadGenerator.Reader {
        private long[] nanos = new long[1 << 15];
        private int count;

        @Override
        public boolean isAcknowledged(byte[] bytes, int length) {
            String answer = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            int at = answer.indexOf(TIMING);
            if (at >= 0) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                int from = at + TIMING.length();
                nanos[count++] = Math.round(Double.parseDouble(answer.substring(from, answer.indexOf('\r', from))) * 1e6);
            }
            return HttpAnswer.status(bytes) == 200 && HttpAnswer.contains(bytes, length, OPEN);
        }

        /** What was told since the last call, in growing order. */
        private long[] take() {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            count = 0;
            return sorted;
        }
    }

    static void run(Path home, int rate, int warmUp, int seconds, String... options) throws Exception {
        DataDirectory.delete(home);
        List<byte[]> requests = prepare(home, rate * (seconds + warmUp) + 1000);
        Timings timings = new Timings();
        try (PlatformProcess platform = PlatformProcess.start(home, options)) {
            LoadGenerator load = new LoadGenerator(platform.port(), n -> requests.get((int) n), timings);
            load.open(CONNECTIONS, rate, warmUp);
            timings.take();
            LoadGenerator.Phase phase = load.open(CONNECTIONS, rate, seconds);
            long[] server = timings.take();
            if (phase.failed() > 0) {
                System.out.println("first that did not open: " + load.firstFailure());
            }
            System.out.printf("gate HTTP: %d passages asked at %d/s in %.1f s, not opened %d%n", phase.nanos().length, rate, phase.seconds(), phase.failed());
            System.out.printf("server-side decision time ms: p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f%n", at(server, 0.5), at(server, 0.99), at(server, 0.999),
                    at(server, 1));
            System.out.printf("from falling due to the answer ms: p50 %.1f  p99 %.1f  p99.9 %.1f%n",
                    phase.millis(0.5), phase.millis(0.99), phase.millis(0.999));
            System.out.printf("%s, %s, %d processors, load average %s (others included)%n", Machine.now(), Machine.processor(),
                    Runtime.getRuntime().availableProcessors(), Machine.loadAverage());
            check(platform, load);
        }
        DataDirectory.delete(home);
    }

    private static void check(PlatformProcess platform, LoadGenerator load) throws IOException, SQLException {
        try (Connection connection = platform.connect(); Statement statement = connection.createStatement(); ResultSet rs = statement.executeQuery("""
                select (select count(*) from gate_passage where decision = 'OPEN'), (select count(*) from gate_release_container where used_at is not null),
                (select count(*) from declaration where state = 'CLOSED'), (select deadlocks from pg_stat_database where datname = current_database())""")) {
            rs.next();
            System.out.printf("opened %d, stored %d, containers used %d, declarations closed %d, deadlocks %d%n", load.acknowledged(), rs.getLong(1),
                    rs.getLong(2), rs.getLong(3), rs.getLong(4));
            if (rs.getLong(1) != load.acknowledged() || rs.getLong(2) != load.acknowledged() || rs.getLong(3) != load.acknowledged()) {
                System.out.println("WRONG: not every opened passage is stored once; " + load.firstFailure());
                System.exit(1);
            }
        }
    }

    private static List<byte[]> prepare(Path home, int count) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
             ConfigurableApplicationContext context = Inside.start(home, postgres)) {
            List<GateBench.Vehicle> vehicles = GateBench.prepare(context, count);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < GateBench.LANES; i++) {
                Account account = context.getBean(Accounts.class).create(Actor.PLATFORM, new NewAccount("account-bench-" + i, "通道",
                        Set.of(Role.LANE), "2248", null, true, null));
                tokens.add(context.getBean(Tokens.class).create(account.actor(), "load").token());
            }
            return vehicles.stream().map(v -> request(v, tokens.get(v.number() % GateBench.LANES))).toList();
        }
    }

    private static byte[] request(GateBench.Vehicle v, String token) {
        byte[] body = Json.write(Map.of("laneId", v.lane(), "laneKey", "b" + v.number(), "plate", "沪B" + v.number(), "containers", List.of(v.container()),
                "weightKg", "35000", "tareKg", "15000", "releaseNumber", v.release(), "direction", "OUT")).getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /api/v1/gate/passages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] / 1e6;
    }
}
