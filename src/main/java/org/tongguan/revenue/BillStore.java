package org.tongguan.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.ColumnInsert;

/** The tables of bills and of refunds due. A bill's lines stand in one column, as TAX=amount. */
@Component
class BillStore {

    private static final String SELECT = "select b.* from bill b";
    private static final ColumnInsert<Bill> INSERT = ColumnInsert.<Bill>into("bill").uuid("id", Bill::id).text("number", Bill::number)
            .text("kind", b -> b.kind().name()).text("subject_kind", b -> b.subject().kind()).uuid("subject_id", b -> b.subject().id())
            .text("declaration_number", Bill::declarationNumber).int8("trader_id", Bill::traderId).text("office", Bill::office)
            .text("settlement", b -> b.settlement().name()).date("assessed_on", Bill::assessedOn).date("due_on", Bill::dueOn)
            .numeric("amount", Bill::amount).text("state", b -> b.state().name()).instant("issued_at", Bill::issuedAt)
            .text("basis_zh", b -> b.basis() == null ? null : b.basis().zh()).text("basis_en", b -> b.basis() == null ? null : b.basis().en())
            .date("fee_from", Bill::feeFrom)
            .text("lines", b -> b.lines().stream().map(l -> l.tax() + "=" + l.amount().setScale(2, RoundingMode.UNNECESSARY)).collect(Collectors.joining(",")));
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    BillStore(JdbcTemplate template, JdbcClient jdbc, Clock clock) {
        this.template = template;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which bills are asked for; null = any. */
    record Filter(Bill.State state, String query) { }

    void insert(Collection<Bill> bills) {
        try {
            INSERT.insert(jdbc, bills);
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "bill.exists");
        }
    }

    /** Takes a bill from one state to another; the money goes with the state. */
    void close(Bill bill, Bill.State to, BigDecimal paid, BigDecimal lateFee, Instant at) {
        jdbc.sql("update bill set state = ?, paid = ?, late_fee = ?, closed_at = ? where id = ?")
                .params(to.name(), paid, lateFee, Timestamp.from(at), bill.id()).update();
    }

    /** Its payment was taken back: it is owed as before. */
    void reopen(Bill bill, Bill.State to) {
        try {
            jdbc.sql("update bill set state = ?, paid = 0, late_fee = 0, closed_at = null where id = ?").params(to.name(), bill.id()).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "bill.exists");
        }
    }

    /** From now on it is to be secured; one that is paid with its month stays so. */
    void secured(Bill bill) {
        jdbc.sql("update bill set settlement = 'GUARANTEED' where id = ? and settlement = 'IMMEDIATE'").param(bill.id()).update();
    }

    void markOverdue(Collection<Bill> bills) {
        template.batchUpdate("update bill set state = 'OVERDUE' where id = ?", bills, 500, (ps, b) -> ps.setObject(1, b.id()));
    }

    /** Open bills whose term has passed, locked; those that somebody pays at this moment are left out. */
    List<Bill> lockPastDue(LocalDate today, int limit) {
        return jdbc.sql(SELECT + " where b.state = 'OPEN' and b.kind <> 'LATE_DECLARATION' and b.due_on < ?"
                + " order by b.due_on limit ? for update of b skip locked")
                .params(today, limit).query(BillStore::bill).list();
    }

    Optional<Bill> lock(String number) {
        return jdbc.sql(SELECT + " where b.number = ? for update of b").param(number).query(BillStore::bill).optional();
    }

    List<Bill> lock(SubjectRef subject) {
        return jdbc.sql(SELECT + " where b.subject_kind = ? and b.subject_id = ? order by b.id for update of b").params(subject.kind(), subject.id())
                .query(BillStore::bill).list();
    }

    Optional<Bill> find(String number) {
        return jdbc.sql(SELECT + " where b.number = ?").param(number).query(this::today).optional();
    }

    List<Bill> list(SubjectRef subject) {
        return jdbc.sql(SELECT + " where b.subject_kind = ? and b.subject_id = ? order by b.id").params(subject.kind(), subject.id())
                .query(this::today).list();
    }

    List<Bill> list(Filter filter, long offset, int rows) {
        return filtered(SELECT + " " + CONDITION + " order by b.id desc limit :limit offset :offset", filter)
                .param("limit", rows).param("offset", offset).query(this::today).list();
    }

    long count(Filter filter) {
        return filtered("select count(*) from bill b " + CONDITION, filter).query(Long.class).single();
    }

    private static final String CONDITION = """
            where (:state::text is null
                or case when b.state = 'OPEN' and b.kind <> 'LATE_DECLARATION' and b.due_on < :today then 'OVERDUE' else b.state end = :state)
            and (:query::text is null or b.number = :query or b.declaration_number = :query)""";

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql).param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("query", filter.query(), Types.VARCHAR).param("today", LocalDate.now(clock));
    }

    void insertRefunds(Collection<RefundDue> refunds) {
        template.batchUpdate("""
                insert into refund_due(id, subject_kind, subject_id, declaration_number, trader_id, tax, amount, reason, recorded_at,
                ground) values (?,?,?,?,?,?,?,?,?,?)""",
                refunds, 500, (ps, r) -> {
                    ps.setObject(1, r.id());
                    ps.setString(2, r.subject().kind());
                    ps.setObject(3, r.subject().id());
                    ps.setString(4, r.declarationNumber());
                    ps.setLong(5, r.traderId());
                    ps.setString(6, r.tax());
                    ps.setBigDecimal(7, r.amount());
                    ps.setString(8, r.reason());
                    ps.setTimestamp(9, Timestamp.from(r.recordedAt()));
                    ps.setString(10, r.ground().name());
                });
    }

    List<RefundDue> listRefunds(SubjectRef subject) {
        return jdbc.sql("select * from refund_due where subject_kind = ? and subject_id = ? order by id").params(subject.kind(), subject.id())
                .query((rs, i) -> new RefundDue(rs.getObject("id", UUID.class), subject, rs.getString("declaration_number"), rs.getLong("trader_id"),
                        rs.getString("tax"), rs.getBigDecimal("amount"), rs.getString("reason"), rs.getTimestamp("recorded_at").toInstant(),
                        RefundDue.Ground.valueOf(rs.getString("ground")))).list();
    }

    /** A bill for people and decisions: overdue from the first moment after its term. */
    private Bill today(ResultSet rs, int row) throws SQLException {
        return bill(rs, row).on(LocalDate.now(clock));
    }

    /** A bill as it is written down: for the steps of the procedure. */
    private static Bill bill(ResultSet rs, int row) throws SQLException {
        Timestamp closed = rs.getTimestamp("closed_at");
        List<Bill.Line> lines = Arrays.stream(rs.getString("lines").split(",")).map(line -> line.split("=", 2))
                .map(parts -> new Bill.Line(parts[0], new BigDecimal(parts[1]))).toList();
        return new Bill(rs.getObject("id", UUID.class), rs.getString("number"), Bill.Kind.valueOf(rs.getString("kind")),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("declaration_number"),
                rs.getLong("trader_id"), rs.getString("office"), Bill.Settlement.valueOf(rs.getString("settlement")),
                rs.getObject("assessed_on", LocalDate.class), rs.getObject("due_on", LocalDate.class), rs.getBigDecimal("amount"), rs.getBigDecimal("paid"),
                rs.getBigDecimal("late_fee"), Bill.State.valueOf(rs.getString("state")), rs.getTimestamp("issued_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                rs.getString("basis_zh") == null ? null : Text.of(rs.getString("basis_zh"), rs.getString("basis_en")),
                rs.getObject("fee_from", LocalDate.class), lines);
    }
}
