package org.tongguan.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposed changes. */
@Component
class ReferenceChangeStore {

    private static final String COLUMNS = "id, kind, list, csv, row_count, reason, state, proposed_by, proposed_at, decided_by, decided_at, note";
    private final JdbcClient jdbc;

    ReferenceChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReferenceChange c) {
        jdbc.sql("insert into reference_change(" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,null,null,null)").params(c.id(), c.kind().name(), c.list(),
                c.csv(), c.rows(), c.reason(), c.state().name(), c.proposedBy(), Timestamp.from(c.proposedAt())).update();
    }

    void decide(ReferenceChange c) {
        jdbc.sql("update reference_change set state = ?, decided_by = ?, decided_at = ?, note = ? where id = ?").params(c.state().name(), c.decidedBy(),
                Timestamp.from(c.decidedAt()), c.note(), c.id()).update();
    }

    Optional<ReferenceChange> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from reference_change where id = ? for update").param(id).query(ReferenceChangeStore::row).optional();
    }

    /** Of one list or any: open ones first, then the newest. */
    List<ReferenceChange> list(String list, long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + " from reference_change where cast(? as text) is null or list = ? "
                + "order by (state = 'PROPOSED') desc, proposed_at desc, id limit ? offset ?").params(list, list, limit, offset)
                .query(ReferenceChangeStore::row).list();
    }

    long count(String list) {
        return jdbc.sql("select count(*) from reference_change where cast(? as text) is null or list = ?").params(list, list).query(Long.class).single();
    }

    private static ReferenceChange row(ResultSet rs, int i) throws SQLException {
        Timestamp decided = rs.getTimestamp(11);
        return new ReferenceChange(rs.getObject(1, UUID.class), ReferenceChange.Kind.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4), rs.getInt(5),
                rs.getString(6), ReferenceChange.State.valueOf(rs.getString(7)), rs.getString(8), rs.getTimestamp(9).toInstant(), rs.getString(10),
                decided == null ? null : decided.toInstant(), rs.getString(12));
    }
}
