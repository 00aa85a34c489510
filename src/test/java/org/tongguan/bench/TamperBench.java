package org.tongguan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.JournalVerifier;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.anchor.Anchors;
import org.tongguan.runtime.postgres.EmbeddedPostgres;
import org.tongguan.support.Tampers;

/** So many random tampers with a journal whose heads were told outside: how many are found, and how many only by what stands outside. */
final class TamperBench {

    private static final int ENTRIES = 400;
    private static final int ANCHOR_EVERY = 20;

    private TamperBench() { }

    private static final class Count {
        private int tried;
        private int found;
        private int named;
        private int onlyOutside;
    }

    public static void main(String[] args) throws Exception {
        int tries = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 20_261_126;
        Path home = Files.createDirectories(Path.of("target/tamper-bench"));
        Map<String, Count> counts = new TreeMap<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            SortedMap<Long, byte[]> anchors = fill(home, postgres);
            long start = System.nanoTime();
            try (Connection owner = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password())) {
                JournalVerifier.Result sound = JournalVerifier.verify(owner, anchors);
                if (!sound.isSound()) {
                    throw new IllegalStateException("the journal is not sound before anything was done to it: " + sound);
                }
                System.out.printf("journal of %,d entries, %d anchors, seed %d%n", sound.entries(), anchors.size(), seed);
                Tampers tampers = new Tampers(owner, anchors, seed);
                for (int i = 0; i < tries; i++) {
                    count(counts, tampers.one());
                }
            }
            System.exit(report(counts, tries, (System.nanoTime() - start) / 1_000_000) ? 0 : 1);
        }
    }

    private static SortedMap<Long, byte[]> fill(Path home, EmbeddedPostgres postgres) {
        SortedMap<Long, byte[]> anchors = new TreeMap<>();
        try (ConfigurableApplicationContext platform = Inside.start(home, postgres)) {
            Journal journal = platform.getBean(Journal.class);
            Transactions transactions = platform.getBean(Transactions.class);
            for (int i = 1; i <= ENTRIES; i++) {
                Long trader = i % 3 == 0 ? null : (long) i % 7;
                transactions.run(Actor.PLATFORM, () -> journal.record(JournalEvent.of("Happened", new SubjectRef("bench", Ids.next()), trader, "2200",
                        Map.of("note", "说明"))));
                if (i % ANCHOR_EVERY == 0) {
                    platform.getBean(Anchors.class).tell().ifPresent(a -> anchors.put(a.seq(), a.hash()));
                }
            }
            // What the platform journals by itself comes before the last anchor too.
            platform.getBean(Anchors.class).tell().ifPresent(a -> anchors.put(a.seq(), a.hash()));
        }
        return anchors;
    }

    private static void count(Map<String, Count> counts, Tampers.Tried tried) {
        Count count = counts.computeIfAbsent(tried.kind(), kind -> new Count());
        count.tried++;
        count.found += tried.result().isSound() ? 0 : 1;
        count.named += !tried.result().isSound() && tried.result().firstBad() <= tried.first() ? 1 : 0;
        count.onlyOutside += "ok".equals(tried.reasonWithoutAnchors()) ? 1 : 0;
        if (tried.result().isSound()) {
            System.out.println("NOT FOUND " + tried);
        }
    }

    private static boolean report(Map<String, Count> counts, int tries, long millis) {
        System.out.printf("%-34s %8s %8s %8s %14s%n", "tamper", "tried", "found", "named", "chain is blind");
        counts.forEach((kind, c) -> System.out.printf("%-34s %,8d %,8d %,8d %,14d%n", kind, c.tried, c.found, c.named, c.onlyOutside));
        int found = counts.values().stream().mapToInt(c -> c.found).sum();
        int named = counts.values().stream().mapToInt(c -> c.named).sum();
        System.out.printf("%,d of %,d tampers found, in %,d the first bad entry or an earlier one named; %,d s%n", found, tries, named, millis / 1000);
        return found == tries && named == tries;
    }
}
