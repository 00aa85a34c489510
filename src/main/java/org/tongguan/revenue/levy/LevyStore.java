package org.tongguan.revenue.levy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.revenue.Bill;

/** Levies after the fact. */
@Component
class LevyStore {

    private static final String FILTER = "\n" + """
             where (:state::text is null or state = :state)
             and (:q::text is null or number = :q or declaration_number = :q or bill_number = :q)""";
    private final JdbcClient jdbc;

    LevyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Levy l) {
        String lines = l.lines().stream().map(line -> line.tax() + "=" + line.amount().setScale(2).toPlainString()).collect(Collectors.joining(","));
        jdbc.sql("""
                insert into levy(id, number, ground, subject_kind, subject_id, declaration_number, trader_id, office, lines, amount, counts_from, last_day,
                state, reason, proposed_by, proposed_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(l.id(), l.number(), l.ground().name(),
                l.subject().kind(), l.subject().id(), l.declarationNumber(), l.traderId(), l.office(), lines, l.amount(), l.countsFrom(), l.lastDay(),
                l.state().name(), l.reason(), l.proposedBy(), Timestamp.from(l.proposedAt())).update();
    }

    void decide(Levy l) {
        jdbc.sql("update levy set state = ?, note = ?, decided_by = ?, decided_at = ?, bill_number = ? where id = ?").params(l.state().name(), l.note(),
                l.decidedBy(), Timestamp.from(l.decidedAt()), l.billNumber(), l.id()).update();
    }

    Optional<Levy> find(String number) {
        return jdbc.sql("select * from levy where number = ?").param(number).query(LevyStore::levy).optional();
    }

    Optional<Levy> lock(String number) {
        return jdbc.sql("select * from levy where number = ? for update").param(number).query(LevyStore::levy).optional();
    }

    List<Levy> list(String state, String query, long offset, int rows) {
        return jdbc.sql("select * from levy" + FILTER + " order by id desc limit :limit offset :offset").param("state", state, Types.VARCHAR)
                .param("q", query, Types.VARCHAR).param("limit", rows).param("offset", offset).query(LevyStore::levy).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*) from levy" + FILTER).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR)
                .query(Long.class).single();
    }

    private static Levy levy(ResultSet rs, int row) throws SQLException {
        List<Bill.Line> lines = Arrays.stream(rs.getString("lines").split(",")).map(l -> l.split("=", 2))
                .map(l -> new Bill.Line(l[0], new BigDecimal(l[1]))).toList();
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Levy(rs.getObject("id", UUID.class), rs.getString("number"), Levy.Ground.valueOf(rs.getString("ground")),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("declaration_number"),
                rs.getLong("trader_id"), rs.getString("office"), lines, rs.getBigDecimal("amount"), rs.getObject("counts_from", LocalDate.class),
                rs.getObject("last_day", LocalDate.class), Levy.State.valueOf(rs.getString("state")), rs.getString("reason"), rs.getString("note"),
                rs.getString("proposed_by"), rs.getTimestamp("proposed_at").toInstant(), rs.getString("decided_by"),
                decided == null ? null : decided.toInstant(), rs.getString("bill_number"));
    }
}
