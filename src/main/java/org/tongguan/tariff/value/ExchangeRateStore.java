package org.tongguan.tariff.value;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tongguan.tariff.schedule.ArchiveStore;
import org.tongguan.tariff.schedule.LawTableStore;
import org.tongguan.tariff.schedule.Rows;
import org.tongguan.tariff.schedule.TariffStore;

/** The table of exchange rates. */
@Component
class ExchangeRateStore {

    private static final String NAME = "exchange";
    private final TariffStore revisions;
    private final ArchiveStore archive;
    private final LawTableStore<ExchangeRates.Rate> rates;

    ExchangeRateStore(TariffStore revisions, ArchiveStore archive, JdbcTemplate template) {
        this.revisions = revisions;
        this.archive = archive;
        this.rates = new LawTableStore<>(template, "exchange_rate", List.of("currency"), List.of("currency", "month", "rate", "source"), (rs, i) ->
                new ExchangeRates.Rate(rs.getString("currency"), rs.getString("month"), rs.getBigDecimal("rate"),
                        rs.getObject("valid_from", LocalDate.class), rs.getObject("valid_to", LocalDate.class), rs.getString("source")),
                r -> new Object[] {r.currency(), r.month(), r.rate(), r.source()});
    }

    long revision() {
        return revisions.revision(NAME);
    }

    long nextRevision() {
        return revisions.nextRevision(NAME);
    }

    List<ExchangeRates.Rate> list(long revision) {
        return rates.list(revision);
    }

    List<Rows.Standing> listStanding(Collection<String> currencies) {
        return rates.listStanding(null, currencies);
    }

    void save(long revision, Collection<Rows.Read<ExchangeRates.Rate>> rows, Collection<Rows.Standing> standing, Instant now, String by) {
        rates.save(null, revision, rows, standing);
        revisions.note(NAME, revision, now, by, "RATES", rows.size());
    }

    String keep(String files) {
        return archive.keep(files);
    }

    Optional<String> find(String name) {
        return archive.find(name);
    }
}
