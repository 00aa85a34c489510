package org.tongguan.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.expression.RateExpression;

/**
 * The tariff, in memory: the shipped files under {@code data/tariff}, then the administration's own lines, which take precedence where both
 * are valid. Safe for use by many threads.
 */
@Component
public class Tariff {

    private final TariffStore store;
    private final Texts texts;
    private final Transactions transactions;
    private final Journal journal;
    private final List<Rated> shipped;
    private volatile Snapshot snapshot;

    Tariff(TariffStore store, Texts texts, Transactions transactions, Journal journal) {
        this.store = store;
        this.texts = texts;
        this.transactions = transactions;
        this.journal = journal;
        this.shipped = shipped(texts);
        reload();
    }

    /** A tariff line with its rates read once; null where the text is empty. */
    record Rated(TariffLine line, RateExpression mfn, RateExpression general, RateExpression provisional, RateExpression consumption,
                 RateExpression exportDuty) { }

    /** All lines as they stood at one revision; own lines before shipped ones, newest first. */
    private record Snapshot(long revision, Map<String, List<Rated>> byCode, List<Rated> sorted, String label) { }

    private static List<Rated> shipped(Texts texts) {
        List<Rated> lines = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:data/tariff/*.csv")) {
                try (InputStream in = file.getInputStream()) {
                    Rows<Rated> rows = Rows.tariffLines(in, texts);
                    if (!rows.errors().isEmpty()) {
                        throw new IllegalStateException(file + ": " + rows.errors().getFirst());
                    }
                    rows.rows().forEach(row -> lines.add(row.value()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data/tariff", e);
        }
        return lines;
    }

    /** Reads the administration's own lines again. */
    public final void reload() {
        snapshot = transactions.read(Actor.PLATFORM, () -> {
            long revision = store.revision("tariff");
            Comparator<Rated> newestFirst = Comparator.comparing((Rated l) -> l.line().validFrom()).reversed();
            List<Rated> all = new ArrayList<>(store.listLines().stream().sorted(newestFirst).toList());
            all.addAll(shipped.stream().sorted(newestFirst).toList());
            Map<String, List<Rated>> byCode = new HashMap<>();
            all.forEach(l -> byCode.computeIfAbsent(l.line().code(), c -> new ArrayList<>(1)).add(l));
            List<Rated> sorted = all.stream().sorted(Comparator.comparing(l -> l.line().code())).toList();
            return new Snapshot(revision, byCode, sorted, label(sorted.stream().map(Rated::line).toList()));
        });
    }

    /** Notices an import that another process made. */
    @Scheduled(fixedDelay = 10_000)
    void refresh() {
        if (transactions.read(Actor.PLATFORM, () -> store.revision("tariff")) != snapshot.revision) {
            reload();
        }
    }

    /** A short name for a state of data: the same data, the same name. */
    static String label(Collection<?> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.stream().map(String::valueOf).sorted().forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String label() {
        return snapshot.label;
    }

    /**
     * The line of a commodity code on a day: a 10-digit code's own line where one is kept, else the line of its first 8 digits.
     *
     * @param commodityCode 8 or 10 digits; anything else finds nothing
     */
    public Optional<TariffLine> find(String commodityCode, LocalDate day) {
        return Optional.ofNullable(rated(commodityCode, day)).map(Rated::line);
    }

    /** As {@link #find} with the rates read; null when there is none. */
    Rated rated(String commodityCode, LocalDate day) {
        if (commodityCode == null || commodityCode.length() != 8 && commodityCode.length() != 10) {
            return null;
        }
        Rated exact = validOn(snapshot.byCode.get(commodityCode), day);
        return exact != null || commodityCode.length() == 8 ? exact : validOn(snapshot.byCode.get(commodityCode.substring(0, 8)), day);
    }

    private static Rated validOn(List<Rated> versions, LocalDate day) {
        if (versions != null) {
            for (Rated version : versions) {
                if (version.line().isValidOn(day)) {
                    return version;
                }
            }
        }
        return null;
    }

    /** Lines valid that day whose code begins with the query, or whose names contain every word of it; in the order of their codes. */
    public List<TariffLine> search(String query, LocalDate day, int limit) {
        return matching(query, day).stream().limit(limit).toList();
    }

    List<TariffLine> matching(String query, LocalDate day) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(wanted.split("\\s+")).filter(w -> !w.isEmpty()).toList();
        boolean code = wanted.matches("[0-9.]+");
        String prefix = wanted.replace(".", "");
        // An own line hides the shipped one of the same code on that day.
        return snapshot.sorted.stream().filter(l -> code ? l.line().code().startsWith(prefix) : contains(l.line(), words))
                .filter(l -> validOn(snapshot.byCode.get(l.line().code()), day) == l).map(Rated::line).toList();
    }

    private static boolean contains(TariffLine line, List<String> words) {
        String zh = line.name().zh();
        String en = line.name().en().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(w -> zh.contains(w) || en.contains(w));
    }

    /**
     * Takes lines in the layout of {@code data/tariff} over: all of the file or, when a row is wrong or overlaps a standing validity, nothing.
     * A row with the code and beginning of a standing own row takes its place. The stream is not closed.
     */
    public ImportReport importLines(InputStream in) {
        Rows<Rated> rows = Rows.tariffLines(in, texts);
        ImportReport report = transactions.call(Transactions.actor(), () -> {
            store.nextRevision("tariff");
            TariffStore.refuseOverlaps(rows, store.listStandingLines(rows.rows().stream().map(Rows.Read::code).collect(Collectors.toSet())));
            if (!rows.errors().isEmpty()) {
                return new ImportReport(0, rows.errors());
            }
            store.saveLines(rows.rows().stream().map(row -> row.value().line()).toList());
            journal.record(JournalEvent.of("TariffImported", new SubjectRef("tariff-import", Ids.next()), null, null, Map.of("rows", rows.rows().size())));
            return new ImportReport(rows.rows().size(), List.of());
        });
        reload();
        return report;
    }
}
