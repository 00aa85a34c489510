package org.tongguan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.tongguan.bench.RetailTemplate.Kind;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.SignatureMethod;

/**
 * How many retail lists a second the whole platform takes in, matches, decides and acknowledges durably. Starts the real platform in a
 * process of its own, loads it over HTTP from one thread of this one, looks at the books afterwards, and prints one row of
 * {@code docs/benchmarks.md}. Exit code 1 when the books are not sound.
 */
public final class EcommerceBench {

    private static final int NATIONAL_PEAK = 1417;
    private static final int TOLD_PEAK = 3407;
    private static final int WINDOW = 64;
    /** So many may wait, as parts run out at the end of a load that was faster than expected. */
    private static final int UNDECIDED_PERCENT = 5;
    private static final Kind[] PARTS = {Kind.ORDER, Kind.PAYMENT, Kind.WAYBILL};
    private final Map<String, String> given;
    private final Map<Kind, List<RetailTemplate>> templates = new EnumMap<>(Kind.class);
    private PlatformProcess platform;
    private int documents;
    private SignatureMethod method;
    private long next;

    EcommerceBench(Map<String, String> given) {
        this.given = given;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--")).forEach(a -> given.put(a.substring(2, a.indexOf('=')), a.substring(a.indexOf('=') + 1)));
        System.exit(new EcommerceBench(given).run().isEmpty() ? 0 : 1);
    }

    private int number(String name, int standard) {
        return Integer.parseInt(given.getOrDefault(name, "" + standard));
    }

    /** What is wrong afterwards. */
    List<String> run() throws Exception {
        Path home = Path.of(given.getOrDefault("home", "target/bench-ecommerce")).toAbsolutePath();
        DataDirectory.delete(home);
        documents = number("documents", 100);
        method = given.containsKey("signed") ? SignatureMethod.valueOf(given.get("signed")) : null;
        List<Preparation.Sender> senders = Preparation.fill(home, number("senders", 10), number("rules", 1000),
                method == null ? null : method.isSm2() ? Certificate.KeyKind.SM2 : Certificate.KeyKind.RSA);
        if (given.containsKey("statements")) {
            Files.writeString(home.resolve("pg/postgresql.auto.conf"), "shared_preload_libraries = 'pg_stat_statements'\n");
        }
        for (Kind kind : Kind.values()) {
            templates.put(kind, senders.stream().map(s -> RetailTemplate.of(s, kind, documents, number("lines", 2))).toList());
        }
        System.out.printf("bytes each: order %d, payment %d, waybill %d, list %d%n", bytes(Kind.ORDER), bytes(Kind.PAYMENT), bytes(Kind.WAYBILL),
                bytes(Kind.LIST));
        String[] options = given.containsKey("java") ? given.get("java").split(" ") : new String[0];
        try (PlatformProcess started = PlatformProcess.start(Application.packed(), home, List.of(options))) {
            platform = started;
            prepare(senders);
            return measure();
        } finally {
            if (!given.containsKey("keep")) {
                DataDirectory.delete(home);
            }
        }
    }

    private int bytes(Kind kind) {
        return templates.get(kind).getFirst().bytesOfOne();
    }

    private void prepare(List<Preparation.Sender> senders) throws Exception {
        try (Connection connection = platform.connect(); Statement statement = connection.createStatement()) {
            for (Preparation.Sender sender : senders) {
                statement.execute("insert into ecommerce_guarantee values ('" + sender.trader().customsCode() + "', 900000000000)");
            }
            if (given.containsKey("statements")) {
                statement.execute("create extension if not exists pg_stat_statements");
            }
        }
        // The platform reads guarantees every two seconds.
        Thread.sleep(2500);
    }

    private LongFunction<byte[]> of(Kind kind, long first) {
        List<RetailTemplate> all = templates.get(kind);
        return n -> {
            RetailTemplate template = all.get((int) ((first + n) % all.size()));
            return method == null || kind != Kind.LIST ? template.request(first + n) : template.signed(first + n, method);
        };
    }

    /** So many messages of lists; signed ones are made now, their signing is the senders' work. */
    private LongFunction<byte[]> listsOf(long first, long messages) throws IOException {
        if (method == null) {
            return of(Kind.LIST, first);
        }
        return new PreparedRequests(messages, of(Kind.LIST, first));
    }

    private LoadGenerator generator(LongFunction<byte[]> requests) {
        return new LoadGenerator(platform.port(), requests);
    }

    /** Sends the parts of so many messages of lists; gives how many parts a second that were. */
    private double parts(long first, long messages) throws IOException {
        double seconds = 0;
        for (Kind kind : PARTS) {
            seconds += send(kind, first, messages);
        }
        return messages * PARTS.length * documents / seconds;
    }

    private double send(Kind kind, long first, long messages) throws IOException {
        LoadGenerator generator = generator(of(kind, first));
        long began = System.nanoTime();
        generator.exactly(number("concurrency", 32), messages);
        if (generator.firstFailure() != null) {
            throw new IllegalStateException(generator.firstFailure());
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private long[] micros() throws IOException {
        return new long[] {Machine.micros(platform.pid()), Machine.microsOfFamily(platform.databasePid()), Machine.micros(ProcessHandle.current().pid())};
    }

    private List<String> measure() throws Exception {
        int seconds = number("seconds", 30);
        warmUp();
        stored();
        if (given.containsKey("mixed")) {
            return mixed(seconds);
        }
        // Each time the tables are as full as the time before left them.
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < number("repeat", 1); i++) {
            wrong.addAll(lists(seconds));
        }
        return wrong;
    }

    private void warmUp() throws IOException {
        long messages = number("warm-up", 400);
        double partRate = parts(next, messages);
        double rate = messages * documents / send(Kind.LIST, next, messages);
        next += messages;
        System.out.printf("warm-up: %.0f parts/s, %.0f lists/s%n", partRate, rate);
    }

    private void stored() throws IOException {
        long wanted = number("stored", 0) / documents;
        while (next < wanted) {
            long messages = Math.min(2000, wanted - next);
            parts(next, messages);
            send(Kind.LIST, next, messages);
            next += messages;
            System.out.printf("%s stored: %d lists%n", Machine.now(), next * documents);
        }
    }

    private List<String> lists(int seconds) throws Exception {
        long messages = Math.max(1, (long) seconds * number("expected", 16_000) / documents);
        System.out.printf("orders, payments, waybills first: %.0f/s%n", parts(next, messages));
        resetStatements();
        LoadGenerator generator = generator(listsOf(next, messages));
        long before = undecided();
        long[] machine = Machine.busyAndIdleMicros();
        long[] from = micros();
        LoadGenerator.Phase most = generator.closed(number("concurrency", 32), seconds);
        long[] to = micros();
        long lists = generator.acknowledged() * documents;
        long undecided = undecided() - before;
        if (generator.acknowledged() > messages) {
            System.out.println("more lists than parts: raise --expected");
        }
        printShares(machine, Machine.busyAndIdleMicros(), Arrays.stream(to).sum() - Arrays.stream(from).sum());
        double perSecond = most.perSecond() * documents;
        System.out.printf("closed loop: %.0f lists/s, message p50 %.0f ms, p99 %.0f ms; processor time of each list: Java %.1f us, PostgreSQL %.1f us, "
                + "generator %.1f us; load average %s%n", perSecond, most.millis(0.5), most.millis(0.99), each(from, to, 0, lists), each(from, to, 1, lists),
                each(from, to, 2, lists), Machine.loadAverage());
        printStatements(lists);
        next += Math.max(messages, generator.acknowledged());
        double p99 = half(perSecond, Math.min(seconds, 60));
        List<String> wrong = verify(generator);
        judge(generator.acknowledged() * documents, undecided, wrong);
        System.out.println("\n| date | machine | lists/s | ratio to 1,417/s | ratio to 3,407/s | p99 at half rate, ms "
                + "| µs of processor each: Java + PostgreSQL + generator |");
        System.out.println("|---|---|---|---|---|---|---|");
        System.out.printf("| %s | %s, %d cores | %.0f | %.1f | %.1f | %.0f | %.0f + %.0f + %.0f |%n", Machine.now(), Machine.processor(),
                Runtime.getRuntime().availableProcessors(), perSecond, perSecond / NATIONAL_PEAK, perSecond / TOLD_PEAK, p99, each(from, to, 0, lists),
                each(from, to, 1, lists), each(from, to, 2, lists));
        return wrong;
    }

    /** Lists that wait for a part or were refused: no work of the kind that is measured. */
    private long undecided() throws IOException, SQLException {
        try (Connection connection = platform.connect()) {
            return Books.count(connection, "select count(*) from ecommerce_list where state in (2, 100)");
        }
    }

    /** A rate of lists that were not decided, or all refused, would be none. */
    private static void judge(long lists, long undecided, List<String> wrong) {
        System.out.printf("of %d acknowledged %d were decided, %d wait or were refused (%.2f%%)%n", lists, lists - undecided, undecided,
                100.0 * undecided / Math.max(1, lists));
        if (undecided * 100 > lists * UNDECIDED_PERCENT) {
            wrong.add(undecided + " of " + lists + " lists wait or were refused");
        }
    }

    /** Lists at a fixed rate, their parts being there: 99 of 100 are answered, and so decided, within so many milliseconds. */
    private double half(double perSecond, int seconds) throws IOException {
        double rate = given.containsKey("rate") ? Double.parseDouble(given.get("rate")) : perSecond / 2;
        long messages = (long) (rate * seconds / documents) + 10;
        parts(next, messages);
        LoadGenerator.Phase steady = generator(listsOf(next, messages)).open(256, rate / documents, seconds);
        next += messages;
        System.out.printf("open loop, %.0f lists/s: p50 %.1f ms, p99 %.1f ms, failed %d%n", rate, steady.millis(0.5), steady.millis(0.99), steady.failed());
        return steady.millis(0.99);
    }

    /** All four documents of an order within the same moments, in random order. */
    private List<String> mixed(int seconds) throws Exception {
        resetStatements();
        long first = next;
        LoadGenerator generator = generator(n -> {
            long window = n / (WINDOW * 4);
            int place = order(window)[(int) (n % (WINDOW * 4))];
            long message = first + window * WINDOW + place / 4;
            List<RetailTemplate> all = templates.get(Kind.values()[place % 4]);
            return all.get((int) (message % all.size())).request(message);
        });
        long[] machine = Machine.busyAndIdleMicros();
        long[] from = micros();
        LoadGenerator.Phase most = generator.closed(number("concurrency", 32), seconds);
        long[] to = micros();
        long orders = generator.acknowledged() * documents / 4;
        printShares(machine, Machine.busyAndIdleMicros(), Arrays.stream(to).sum() - Arrays.stream(from).sum());
        System.out.printf("closed loop, mixed: %.0f complete orders/s, message p50 %.0f ms, p99 %.0f ms; processor time of each order: Java %.1f us, "
                + "PostgreSQL %.1f us, generator %.1f us; load average %s%n", most.perSecond() * documents / 4, most.millis(0.5), most.millis(0.99),
                each(from, to, 0, orders), each(from, to, 1, orders), each(from, to, 2, orders), Machine.loadAverage());
        printStatements(orders);
        return verify(generator);
    }

    private long shuffled = -1;
    private int[] order;

    private int[] order(long window) {
        if (shuffled != window) {
            int[] places = new int[WINDOW * 4];
            Arrays.setAll(places, i -> i);
            Random random = new Random(window);
            for (int i = places.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = places[i];
                places[i] = places[other];
                places[other] = kept;
            }
            order = places;
            shuffled = window;
        }
        return order;
    }

    private static double each(long[] from, long[] to, int of, long count) {
        return (double) (to[of] - from[of]) / Math.max(1, count);
    }

    private static void printShares(long[] from, long[] to, long ours) {
        double busy = to[0] - from[0];
        double all = busy + to[1] - from[1];
        System.out.printf("processors: this load %.0f%%, others %.0f%%, idle %.0f%%%n", 100 * ours / all, 100 * (busy - ours) / all, 100 * (all - busy) / all);
    }

    private List<String> verify(LoadGenerator generator) throws IOException, SQLException, InterruptedException {
        try (Connection connection = platform.connect()) {
            List<String> wrong = new ArrayList<>(RetailBooks.wrong(connection, true));
            long lists = Books.count(connection, "select count(*) from ecommerce_list");
            long bytes = Books.count(connection, "select pg_database_size(current_database())");
            System.out.printf("verified: lists %d, released %d, waiting %d, inspected %d, reviewed %d, rejected %d, parts %d, journal entries %d; "
                    + "database %d MB, %d bytes for each list%n", lists, Books.count(connection, "select count(*) from ecommerce_list where state = 800"),
                    Books.count(connection, "select count(*) from ecommerce_list where state = 2"),
                    Books.count(connection, "select count(*) from ecommerce_list where state = 500"),
                    Books.count(connection, "select count(*) from ecommerce_list where state = 300"),
                    Books.count(connection, "select count(*) from ecommerce_list where state = 100"),
                    Books.count(connection, "select count(*) from ecommerce_part"), Books.count(connection, "select count(*) from journal_entry"),
                    bytes >> 20, bytes / Math.max(1, lists));
            sizes(connection);
            wrong.forEach(w -> System.out.println("WRONG: " + w));
            if (generator.firstFailure() != null) {
                System.out.println("first failure: " + generator.firstFailure());
                wrong.add("refused");
            }
            return wrong;
        }
    }

    private static void sizes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rs = statement.executeQuery("""
                select relname, pg_relation_size(oid) >> 20 from pg_class where relkind in ('r', 'i') and pg_relation_size(oid) > 4 << 20
                order by pg_relation_size(oid) desc limit 14""")) {
            StringBuilder line = new StringBuilder("sizes, MB:");
            while (rs.next()) {
                line.append(' ').append(rs.getString(1)).append(' ').append(rs.getLong(2)).append(',');
            }
            System.out.println(line);
        }
    }

    private void resetStatements() throws IOException, SQLException {
        if (given.containsKey("statements")) {
            Statements.reset(platform);
        }
    }

    private void printStatements(long lists) throws IOException, SQLException {
        if (given.containsKey("statements")) {
            Statements.print(platform, lists, 22);
        }
    }
}
