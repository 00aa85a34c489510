package org.tongguan.tariff.value;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.ImportReport;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.schedule.Rows;
import org.tongguan.tariff.schedule.ShippedFiles;
import org.tongguan.tariff.schedule.Valid;

/**
 * The exchange rates for duties (计征汇率, Tariff Law art. 60), fixed for a month. A rate that is not there is never guessed. In a sandbox
 * ({@code tongguan.sandbox=true}) invented rates are shipped for trying out; the administration's own always take precedence.
 */
@Component
public class ExchangeRates {

    /** The yuan against itself. */
    static final Rate YUAN = new Rate("CNY", "", BigDecimal.ONE, LocalDate.of(1949, 10, 1), null, "");
    private final ExchangeRateStore store;
    private final MonthlyRates monthly;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final List<Rate> shipped;
    private final String files;
    private volatile Book book;

    ExchangeRates(ExchangeRateStore store, MonthlyRates monthly, Transactions transactions, Journal journal, Clock clock,
                  @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.store = store;
        this.monthly = monthly;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
        Map<String, String> read = ShippedFiles.read(sandbox, "law/exchange_rates*.csv");
        this.shipped = shipped(read);
        this.files = transactions.call(Actor.PLATFORM, () -> store.keep(ShippedFiles.join(read)));
        reload();
    }

    /**
     * A rate in its validity.
     *
     * @param month   the month it was fixed for, {@code yyyy-MM}
     * @param rate    yuan for one unit of the currency
     * @param validTo first day on which it is no longer valid, null = open
     */
    public record Rate(String currency, String month, BigDecimal rate, LocalDate validFrom, LocalDate validTo, String source) implements Valid { }

    /** All rates as known at one revision. Immutable. */
    public static final class Book {
        private final long revision;
        private final String version;
        private final Map<String, List<Rate>> byCurrency = new HashMap<>();

        Book(long revision, String files, Collection<Rate> own, Collection<Rate> shipped) {
            this.revision = revision;
            this.version = revision + "/" + files;
            Comparator<Rate> newestFirst = Comparator.comparing(Rate::validFrom).reversed();
            List<Rate> all = new ArrayList<>(own.stream().sorted(newestFirst).toList());
            all.addAll(shipped.stream().sorted(newestFirst).toList());
            all.forEach(r -> byCurrency.computeIfAbsent(r.currency(), c -> new ArrayList<>()).add(r));
        }

        /** Names this state of the rates for ever: revision of the table and digest of the shipped files. */
        public String version() {
            return version;
        }

        /** The rate of a currency on a day; a yuan is always a yuan. Empty when the currency or the month is not at hand. */
        public Optional<Rate> rate(String currency, LocalDate day) {
            if ("CNY".equals(currency)) {
                return Optional.of(YUAN);
            }
            List<Rate> rates = byCurrency.get(currency);
            if (rates != null) {
                for (Rate rate : rates) {
                    if (rate.isValidOn(day)) {
                        return Optional.of(rate);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private List<Rate> shipped(Map<String, String> files) {
        List<Rate> all = new ArrayList<>();
        files.forEach((path, content) -> {
            Rows<Rate> rows = monthly.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
            if (!rows.errors().isEmpty()) {
                throw new IllegalStateException(path + ": " + rows.errors().getFirst());
            }
            all.addAll(rows.values());
        });
        return all;
    }

    /** Reads the administration's own rates again. */
    public final void reload() {
        book = transactions.read(Actor.PLATFORM, () -> {
            long revision = store.revision();
            return new Book(revision, files, store.list(revision), shipped);
        });
    }

    /** Notices an import that another process made. */
    @Scheduled(fixedDelay = 10_000)
    void refresh() {
        if (transactions.read(Actor.PLATFORM, store::revision) != book.revision) {
            reload();
        }
    }

    /** The rates as known now. */
    public Book book() {
        return book;
    }

    /**
     * The rates as they were known.
     *
     * @param version as {@link Book#version} named it
     * @throws IllegalStateException when the files of that name were never in this database
     */
    public Book knownAt(String version) {
        if (version.equals(book.version)) {
            return book;
        }
        String[] parts = version.split("/");
        return transactions.read(Actor.PLATFORM, () -> {
            String text = store.find(parts[1]).orElseThrow(() -> new IllegalStateException("no files " + parts[1] + " in the archive of the law"));
            long revision = Long.parseLong(parts[0]);
            return new Book(revision, parts[1], store.list(revision), shipped(ShippedFiles.split(text)));
        });
    }

    /** As {@link Book#rate}, as known now. */
    public Optional<Rate> rate(String currency, LocalDate day) {
        return book.rate(currency, day);
    }

    /**
     * Takes a table of monthly rates over (layout: {@link MonthlyRates}, also that of {@code data/law/exchange_rates_sandbox.csv}): all of the
     * file or nothing. The stream is not closed.
     */
    public ImportReport importRates(InputStream in) {
        return take(monthly.read(in));
    }

    /** Takes rates over that an importer has read: all or, when a row is wrong or overlaps a standing validity, nothing. */
    public ImportReport take(Rows<Rate> rows) {
        ImportReport report = transactions.call(Transactions.actor(), () -> {
            long revision = store.nextRevision();
            List<Rows.Standing> standing = store.listStanding(rows.rows().stream().map(Rows.Read::key).collect(Collectors.toSet()));
            rows.refuseOverlaps(standing);
            MonthlyRates.refuseAbsurd(rows, store.list(revision));
            if (!rows.errors().isEmpty()) {
                return new ImportReport(0, rows.errors());
            }
            store.save(revision, rows.rows(), standing, clock.instant(), Transactions.actor().name());
            journal.record(JournalEvent.of("ExchangeRatesImported", new SubjectRef("exchange-import", Ids.next()), null, null,
                    Map.of("rows", rows.rows().size())));
            return new ImportReport(rows.rows().size(), List.of());
        });
        reload();
        return report;
    }
}
