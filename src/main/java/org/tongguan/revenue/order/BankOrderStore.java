package org.tongguan.revenue.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Orders at banks. */
@Component
class BankOrderStore {

    private static final String FILTER = " where (:state::text is null or state = :state) and (:q::text is null or number = :q or about = :q)";
    private final JdbcClient jdbc;

    BankOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PlatformException CONFLICT when another order about the same is on its way, or nobody knows what became of it */
    void insert(BankOrder o) {
        try {
            jdbc.sql("""
                    insert into bank_order(id, number, kind, trader_id, about, account, amount, bank, state, ordered_by, ordered_at)
                    values (?,?,?,?,?,?,?,?,?,?,?)""").params(o.id(), o.number(), o.kind().name(), o.traderId(), o.about(), o.account(),
                    o.amount(), o.bank(), o.state().name(), o.orderedBy(), Timestamp.from(o.orderedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "bankorder.open", o.about());
        }
    }

    Optional<BankOrder> lock(UUID id) {
        return jdbc.sql("select * from bank_order where id = ? for update").param(id).query(BankOrderStore::order).optional();
    }

    Optional<BankOrder> find(String number) {
        return jdbc.sql("select * from bank_order where number = ?").param(number).query(BankOrderStore::order).optional();
    }

    void save(BankOrder o) {
        jdbc.sql("update bank_order set state = ?, asked = ?, reason = ?, ended_at = ? where id = ?").params(o.state().name(), o.asked(), o.reason(),
                o.endedAt() == null ? null : Timestamp.from(o.endedAt()), o.id()).update();
    }

    List<BankOrder> list(String state, String query, long offset, int rows) {
        return jdbc.sql("select * from bank_order" + FILTER + " order by id desc limit :limit offset :offset").param("state", state, Types.VARCHAR)
                .param("q", query, Types.VARCHAR).param("limit", rows).param("offset", offset).query(BankOrderStore::order).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*) from bank_order" + FILTER).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR)
                .query(Long.class).single();
    }

    private static BankOrder order(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new BankOrder(rs.getObject("id", UUID.class), rs.getString("number"), BankOrder.Kind.valueOf(rs.getString("kind")),
                rs.getObject("trader_id", Long.class), rs.getString("about"), rs.getString("account"), rs.getBigDecimal("amount"), rs.getString("bank"),
                BankOrder.State.valueOf(rs.getString("state")), rs.getInt("asked"), rs.getString("reason"), rs.getString("ordered_by"),
                rs.getTimestamp("ordered_at").toInstant(), ended == null ? null : ended.toInstant());
    }
}
