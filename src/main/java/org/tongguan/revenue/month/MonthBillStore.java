package org.tongguan.revenue.month;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Months' bills, which bills belong to them, and stopped privileges. */
@Component
class MonthBillStore {

    private static final String STOPS = "select s.*, m.number from consolidated_stop s join month_bill m on m.id = s.month_bill_id";
    private static final String FILTER = " where (:state::text is null or state = :state) and (:q::text is null or number = :q)";
    private final JdbcClient jdbc;

    MonthBillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a month, unless it is open; whether it is new. */
    boolean insert(MonthBill m) {
        return jdbc.sql("insert into month_bill(id, number, trader_id, month, due_on, state) values (?,?,?,?,?,?) on conflict (trader_id, month) do nothing")
                .params(m.id(), m.number(), m.traderId(), m.month(), m.dueOn(), m.state().name()).update() == 1;
    }

    boolean exists(long trader, LocalDate month) {
        return jdbc.sql("select exists(select from month_bill where trader_id = ? and month = ?)").params(trader, month).query(Boolean.class).single();
    }

    Optional<MonthBill> find(String number) {
        return jdbc.sql("select * from month_bill where number = ?").param(number).query(MonthBillStore::month).optional();
    }

    Optional<MonthBill> lock(UUID id) {
        return jdbc.sql("select * from month_bill where id = ? for update").param(id).query(MonthBillStore::month).optional();
    }

    Optional<MonthBill> lock(long trader, LocalDate month) {
        return jdbc.sql("select * from month_bill where trader_id = ? and month = ? for update").params(trader, month).query(MonthBillStore::month).optional();
    }

    List<MonthBill> list(String state, String query, long offset, int rows) {
        return jdbc.sql("select * from month_bill" + FILTER + " order by month desc, id desc limit :limit offset :offset")
                .param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR).param("limit", rows).param("offset", offset)
                .query(MonthBillStore::month).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*) from month_bill" + FILTER).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR)
                .query(Long.class).single();
    }

    void issue(UUID id, MonthBill.State to, BigDecimal amount, Instant at) {
        jdbc.sql("update month_bill set state = ?, amount = ?, issued_at = ? where id = ?").params(to.name(), amount, Timestamp.from(at), id).update();
    }

    void move(UUID id, MonthBill.State to, Instant paidAt) {
        jdbc.sql("update month_bill set state = ?, paid_at = ? where id = ?")
                .params(to.name(), paidAt == null ? null : Timestamp.from(paidAt), id).update();
    }

    /** The numbers of the bills that belong to a month, cancelled ones left out, oldest first. */
    List<String> listBills(MonthBill m) {
        return jdbc.sql("""
                select number from bill where trader_id = ? and settlement = 'CONSOLIDATED' and assessed_on >= ? and assessed_on < ?
                and state <> 'CANCELLED' order by id""").params(m.traderId(), m.month(), m.month().plusMonths(1)).query(String.class).list();
    }

    void insertStop(UUID id, MonthBill m, Instant at) {
        jdbc.sql("insert into consolidated_stop(id, trader_id, month_bill_id, stopped_at) values (?,?,?,?)")
                .params(id, m.traderId(), m.id(), Timestamp.from(at)).update();
    }

    boolean isStoppedBy(MonthBill m) {
        return jdbc.sql("select exists(select from consolidated_stop where month_bill_id = ? and reinstated_at is null)").param(m.id())
                .query(Boolean.class).single();
    }

    boolean isStopped(long trader) {
        return jdbc.sql("select exists(select from consolidated_stop where trader_id = ? and reinstated_at is null)").param(trader)
                .query(Boolean.class).single();
    }

    Optional<MonthBill.Stop> lockStop(UUID id) {
        return jdbc.sql(STOPS + " where s.id = ? for update of s").param(id).query(MonthBillStore::stop).optional();
    }

    /** Open ones first, then the newest. */
    List<MonthBill.Stop> listStops(long offset, int rows) {
        return jdbc.sql(STOPS + " order by (s.reinstated_at is null) desc, s.id desc limit ? offset ?").params(rows, offset)
                .query(MonthBillStore::stop).list();
    }

    long countStops() {
        return jdbc.sql("select count(*) from consolidated_stop").query(Long.class).single();
    }

    void reinstate(UUID id, String by, String reason, Instant at) {
        jdbc.sql("update consolidated_stop set reinstated_at = ?, reinstated_by = ?, reason = ? where id = ?")
                .params(Timestamp.from(at), by, reason, id).update();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static MonthBill month(ResultSet rs, int row) throws SQLException {
        return new MonthBill(rs.getObject("id", UUID.class), rs.getString("number"), rs.getLong("trader_id"), rs.getObject("month", LocalDate.class),
                rs.getObject("due_on", LocalDate.class), MonthBill.State.valueOf(rs.getString("state")), rs.getBigDecimal("amount"),
                instant(rs.getTimestamp("issued_at")), instant(rs.getTimestamp("paid_at")));
    }

    private static MonthBill.Stop stop(ResultSet rs, int row) throws SQLException {
        return new MonthBill.Stop(rs.getObject("id", UUID.class), rs.getLong("trader_id"), rs.getObject("month_bill_id", UUID.class),
                rs.getString("number"), instant(rs.getTimestamp("stopped_at")), instant(rs.getTimestamp("reinstated_at")), rs.getString("reinstated_by"),
                rs.getString("reason"));
    }
}
