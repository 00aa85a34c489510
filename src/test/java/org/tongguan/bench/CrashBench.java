package org.tongguan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tongguan.runtime.Json;

/**
 * Breaks the platform under load, again and again: kills its Java or its whole PostgreSQL at a random moment, cuts the power of its disk, loses
 * answers, moves its clock. After every restart: is everything acknowledged there, exactly once, are the books sound? Exit code 1 on any loss.
 */
public final class CrashBench {

    private static final int TRADERS = 4;
    private static final int RULES = 100;
    private static final int CONNECTIONS = 16;
    /** The fault comes at a random moment of so long, once so many more are acknowledged: a Java that has just started is slow at first. */
    private static final int LOAD_MILLIS = 2500;
    private static final int WARM = 200;
    private static final int LEFT_ALONE_MILLIS = 1_000;
    private static final int WARM_MOST_MILLIS = 20_000;
    /** Setting a database right again writes its log; so long it may fall behind again before the fault. */
    private static final int UNPLANTED_MILLIS = 120;
    /** So many starts pay for the recording of one. */
    private static final int WORTH_RECORDING = 5;
    private static final int[] JUMPS = {7_200, -7_200, 90_000, -90_000, 45, -45};
    private final Path home;
    private final Application application;
    private final Plan plan;
    private final Random random = new Random();
    private final CrashLoad load;
    private List<Preparation.Sender> senders;
    private CrashRecord record;
    private CrashClient client;
    private AnswerProxy proxy;
    private PowerCut.Torn torn = new PowerCut.Torn(0, 0, 0, 0, 0);

    /**
     * What is to be done.
     *
     * @param kills       of Java and of PostgreSQL, in turn
     * @param powerCuts   of the disk under PostgreSQL
     * @param minutes     no further round begins after so long
     * @param lostPercent of the answers that never arrive
     * @param jumps       whether the platform's clock moves under load, every third round
     * @param planted     a bug to be found, or NONE
     */
    record Plan(int kills, int powerCuts, int minutes, int lostPercent, boolean jumps, Planted planted) {

        static Plan kills(int kills) {
            return new Plan(kills, 0, 60, 0, false, Planted.NONE);
        }
    }

    CrashBench(Path home, CrashLoad load, Plan plan) throws IOException {
        this.load = load;
        this.home = home.toAbsolutePath();
        this.plan = plan;
        this.application = Application.packed();
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--")).forEach(a -> given.put(a.substring(2).split("=")[0], a.contains("=") ? a.split("=", 2)[1] : ""));
        Path home = Path.of(given.getOrDefault("home", "target/bench-crash"));
        Path report = given.containsKey("report") ? Path.of(given.get("report")) : null;
        if (given.containsKey("planted")) {
            System.exit(PlantedBugs.run(home, report) ? 0 : 1);
        }
        if (given.containsKey("disk-full")) {
            System.exit(new FullDisk(home, report).run().isEmpty() ? 0 : 1);
        }
        int minutes = Integer.parseInt(given.getOrDefault("minutes", "600"));
        int lost = Integer.parseInt(given.getOrDefault("lost-answers", "5"));
        Plan plan = new Plan(number(given, "kills", "rounds", 20), number(given, "power-cuts", "power-cuts", 10), minutes, lost, !given.containsKey("no-jumps"),
                Planted.NONE);
        CrashLoad load = switch (given.getOrDefault("load", "mixed")) {
            case "ecommerce" -> new CrashLoad.Ecommerce();
            case "declarations" -> new CrashLoad.Declarations();
            default -> new CrashLoad.Mixed();
        };
        CrashBench bench = new CrashBench(home, load, plan);
        if (!given.containsKey("resume")) {
            bench.forget();
        }
        List<String> wrong = bench.run();
        if (report != null) {
            CrashReport.write(report, CrashReport.Part.RUN, CrashReport.run(bench.record, bench.torn));
        }
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static int number(Map<String, String> given, String name, String other, int usual) {
        return Math.min(1000, Integer.parseInt(given.getOrDefault(name, given.getOrDefault(other, "" + usual))));
    }

    private Path recordFile() {
        return home.resolveSibling(home.getFileName() + ".record");
    }

    /** Deletes what an earlier run left, so that this one begins anew. */
    void forget() throws IOException {
        DataDirectory.delete(home);
        Files.deleteIfExists(recordFile());
    }

    /** A run anew; gives everything that was lost, doubled or unsound, empty when nothing was. */
    List<String> runAnew() throws Exception {
        forget();
        return run();
    }

    /** Goes on with the run whose record and data lie there, or begins one. */
    private List<String> run() throws Exception {
        Path known = home.resolveSibling(home.getFileName() + ".senders");
        boolean goesOn = Files.exists(home) && Files.exists(known) && Files.exists(recordFile());
        if (goesOn) {
            senders = Arrays.asList(Json.read(Files.readString(known), Preparation.Sender[].class));
        } else {
            forget();
            Files.createDirectories(home.getParent());
            senders = Preparation.fill(home, TRADERS, RULES);
            Files.writeString(known, Json.write(senders));
        }
        record = CrashRecord.open(recordFile());
        client = new CrashClient(load.requests(senders), record);
        System.out.printf("%s, %s, %d cores, load average %s%n", Machine.now(), Machine.processor(), Runtime.getRuntime().availableProcessors(),
                Machine.loadAverage());
        System.out.println("| round | fault | acknowledged so far | without answer | ready, ms | first accepted, ms | check, ms | sound |\n"
                + "|---|---|---|---|---|---|---|---|");
        try (AnswerProxy line = new AnswerProxy(plan.lostPercent)) {
            proxy = line;
            PlatformProcess platform = first(goesOn);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(plan.minutes);
            boolean found = false;
            while (!found && System.nanoTime() < end && (killsLeft() > 0 || cutsLeft() > 0)) {
                platform = round(platform);
                found = plan.planted != Planted.NONE && !record.wrong().isEmpty();
            }
            last(platform, found);
        }
        record.answersLost(proxy.lost());
        summary();
        record.close();
        boolean whole = killsLeft() <= 0 && cutsLeft() <= 0;
        if (record.wrong().isEmpty() && whole || plan.planted != Planted.NONE) {
            DataDirectory.delete(home);
            Files.deleteIfExists(known);
        }
        return record.wrong();
    }

    private PlatformProcess first(boolean goesOn) throws IOException, InterruptedException, SQLException {
        if (application.needsRecording() && plan.planted == Planted.NONE && plan.kills + plan.powerCuts >= WORTH_RECORDING) {
            PlatformProcess.start(application, home, application.recording(), arguments()).close();
        }
        PlatformProcess platform = start();
        if (!goesOn) {
            try (Connection connection = platform.connect()) {
                load.prepare(connection, senders);
            }
        }
        return platform;
    }

    private List<String> arguments() {
        return List.of("--spring.main.sources=" + CrashDoor.class.getName(), "--" + CrashDoor.PLANTED + "=" + plan.planted.property());
    }

    private PlatformProcess start() throws IOException, InterruptedException {
        List<String> options = plan.kills + plan.powerCuts < WORTH_RECORDING ? Application.brief() : application.using();
        PlatformProcess platform = PlatformProcess.start(application, home, options, arguments());
        proxy.to(platform.port());
        return platform;
    }

    private long killsLeft() {
        return plan.kills - record.count("Java", "PostgreSQL");
    }

    private long cutsLeft() {
        return plan.powerCuts - record.count("power");
    }

    /** Load, a fault in the middle of it, the start after it, and the questions. Gives the platform that runs now. */
    private PlatformProcess round(PlatformProcess platform) throws Exception {
        int number = record.rounds().size() + 1;
        String fault = random.nextInt((int) (Math.max(0, killsLeft()) + Math.max(0, cutsLeft()))) < killsLeft()
                ? plan.planted.onlyPostgres() || killsLeft() % 2 == 0 ? "PostgreSQL" : "Java" : "power";
        Connection inspector = platform.connect();
        plan.planted.plant(inspector);
        client.start(proxy.port(), CONNECTIONS, true);
        awaitLoad();
        PowerCut cut = null;
        if ("power".equals(fault)) {
            cut = new PowerCut(platform, inspector, home, random);
            cut.before();
        }
        if (plan.jumps && number % 3 == 0) {
            jump(platform);
        }
        Thread.sleep(random.nextInt(LOAD_MILLIS));
        if (plan.planted.unplant(inspector)) {
            Thread.sleep(UNPLANTED_MILLIS);
        }
        switch (fault) {
            case "Java" -> platform.kill();
            case "PostgreSQL" -> killDatabase(platform);
            default -> cut.now();
        }
        if (cut == null) {
            // A Java left alone may still tell its senders so for a moment; it is not waited for until it gives its database up.
            Thread.sleep(LEFT_ALONE_MILLIS);
        }
        platform.kill();
        client.stop();
        if (cut != null) {
            if (cut.isKnown()) {
                torn = torn.plus(cut.after());
            } else {
                fault = "PostgreSQL";
            }
        }
        int acknowledged = record.acknowledged().size();
        int unanswered = client.unanswered();
        return after(number, fault, acknowledged, unanswered);
    }

    private PlatformProcess after(int number, String fault, int acknowledged, int unanswered) throws Exception {
        PlatformProcess platform = start();
        long ready = System.nanoTime();
        client.once(platform.port());
        long first = platform.startMillis() + (System.nanoTime() - ready) / 1_000_000;
        int before = record.wrong().size();
        long up = System.nanoTime();
        check(platform, number);
        CrashRecord.Round round = new CrashRecord.Round(number, fault, acknowledged, unanswered, platform.startMillis(), first,
                (System.nanoTime() - up) / 1_000_000);
        record.round(round);
        System.out.printf("| %d | %s | %d | %d | %d | %d | %d | %s |%n", number, fault, acknowledged, unanswered, round.readyMillis(), round.firstMillis(),
                round.checkMillis(), record.wrong().size() == before ? "yes" : "NO");
        return platform;
    }

    /** All that had no answer is sent until it has one, and all is counted. */
    private void last(PlatformProcess platform, boolean found) throws Exception {
        try (PlatformProcess last = platform) {
            if (!found) {
                client.start(proxy.port(), CONNECTIONS, false);
                client.finish();
                check(last, 0);
                everyMessageOnce(last);
            }
        }
    }

    private void jump(PlatformProcess platform) throws IOException, InterruptedException {
        int by = JUMPS[random.nextInt(JUMPS.length)];
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + CrashDoor.PATH + "clock/" + by))
                    .header("Authorization", "Bearer " + senders.getFirst().token()).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        record.clockMoved(by + " s");
    }

    private void awaitLoad() throws InterruptedException {
        int enough = record.acknowledged().size() + WARM;
        long most = System.nanoTime() + WARM_MOST_MILLIS * 1_000_000L;
        while (record.acknowledged().size() < enough && System.nanoTime() < most) {
            Thread.sleep(10);
        }
    }

    /** The server and every process of it, as a failing machine or the kernel's memory guard would. */
    static void killDatabase(PlatformProcess platform) throws IOException {
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
            List<String> missing = new ArrayList<>();
            record.acknowledged().forEach((number, id) -> {
                if (!load.mark(number).equals(stored.get(id))) {
                    missing.add(load.mark(number) + " acknowledged as " + id + ", there is " + stored.get(id));
                }
            });
            if (!missing.isEmpty()) {
                tell(round, missing.size() + " acknowledged messages are not there, for one " + missing.getFirst());
            }
        }
    }

    /** At the end all was sent until it was acknowledged: there are exactly as many as there are acknowledgements. */
    private void everyMessageOnce(PlatformProcess platform) throws IOException, SQLException, InterruptedException {
        try (Connection connection = platform.connect()) {
            load.wrong(connection, true).forEach(w -> tell(0, w));
            long messages = load.stored(connection).size();
            if (messages != record.acknowledged().size() || client.unanswered() != 0) {
                tell(0, messages + " messages, " + record.acknowledged().size() + " acknowledged, " + client.unanswered() + " without answer");
            }
        }
    }

    private void tell(int round, String what) {
        record.wrong((round == 0 ? "at the end: " : "round " + round + ": ") + what);
        System.out.println("WRONG in round " + round + ": " + what);
    }

    private void summary() throws IOException {
        System.out.println(CrashReport.summary(record));
        System.out.println("taken from the disk by power cuts: " + torn + "; load average " + Machine.loadAverage());
    }
}
