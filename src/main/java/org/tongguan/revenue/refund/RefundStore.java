package org.tongguan.revenue.refund;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
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

/** Refunds. */
@Component
class RefundStore {

    private static final String FILTER = "\n" + """
             where (:state::text is null or state = :state) and (:q::text is null or number = :q or about = :q or declaration_number = :q)""";
    private final JdbcClient jdbc;

    RefundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Refund r) {
        jdbc.sql("""
                insert into refund(id, number, ground, subject_kind, subject_id, declaration_number, trader_id, office, about, lines, amount, paid_on, state,
                reason, note, opened_by, opened_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(r.id(), r.number(), r.ground().name(),
                r.subject().kind(), r.subject().id(), r.declarationNumber(), r.traderId(), r.office(), r.about(),
                lines(r), r.amount(), r.paidOn(), r.state().name(), r.reason(),
                r.note(), r.openedBy(), Timestamp.from(r.openedAt())).update();
    }

    private static String lines(Refund r) {
        return r.lines().stream().map(l -> l.tax() + "=" + l.amount().setScale(2).toPlainString()).collect(Collectors.joining(","));
    }

    void save(Refund r) {
        jdbc.sql("""
                update refund set state = ?, note = ?, interest = ?, payee = ?, proposed_by = ?, approved_by = ?, approved_at = ?, paid_at = ? where id = ?""")
                .params(r.state().name(), r.note(), r.interest(), r.payee(), r.proposedBy(), r.approvedBy(), timestamp(r.approvedAt()),
                        timestamp(r.paidAt()), r.id()).update();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    Optional<Refund> find(String number) {
        return jdbc.sql("select * from refund where number = ?").param(number).query(RefundStore::refund).optional();
    }

    Optional<Refund> lock(String number) {
        return jdbc.sql("select * from refund where number = ? for update").param(number).query(RefundStore::refund).optional();
    }

    /** What is claimed of a tax of a bill and not decided yet. */
    BigDecimal claimed(String bill, String tax) {
        return jdbc.sql("select * from refund where about = ? and state = 'APPLIED'").param(bill).query(RefundStore::refund).list().stream()
                .flatMap(r -> r.lines().stream()).filter(l -> l.tax().equals(tax)).map(Bill.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Refund> list(String state, String query, long offset, int rows) {
        return jdbc.sql("select * from refund" + FILTER + " order by id desc limit :limit offset :offset").param("state", state, Types.VARCHAR)
                .param("q", query, Types.VARCHAR).param("limit", rows).param("offset", offset).query(RefundStore::refund).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*) from refund" + FILTER).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR)
                .query(Long.class).single();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Refund refund(ResultSet rs, int row) throws SQLException {
        List<Bill.Line> lines = Arrays.stream(rs.getString("lines").split(",")).map(l -> l.split("=", 2))
                .map(l -> new Bill.Line(l[0], new BigDecimal(l[1]))).toList();
        return new Refund(rs.getObject("id", UUID.class), rs.getString("number"), Refund.Ground.valueOf(rs.getString("ground")),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("declaration_number"),
                rs.getObject("trader_id", Long.class), rs.getString("office"), rs.getString("about"), lines, rs.getBigDecimal("amount"),
                rs.getObject("paid_on", LocalDate.class), rs.getBigDecimal("interest"), rs.getString("payee"),
                Refund.State.valueOf(rs.getString("state")), rs.getString("reason"), rs.getString("note"), rs.getString("opened_by"),
                instant(rs, "opened_at"), rs.getString("proposed_by"), rs.getString("approved_by"), instant(rs, "approved_at"), instant(rs, "paid_at"));
    }
}
