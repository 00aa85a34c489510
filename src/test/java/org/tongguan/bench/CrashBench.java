package org.tongguan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills the platform under load, again and again: in turn its Java and its whole PostgreSQL, with SIGKILL, at a random moment. After every
 * restart: is everything acknowledged there, exactly once, are the books sound? Exit code 1 on any loss.
 */
public final class CrashBench {

    private static final int TRADERS = 4;
    private static final int RULES = 100;
    private static final int CONNECTIONS = 16;
    /** The kill comes at a random moment of so long, once so many more are acknowledged: a Java that has just started is slow at first. */
    private static final int LOAD_MILLIS = 2500;
    private static final int WARM = 200;
    private static final int LEFT_ALONE_MILLIS = 1_000;
    private static final int SETTLED_MILLIS = 7_000;
    private static final int WARM_MOST_MILLIS = 20_000;
    /** So many starts pay for the recording of one. */
    private static final int WORTH_RECORDING = 3;
    private final Path home;
    private final Application application;
    private final Random random = new Random(7);
    private final List<String> wrong = new ArrayList<>();
    private final CrashLoad load;
    private CrashClient client;

    CrashBench(Path home, CrashLoad load) throws IOException {
        this.load = load;
        this.home = home.toAbsolutePath();
        this.application = Application.packed();
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--")).forEach(a -> given.put(a.substring(2, a.indexOf('=')), a.substring(a.indexOf('=') + 1)));
        int rounds = Math.min(1000, Integer.parseInt(given.getOrDefault("rounds", "50")));
        List<String> wrong = new CrashBench(Path.of(given.getOrDefault("home", "target/bench-crash")),
                "ecommerce".equals(given.get("load")) ? new CrashLoad.Ecommerce() : new CrashLoad.Declarations()).run(rounds);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** What a restart took and found. */
    private record Round(int number, String killed, int acknowledged, int unanswered, long loadMillis, long restartMillis, long checkMillis) { }

    /** Runs so many rounds; gives everything that was lost, doubled or unsound, empty when nothing was. */
    List<String> run(int rounds) throws Exception {
        DataDirectory.delete(home);
        List<Preparation.Sender> senders = Preparation.fill(home, TRADERS, RULES);
        client = new CrashClient(load.requests(senders));
        System.out.printf("%s, %s, %d cores, load average %s%n", Machine.now(), Machine.processor(), Runtime.getRuntime().availableProcessors(),
                Machine.loadAverage());
        System.out.println("| round | killed | acknowledged so far | without answer | load, ms | restart, ms | check, ms | sound |\n"
                + "|---|---|---|---|---|---|---|---|");
        List<Round> done = new ArrayList<>();
        if (application.needsRecording() && rounds >= WORTH_RECORDING) {
            PlatformProcess.start(application, home, application.recording()).close();
        }
        PlatformProcess platform = start();
        try (Connection connection = platform.connect()) {
            load.prepare(connection, senders);
        }
        for (int i = 1; i <= rounds; i++) {
            long began = System.nanoTime();
            client.start(platform.port(), CONNECTIONS, true);
            awaitLoad();
            String killed = i % 2 == 1 ? "Java" : "PostgreSQL";
            if (i % 2 == 1) {
                platform.kill();
            } else {
                killDatabase(platform);
            }
            // A Java left alone may still tell its senders so for a moment; it is not waited for until it gives its database up.
            Thread.sleep(LEFT_ALONE_MILLIS);
            platform.kill();
            client.stop();
            long killedAt = System.nanoTime();
            int acknowledged = client.acknowledged().size();
            int unanswered = client.unanswered();
            platform = start();
            int before = wrong.size();
            long up = System.nanoTime();
            check(platform, i);
            Round round = new Round(i, killed, acknowledged, unanswered, (killedAt - began) / 1_000_000, platform.startMillis(),
                    (System.nanoTime() - up) / 1_000_000);
            done.add(round);
            System.out.printf("| %d | %s | %d | %d | %d | %d | %d | %s |%n", i, killed, round.acknowledged(), round.unanswered(), round.loadMillis(),
                    round.restartMillis(), round.checkMillis(), wrong.size() == before ? "yes" : "NO");
        }
        try (PlatformProcess last = platform) {
            client.start(last.port(), CONNECTIONS, false);
            client.finish();
            check(last, rounds + 1);
            everyMessageOnce(last);
        }
        summary(done);
        DataDirectory.delete(home);
        return wrong;
    }

    private PlatformProcess start() throws IOException, InterruptedException {
        return PlatformProcess.start(application, home, application.using());
    }

    private void awaitLoad() throws InterruptedException {
        int enough = client.acknowledged().size() + WARM;
        long most = System.nanoTime() + WARM_MOST_MILLIS * 1_000_000L;
        while (client.acknowledged().size() < enough && System.nanoTime() < most) {
            Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(LOAD_MILLIS));
    }

    /** The server and every process of it, as a failing machine or the kernel's memory guard would. */
    private static void killDatabase(PlatformProcess platform) throws IOException {
        long server = platform.databasePid();
        List<ProcessHandle> family = new ArrayList<>();
        ProcessHandle.of(server).ifPresent(family::add);
        try (Stream<ProcessHandle> children = family.getFirst().children()) {
            children.forEach(family::add);
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private void check(PlatformProcess platform, int round) throws IOException, SQLException {
        try (Connection connection = platform.connect()) {
            load.wrong(connection, false).forEach(w -> tell(round, w));
            Map<String, String> stored = load.stored(connection);
            client.acknowledged().forEach((number, id) -> {
                if (!load.mark(number).equals(stored.get(id))) {
                    tell(round, "acknowledged message " + id + " (" + load.mark(number) + ") is not there: " + stored.get(id));
                }
            });
        }
    }

    /** At the end all was sent until it was acknowledged: there are exactly as many as there are acknowledgements. */
    private void everyMessageOnce(PlatformProcess platform) throws IOException, SQLException, InterruptedException {
        // What two transactions missed of each other is found a moment later.
        Thread.sleep(SETTLED_MILLIS);
        try (Connection connection = platform.connect()) {
            load.wrong(connection, true).forEach(w -> tell(0, w));
            long messages = load.stored(connection).size();
            if (messages != client.acknowledged().size() || client.unanswered() != 0) {
                tell(0, messages + " messages, " + client.acknowledged().size() + " acknowledged, " + client.unanswered() + " without answer");
            }
        }
        client.strange().forEach(s -> tell(0, s));
    }

    private void tell(int round, String what) {
        wrong.add("round " + round + ": " + what);
        System.out.println("WRONG in round " + round + ": " + what);
    }

    private void summary(List<Round> done) throws IOException {
        long[] restarts = done.stream().mapToLong(Round::restartMillis).sorted().toArray();
        System.out.printf("%d kills, %d messages acknowledged, lost or doubled: %s; restart with recovery: median %d ms, longest %d ms; load average %s%n",
                done.size(),
                client.acknowledged().size(), wrong.isEmpty() ? "none" : "see above", restarts[restarts.length / 2], restarts[restarts.length - 1],
                Machine.loadAverage());
    }
}
