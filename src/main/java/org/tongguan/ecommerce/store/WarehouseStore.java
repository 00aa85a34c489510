package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Overseas warehouses that firms have filed. */
@Component
public class WarehouseStore {

    private static final String COLUMNS = "id, trader_id, name, country, address, filed_at, valid_from, ended_on";
    private final JdbcClient jdbc;

    WarehouseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A filing.
     *
     * @param country   three letters
     * @param validFrom null = not accepted yet
     * @param endedOn   first day on which it does not count any more; null = none
     */
    public record Warehouse(UUID id, long traderId, String name, String country, String address, Instant filedAt, LocalDate validFrom, LocalDate endedOn) { }

    /** Files it; false when the firm has filed one of that name. */
    public boolean insert(Warehouse w) {
        return jdbc.sql("insert into ecommerce_warehouse(id, trader_id, name, country, address, filed_at) values (?,?,?,?,?,?) on conflict do nothing")
                .params(w.id(), w.traderId(), w.name(), w.country(), w.address(), Timestamp.from(w.filedAt())).update() == 1;
    }

    public Optional<Warehouse> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_warehouse where id = ? for update").param(id).query(WarehouseStore::row).optional();
    }

    public void accept(UUID id, LocalDate from) {
        jdbc.sql("update ecommerce_warehouse set valid_from = ?, ended_on = null where id = ?").params(from, id).update();
    }

    public void end(UUID id, LocalDate on) {
        jdbc.sql("update ecommerce_warehouse set ended_on = ? where id = ?").params(on, id).update();
    }

    /** Those the running transaction's actor may see, newest first. */
    public List<Warehouse> list(long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_warehouse order by id desc limit ? offset ?").params(limit, offset)
                .query(WarehouseStore::row).list();
    }

    /** Whether a firm's filing of that name counts on that day. */
    public boolean isValid(long trader, String name, LocalDate day) {
        return jdbc.sql("select exists (select from ecommerce_warehouse where trader_id = ? and name = ? and valid_from <= ? and (ended_on is null"
                + " or ended_on > ?))").params(trader, name, day, day).query(Boolean.class).single();
    }

    private static Warehouse row(ResultSet rs, int row) throws SQLException {
        return new Warehouse(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getTimestamp(6).toInstant(),
                rs.getObject(7, LocalDate.class), rs.getObject(8, LocalDate.class));
    }
}
