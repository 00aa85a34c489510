package org.tongguan.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private final TariffStore store;
    private final Texts texts;
    private final Transactions transactions;
    private final Journal journal;
    private final List<Rate> shipped;
    private volatile Snapshot snapshot;

    ExchangeRates(TariffStore store, Texts texts, Transactions transactions, Journal journal, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.store = store;
        this.texts = texts;
        this.transactions = transactions;
        this.journal = journal;
        this.shipped = sandbox ? shipped(texts) : List.of();
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
    }

    private record Snapshot(long revision, Map<String, List<Rate>> byCurrency, String label) { }

    private static List<Rate> shipped(Texts texts) {
        try (InputStream in = ExchangeRates.class.getResourceAsStream("/data/law/exchange_rates_sandbox.csv")) {
            if (in == null) {
                return List.of();
            }
            Rows<Rate> rows = Rows.exchangeRates(in, texts);
            if (!rows.errors().isEmpty()) {
                throw new IllegalStateException("exchange_rates_sandbox.csv: " + rows.errors().getFirst());
            }
            return rows.rows().stream().map(Rows.Read::value).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("exchange rates", e);
        }
    }

    /** Reads the administration's own rates again. */
    public final void reload() {
        snapshot = transactions.read(Actor.PLATFORM, () -> {
            long revision = store.revision("exchange");
            Comparator<Rate> newestFirst = Comparator.comparing(Rate::validFrom).reversed();
            List<Rate> all = new ArrayList<>(store.listRates().stream().sorted(newestFirst).toList());
            all.addAll(shipped.stream().sorted(newestFirst).toList());
            Map<String, List<Rate>> byCurrency = new HashMap<>();
            all.forEach(r -> byCurrency.computeIfAbsent(r.currency(), c -> new ArrayList<>()).add(r));
            return new Snapshot(revision, byCurrency, Tariff.label(all));
        });
    }

    /** Notices an import that another process made. */
    @Scheduled(fixedDelay = 10_000)
    void refresh() {
        if (transactions.read(Actor.PLATFORM, () -> store.revision("exchange")) != snapshot.revision) {
            reload();
        }
    }

    String label() {
        return snapshot.label;
    }

    /** The rate of a currency on a day; a yuan is always a yuan. Empty when the currency or the month is not at hand. */
    public Optional<Rate> rate(String currency, LocalDate day) {
        if ("CNY".equals(currency)) {
            return Optional.of(new Rate("CNY", "", BigDecimal.ONE, LocalDate.of(1949, 10, 1), null, ""));
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

    /** Takes rates in the layout of {@code data/law/exchange_rates_sandbox.csv} over: all of the file or nothing. The stream is not closed. */
    public ImportReport importRates(InputStream in) {
        Rows<Rate> rows = Rows.exchangeRates(in, texts);
        ImportReport report = transactions.call(Transactions.actor(), () -> {
            store.nextRevision("exchange");
            TariffStore.refuseOverlaps(rows, store.listStandingRates(rows.rows().stream().map(Rows.Read::code).collect(Collectors.toSet())));
            if (!rows.errors().isEmpty()) {
                return new ImportReport(0, rows.errors());
            }
            store.saveRates(rows.rows().stream().map(Rows.Read::value).toList());
            journal.record(JournalEvent.of("ExchangeRatesImported", new SubjectRef("exchange-import", Ids.next()), null, null,
                    Map.of("rows", rows.rows().size())));
            return new ImportReport(rows.rows().size(), List.of());
        });
        reload();
        return report;
    }
}
