package org.tongguan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * How many ten-item declarations a second the whole platform takes in, decides and acknowledges durably, and how long one waits. Starts the
 * real platform in a process of its own, loads it over HTTP from one thread of this one, looks at the books afterwards, and prints one row
 * of {@code docs/benchmarks.md}. Ends by itself; exit code 1 when the books are not sound.
 */
public final class DeclarationsBench {

    private static final int GOAL_PER_SECOND = 2000;
    private static final int GOAL_MILLIS = 250;
    /** Of ten messages, how many are imports that owe duty. */
    private static final int IMPORTS_OF_TEN = 6;
    private final Map<String, String> given;
    private PlatformProcess platform;

    private DeclarationsBench(Map<String, String> given) {
        this.given = given;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--")).forEach(a -> given.put(a.substring(2, a.indexOf('=')), a.substring(a.indexOf('=') + 1)));
        System.exit(new DeclarationsBench(given).run() ? 0 : 1);
    }

    private int number(String name, int standard, int most) {
        return Math.min(most, Integer.parseInt(given.getOrDefault(name, "" + standard)));
    }

    private boolean run() throws Exception {
        Path home = Path.of(given.getOrDefault("home", "target/bench-declarations")).toAbsolutePath();
        DataDirectory.delete(home);
        List<Preparation.Sender> senders = Preparation.fill(home, number("traders", 20, 1000), number("rules", 1000, 100_000));
        boolean statements = given.containsKey("statements");
        if (statements) {
            Files.writeString(home.resolve("pg/postgresql.auto.conf"), """
                    shared_preload_libraries = 'pg_stat_statements'
                    log_autovacuum_min_duration = 0
                    """);
        }
        LongFunction<byte[]> requests = requests(senders);
        String[] options = given.containsKey("java") ? given.get("java").split(" ") : new String[0];
        try (PlatformProcess started = PlatformProcess.start(home, options)) {
            platform = started;
            if (statements) {
                try (Connection connection = platform.connect(); Statement statement = connection.createStatement()) {
                    statement.execute("create extension if not exists pg_stat_statements");
                }
            }
            return measure(new LoadGenerator(platform.port(), requests));
        } finally {
            if (!given.containsKey("keep")) {
                DataDirectory.delete(home);
            }
        }
    }

    private static LongFunction<byte[]> requests(List<Preparation.Sender> senders) throws IOException {
        List<MessageTemplate> imports = new ArrayList<>();
        List<MessageTemplate> exports = new ArrayList<>();
        for (Preparation.Sender sender : senders) {
            imports.add(MessageTemplate.of(sender, "import"));
            exports.add(MessageTemplate.of(sender, "export"));
        }
        System.out.printf("message bodies: import %d bytes, export %d bytes%n", imports.getFirst().bodyLength(), exports.getFirst().bodyLength());
        return n -> (n % 10 < IMPORTS_OF_TEN ? imports : exports).get((int) (n / 10 % senders.size())).request(n);
    }

    /** Microseconds of processor time so far: the platform's Java, its PostgreSQL, this process. */
    private long[] micros() throws IOException {
        return new long[] {Machine.micros(platform.pid()), Machine.microsOfFamily(platform.databasePid()), Machine.micros(ProcessHandle.current().pid())};
    }

    private boolean measure(LoadGenerator generator) throws Exception {
        int concurrency = number("concurrency", 256, 512);
        int seconds = number("seconds", 20, 600);
        warmUp(generator, concurrency);
        if (generator.firstFailure() != null) {
            System.out.println("first failure: " + generator.firstFailure());
            return false;
        }
        resetStatements();
        long before = generator.acknowledged();
        long[] machine = Machine.busyAndIdleMicros();
        long[] from = micros();
        LoadGenerator.Phase most = generator.closed(concurrency, seconds);
        long[] to = micros();
        double[] each = each(from, to, generator.acknowledged() - before);
        printShares(machine, Machine.busyAndIdleMicros(), java.util.stream.IntStream.range(0, to.length).mapToLong(i -> to[i] - from[i]).sum());
        String load = Machine.loadAverage();
        long inMost = generator.acknowledged() - before;
        printStatements(inMost);
        System.out.printf("closed loop, %d at a time: %.0f/s, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms; "
                + "processor time of each: Java %.0f us, PostgreSQL %.0f us, generator %.0f us%n",
                concurrency, most.perSecond(), most.millis(0.5), most.millis(0.99), most.millis(0.999), each[0], each[1], each[2]);
        double rate = given.containsKey("rate") ? Double.parseDouble(given.get("rate")) : most.perSecond() / 2;
        LoadGenerator.Phase steady = generator.open(number("connections", 512, 2000), rate, seconds);
        System.out.printf("open loop, %.0f/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, failed %d%n", rate, steady.millis(0.5), steady.millis(0.99),
                steady.millis(0.999), steady.failed());
        System.out.println("the longest of each second, ms: " + steady.worstMillis());
        boolean sound = verify(generator);
        System.out.println("\n| date | machine | load average | declarations/s | p99 at half rate, ms "
                + "| µs of processor each: Java + PostgreSQL + generator | ratio to 2,000/s | ratio to 250 ms |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        System.out.printf("| %s | %s, %d cores | %s | %.0f | %.0f | %.0f + %.0f + %.0f | %.2f | %.2f |%n", Machine.now(), Machine.processor(),
                Runtime.getRuntime().availableProcessors(), load, most.perSecond(), steady.millis(0.99), each[0], each[1], each[2],
                most.perSecond() / GOAL_PER_SECOND, steady.millis(0.99) / GOAL_MILLIS);
        return sound;
    }

    /** A Java is warm after so many messages, not after so many seconds: a busy machine takes longer. */
    private void warmUp(LoadGenerator generator, int concurrency) throws IOException {
        int messages = number("warm-up", 150_000, 1_000_000);
        long end = System.nanoTime() + number("warm-up-most", 240, 1800) * 1_000_000_000L;
        while (generator.acknowledged() < messages && generator.firstFailure() == null && System.nanoTime() < end) {
            LoadGenerator.Phase warm = generator.closed(concurrency, 5);
            System.out.printf("warm-up: %.0f/s, load average %s%n", warm.perSecond(), Machine.loadAverage());
        }
    }

    /** Whether the machine was ours: a rate reached beside others says little, and idle processors say that something waits. */
    private static void printShares(long[] from, long[] to, long ours) {
        double busy = to[0] - from[0];
        double all = busy + to[1] - from[1];
        System.out.printf("processors: this load %.0f%%, others %.0f%%, idle %.0f%%%n", 100 * ours / all, 100 * (busy - ours) / all, 100 * (all - busy) / all);
    }

    private static double[] each(long[] from, long[] to, long count) {
        double[] each = new double[from.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = (double) (to[i] - from[i]) / count;
        }
        return each;
    }

    private boolean verify(LoadGenerator generator) throws IOException, SQLException {
        try (Connection connection = platform.connect()) {
            List<String> wrong = new ArrayList<>(Books.wrong(connection));
            long stored = Books.count(connection, "select count(*) from message where accepted");
            if (stored != generator.acknowledged()) {
                wrong.add(generator.acknowledged() + " acknowledged but " + stored + " stored");
            }
            System.out.printf("verified: acknowledged %d, stored %d, released %d, under holds %d, bills %d, "
                + "hits %d, inspections %d, journal entries %d, database %d MB%n",
                    generator.acknowledged(), stored, Books.count(connection, "select count(*) from declaration where state = 'RELEASED'"),
                    Books.count(connection, "select count(*) from declaration where state = 'ACCEPTED'"), Books.count(connection, "select count(*) from bill"),
                    Books.count(connection, "select count(*) from risk_hit"), Books.count(connection, "select count(*) from inspection_order"),
                    Books.count(connection, "select count(*) from journal_entry"),
                    Books.count(connection, "select pg_database_size(current_database()) / 1048576"));
            wrong.forEach(w -> System.out.println("WRONG: " + w));
            if (generator.firstFailure() != null) {
                System.out.println("first failure: " + generator.firstFailure());
            }
            return wrong.isEmpty();
        }
    }

    private void resetStatements() throws IOException, SQLException {
        if (given.containsKey("statements")) {
            Statements.reset(platform);
        }
    }

    private void printStatements(long messages) throws IOException, SQLException {
        if (given.containsKey("statements")) {
            Statements.print(platform, messages, 45);
        }
    }
}
