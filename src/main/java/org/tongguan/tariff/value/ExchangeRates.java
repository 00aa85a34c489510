package org.tongguan.tariff.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * The exchange rates for duties (计征汇率, Tariff Law art. 60), fixed for a month. A rate that is not there is never guessed. In a sandbox
 * ({@code tongguan.sandbox=true}) invented rates are shipped for trying out; the administration's own always take precedence.
 */
@Component
public class ExchangeRates {

    private static final LocalDate EVER = LocalDate.of(1949, 10, 1);
    /** The yuan against itself. */
    static final Rate YUAN = new Rate("CNY", "", BigDecimal.ONE, EVER, null, "");
    private final ExchangeRateStore store;
    private final ExchangeFixing fixing;
    private final CodeLists codes;
    private final Texts texts;
    private final Transactions transactions;
    private final Journal journal;
    private final List<Rate> shipped;
    private volatile Snapshot snapshot;

    ExchangeRates(ExchangeRateStore store, ExchangeFixing fixing, CodeLists codes, Texts texts, Transactions transactions, Journal journal,
                  @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.store = store;
        this.fixing = fixing;
        this.codes = codes;
        this.texts = texts;
        this.transactions = transactions;
        this.journal = journal;
        this.shipped = sandbox ? shipped() : List.of();
        reload();
    }

    /**
     * A rate in its validity.
     *
     * @param month   the month it was fixed for, {@code yyyy-MM}
     * @param rate    yuan for one unit of the currency
     * @param validTo first day on which it is no longer valid, null = open
     */
    public record Rate(String currency, String month, BigDecimal rate, LocalDate validFrom, LocalDate validTo, String source) {

        public boolean isValidOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
        }

        boolean overlaps(Rate other) {
            return (other.validTo == null || validFrom.isBefore(other.validTo)) && (validTo == null || other.validFrom.isBefore(validTo));
        }
    }

    private record Snapshot(long revision, Map<String, List<Rate>> byCurrency, String label) { }

    private List<Rate> shipped() {
        try (InputStream in = ExchangeRates.class.getResourceAsStream("/data/law/exchange_rates_sandbox.csv")) {
            if (in == null) {
                return List.of();
            }
            ExchangeRateFile file = ExchangeRateFile.read(in, texts, check(List.of()));
            if (!file.errors().isEmpty()) {
                throw new IllegalStateException("exchange_rates_sandbox.csv: " + file.errors().getFirst());
            }
            return file.rates();
        } catch (IOException e) {
            throw new UncheckedIOException("exchange rates", e);
        }
    }

    /** Reads the administration's own rates again. */
    public final void reload() {
        snapshot = transactions.read(Actor.PLATFORM, () -> {
            long revision = store.revision();
            Comparator<Rate> newestFirst = Comparator.comparing(Rate::validFrom).reversed();
            List<Rate> all = new ArrayList<>(store.list().stream().sorted(newestFirst).toList());
            all.addAll(shipped.stream().sorted(newestFirst).toList());
            Map<String, List<Rate>> byCurrency = new HashMap<>();
            all.forEach(r -> byCurrency.computeIfAbsent(r.currency(), c -> new ArrayList<>()).add(r));
            return new Snapshot(revision, byCurrency, label(all));
        });
    }

    /** Notices an import that another process made. */
    @Scheduled(fixedDelay = 10_000)
    void refresh() {
        if (transactions.read(Actor.PLATFORM, () -> store.revision()) != snapshot.revision) {
            reload();
        }
    }

    /** A short name for the state of the rates: the same rates, the same name. */
    public String label() {
        return snapshot.label;
    }

    private static String label(List<Rate> rates) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rates.stream().map(String::valueOf).sorted().forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rate of a currency on a day; a yuan is always a yuan. Empty when the currency or the month is not at hand. */
    public Optional<Rate> rate(String currency, LocalDate day) {
        if ("CNY".equals(currency)) {
            return Optional.of(YUAN);
        }
        List<Rate> rates = snapshot.byCurrency.get(currency);
        if (rates != null) {
            for (Rate rate : rates) {
                if (rate.isValidOn(day)) {
                    return Optional.of(rate);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Takes a table of monthly rates over (layout: {@link ExchangeRateFile}, also that of {@code data/law/exchange_rates_sandbox.csv}): all of
     * the file or nothing. The stream is not closed.
     */
    public ImportReport importRates(InputStream in) {
        ImportReport report = transactions.call(Transactions.actor(), () -> {
            store.nextRevision();
            ExchangeRateFile file = ExchangeRateFile.read(in, texts, check(store.list()));
            if (!file.errors().isEmpty()) {
                return new ImportReport(0, file.errors());
            }
            store.save(file.rates());
            journal.record(JournalEvent.of("ExchangeRatesImported", new SubjectRef("exchange-import", Ids.next()), null, null,
                    Map.of("rows", file.rates().size())));
            return new ImportReport(file.rates().size(), List.of());
        });
        reload();
        return report;
    }

    private ExchangeRateFile.Check check(List<Rate> standing) {
        return new ExchangeRateFile.Check((currency, day) -> codes.isValid("currency", currency, day), fixing::dayFor, standing);
    }
}
