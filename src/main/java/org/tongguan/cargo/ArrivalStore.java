package org.tongguan.cargo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;

/** The only SQL of arrivals. */
@Component
class ArrivalStore {

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reports of one journey wait for each other. */
    void lock(TransportKey key) {
        jdbc.sql("select count(*) from (select pg_advisory_xact_lock(hashtextextended(?, 2))) l")
                .param(key.mode() + "|" + key.name() + "|" + key.voyage()).query(Long.class).single();
    }

    Optional<Arrival> find(TransportKey key, String office, Instant arrivedAt) {
        return jdbc.sql("select * from transport_arrival where mode = ? and name = ? and voyage = ? and office = ? and (voyage <> '' or arrived_at = ?)")
                .params(key.mode(), key.name(), key.voyage(), office, Timestamp.from(arrivedAt)).query((rs, i) -> arrival(rs)).optional();
    }

    Map<TransportKey, Arrival> findAll(Collection<TransportKey> keys) {
        Map<TransportKey, Arrival> found = new HashMap<>();
        jdbc.sql("""
                select a.* from transport_arrival a
                where (a.mode, a.name, a.voyage) in (select * from unnest(:modes::text[], :names::text[], :voyages::text[])) order by a.arrived_at""")
                .param("modes", keys.stream().map(TransportKey::mode).toArray(String[]::new))
                .param("names", keys.stream().map(TransportKey::name).toArray(String[]::new))
                .param("voyages", keys.stream().map(TransportKey::voyage).toArray(String[]::new))
                .query((rs, i) -> arrival(rs)).list()
                .forEach(a -> found.merge(a.transport(), a, (first, later) -> a.transport().voyage().isEmpty() ? later : first));
        return found;
    }

    void insert(Arrival a) {
        jdbc.sql("""
                insert into transport_arrival(id, mode, name, voyage, office, arrived_at, berthed_at, reported_by, reported_at)
                values (?,?,?,?,?,?,?,?,?)""")
                .params(a.id(), a.transport().mode(), a.transport().name(), a.transport().voyage(), a.office(), Timestamp.from(a.arrivedAt()),
                        stamp(a.berthedAt()), a.reportedBy(), Timestamp.from(a.reportedAt())).update();
    }

    void correct(Arrival before, Arrival now) {
        jdbc.sql("insert into transport_arrival_history(arrival_id, version, arrived_at, berthed_at, reported_by, reported_at) values (?,?,?,?,?,?)")
                .params(before.id(), before.version(), Timestamp.from(before.arrivedAt()), stamp(before.berthedAt()), before.reportedBy(),
                        Timestamp.from(before.reportedAt())).update();
        jdbc.sql("update transport_arrival set arrived_at = ?, berthed_at = ?, reported_by = ?, reported_at = ?, version = ? where id = ?")
                .params(Timestamp.from(now.arrivedAt()), stamp(now.berthedAt()), now.reportedBy(), Timestamp.from(now.reportedAt()), now.version(),
                        now.id()).update();
    }

    List<Arrival> history(Arrival arrival) {
        return jdbc.sql("select * from transport_arrival_history where arrival_id = ? order by version").param(arrival.id())
                .query((rs, i) -> new Arrival(arrival.id(), arrival.transport(), arrival.office(), rs.getTimestamp("arrived_at").toInstant(),
                        instant(rs, "berthed_at"), rs.getString("reported_by"), rs.getTimestamp("reported_at").toInstant(), rs.getInt("version"))).list();
    }

    Page<Arrival> page(String office, String query, int page, int size) {
        String where = " from transport_arrival where (:office::text is null or office = :office) and (:query::text is null or position(:query in name) > 0)";
        String part = query == null || query.isBlank() ? null : query.strip().toUpperCase(Locale.ROOT);
        long total = jdbc.sql("select count(*)" + where).param("office", office).param("query", part).query(Long.class).single();
        List<Arrival> items = jdbc.sql("select *" + where + " order by arrived_at desc, id desc limit :limit offset :offset")
                .param("office", office).param("query", part).param("limit", Page.rows(size)).param("offset", Page.offset(page, size))
                .query((rs, i) -> arrival(rs)).list();
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    private static Arrival arrival(ResultSet rs) throws SQLException {
        return new Arrival(rs.getObject("id", UUID.class), new TransportKey(rs.getString("mode"), rs.getString("name"), rs.getString("voyage")),
                rs.getString("office"), rs.getTimestamp("arrived_at").toInstant(), instant(rs, "berthed_at"), rs.getString("reported_by"),
                rs.getTimestamp("reported_at").toInstant(), rs.getInt("version"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Timestamp stamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
