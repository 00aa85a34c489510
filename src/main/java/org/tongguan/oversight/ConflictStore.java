package org.tongguan.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of conflicts of interest; nothing is ever deleted from it. */
@Component
class ConflictStore {

    private final JdbcClient jdbc;

    ConflictStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Conflict c) {
        jdbc.sql("insert into conflict_of_interest(id, officer, trader_id, relation, declared_by, declared_at) values (?,?,?,?,?,?)")
                .params(c.id(), c.officer(), c.traderId(), c.relation(), c.declaredBy(), Timestamp.from(c.declaredAt())).update();
    }

    boolean end(UUID id, Instant at) {
        return jdbc.sql("update conflict_of_interest set ended_at = ? where id = ? and ended_at is null").params(Timestamp.from(at), id).update() == 1;
    }

    Optional<Conflict> find(UUID id) {
        return jdbc.sql("select * from conflict_of_interest where id = ?").param(id).query(ConflictStore::conflict).optional();
    }

    boolean stands(String officer, long traderId) {
        return jdbc.sql("select exists (select from conflict_of_interest where officer = ? and trader_id = ? and ended_at is null)")
                .params(officer, traderId).query(Boolean.class).single();
    }

    /** Those of the officials who have a conflict with one of the traders. */
    Set<String> related(Collection<String> officers, Collection<Long> traders) {
        return Set.copyOf(jdbc.sql("""
                select distinct officer from conflict_of_interest where officer in (:officers) and trader_id in (:traders) and ended_at is null""")
                .param("officers", officers).param("traders", traders).query(String.class).list());
    }

    Set<Long> traders(String officer) {
        return Set.copyOf(jdbc.sql("select trader_id from conflict_of_interest where officer = ? and ended_at is null").param(officer)
                .query(Long.class).list());
    }

    List<Conflict> list(String officer, long offset, int rows) {
        return jdbc.sql("""
                select * from conflict_of_interest where :officer::text is null or officer = :officer
                order by ended_at is not null, declared_at desc, id limit :rows offset :offset""").param("officer", officer, Types.VARCHAR)
                .param("rows", rows).param("offset", offset).query(ConflictStore::conflict).list();
    }

    long count(String officer) {
        return jdbc.sql("select count(*) from conflict_of_interest where :officer::text is null or officer = :officer")
                .param("officer", officer, Types.VARCHAR).query(Long.class).single();
    }

    private static Conflict conflict(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new Conflict(rs.getObject("id", UUID.class), rs.getString("officer"), rs.getLong("trader_id"), rs.getString("relation"),
                rs.getString("declared_by"), rs.getTimestamp("declared_at").toInstant(), ended == null ? null : ended.toInstant());
    }
}
