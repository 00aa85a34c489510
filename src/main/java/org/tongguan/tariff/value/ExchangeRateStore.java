package org.tongguan.tariff.value;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The administration's own exchange rates. */
@Component
class ExchangeRateStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ExchangeRateStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql("select revision from tariff_revision where name = 'exchange'").query(Long.class).single();
    }

    /** One import at a time, from here to the end of the transaction. */
    void nextRevision() {
        jdbc.sql("update tariff_revision set revision = revision + 1 where name = 'exchange'").update();
    }

    List<ExchangeRates.Rate> list() {
        return jdbc.sql("select currency, month, rate, valid_from, valid_to, source from exchange_rate").query((rs, i) -> new ExchangeRates.Rate(
                rs.getString(1), rs.getString(2), rs.getBigDecimal(3), rs.getObject(4, LocalDate.class), rs.getObject(5, LocalDate.class),
                rs.getString(6))).list();
    }

    /** A rate with the currency and beginning of a standing one takes its place. */
    void save(Collection<ExchangeRates.Rate> rates) {
        template.batchUpdate("delete from exchange_rate where currency = ? and valid_from = ?", rates, 500, (ps, r) -> {
            ps.setString(1, r.currency());
            ps.setObject(2, r.validFrom());
        });
        template.batchUpdate("insert into exchange_rate(currency, month, rate, valid_from, valid_to, source) values (?,?,?,?,?,?)", rates, 500, (ps, r) -> {
            ps.setString(1, r.currency());
            ps.setString(2, r.month());
            ps.setBigDecimal(3, r.rate());
            ps.setObject(4, r.validFrom());
            ps.setObject(5, r.validTo());
            ps.setString(6, r.source());
        });
    }
}
