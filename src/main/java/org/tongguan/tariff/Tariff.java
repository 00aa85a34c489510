package org.tongguan.tariff;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
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
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.schedule.Layouts;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Rows;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.schedule.Schedules;

/**
 * The tariff, in memory: the shipped files under {@code data/tariff}, then the administration's own rows, which take precedence where both
 * are valid. China's own schedule is {@code CN}; others may stand beside it for comparison. Safe for use by many threads.
 */
@Component
public class Tariff {

    /** The schedule that declarations are assessed by. */
    public static final String HOME = "CN";
    private final Schedules schedules;
    private final Texts texts;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Tariff(Schedules schedules, Texts texts, Transactions transactions, Journal journal, Clock clock, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.schedules = schedules;
        this.texts = texts;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
        transactions.run(Actor.PLATFORM, () -> schedules.open(sandbox));
    }

    /** Reads the administration's own rows again. */
    public final void reload() {
        transactions.read(Actor.PLATFORM, () -> {
            schedules.reload();
            return null;
        });
    }

    /** Notices an import that another process made. */
    @Scheduled(fixedDelay = 10_000)
    void refresh() {
        if (transactions.read(Actor.PLATFORM, schedules::isStale)) {
            reload();
        }
    }

    /** China's schedule as known now. */
    public Schedule schedule() {
        return schedules.current(HOME);
    }

    /**
     * An administration's schedule as known now; one without lines when nothing of it is at hand.
     *
     * @param name two letters, {@link #HOME} for China
     */
    public Schedule schedule(String name) {
        return schedules.current(name);
    }

    /** Whose schedules have rows here, {@link #HOME} first. */
    public List<String> scheduleNames() {
        return schedules.names();
    }

    /**
     * China's schedule as it was known: at that revision, with those shipped files.
     *
     * @param version as {@link #version()} named it
     * @throws IllegalStateException when the files of that name were never in this database
     */
    public Schedule knownAt(String version) {
        return transactions.read(Actor.PLATFORM, () -> schedules.known(HOME, version));
    }

    /** China's schedule as it was known at a moment, with the files of today's release. */
    public Schedule knownAt(Instant moment) {
        return transactions.read(Actor.PLATFORM, () -> schedules.known(HOME, moment));
    }

    /** China's schedule as known now, with its name: taken together, so that no import comes between them. */
    public Known known() {
        Schedules.Named named = schedules.named(HOME);
        return new Known(named.schedule(), named.version());
    }

    /** See {@link #known()}. */
    public record Known(Schedule schedule, String version) { }

    /** Names what is known now, for ever: revision of the tables and digest of the shipped files. */
    public String version() {
        return schedules.version();
    }

    /**
     * The line of a commodity code on a day: a 10-digit code's own line where one is kept, else the line of its first 8 digits.
     *
     * @param commodityCode 8 or 10 digits; anything else finds nothing
     */
    public Optional<TariffLine> find(String commodityCode, LocalDate day) {
        boolean whole = commodityCode != null && (commodityCode.length() == 8 || commodityCode.length() == 10);
        return Optional.ofNullable(whole ? schedule().line(commodityCode, day) : null).map(Rated::line);
    }

    /** Lines valid that day whose code begins with the query, or whose names contain every word of it; in the order of their codes. */
    public List<TariffLine> search(String query, LocalDate day, int limit) {
        return matching(query, day).stream().limit(limit).toList();
    }

    /** As {@link #search}, all of them. */
    public List<TariffLine> matching(String query, LocalDate day) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(wanted.split("\\s+")).filter(w -> !w.isEmpty()).toList();
        boolean code = wanted.matches("[0-9.]+");
        String prefix = wanted.replace(".", "");
        return schedule().on(day).stream().map(Rated::line).filter(l -> code ? l.code().startsWith(prefix) : contains(l, words)).toList();
    }

    private static boolean contains(TariffLine line, List<String> words) {
        String zh = line.name().zh();
        String en = line.name().en().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(w -> zh.contains(w) || en.contains(w));
    }

    /** Takes lines in the layout of {@code data/tariff} over; see {@link #take}. The stream is not closed. */
    public ImportReport importLines(InputStream in) {
        return take(HOME, Map.of(LawKind.LINES, Layouts.lines(in, texts)));
    }

    /** Takes rows of any kind in our own layout over; see {@link #take}. The stream is not closed. */
    public ImportReport importRows(LawKind kind, InputStream in) {
        return take(HOME, Map.of(kind, kind.read(in, texts)));
    }

    /**
     * Takes rows over, several kinds at once: all of them or, when a row is wrong or overlaps a standing validity, nothing. A row with the key and
     * beginning of a standing own row supersedes it from now on; what was known before stays on record.
     *
     * @param schedule whose tariff, two letters
     * @param rows     read and found wrong by an importer
     */
    public ImportReport take(String schedule, Map<LawKind, Rows<?>> rows) {
        ImportReport report = transactions.call(Transactions.actor(), () -> {
            ImportReport taken = schedules.take(schedule, rows, clock.instant(), Transactions.actor().name());
            if (taken.isTaken()) {
                journal.record(JournalEvent.of("TariffImported", new SubjectRef("tariff-import", Ids.next()), null, null, Map.of("rows", taken.imported())));
            }
            return taken;
        });
        reload();
        return report;
    }
}
