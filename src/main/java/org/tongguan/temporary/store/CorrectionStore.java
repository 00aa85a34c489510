package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.temporary.Correction;
import org.tongguan.temporary.GoodsList;

/** Corrections of items that inspections found wrong. */
@Component
public class CorrectionStore {

    private final JdbcClient jdbc;

    CorrectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PlatformException CONFLICT {@code temporary.correction-open} when one of the item waits for its decision */
    public void insert(GoodsList list, Correction c) {
        try {
            jdbc.sql("""
                    insert into temporary_correction(id, item_id, list_id, trader_id, organiser_id, state, code, name_zh, name_en, quantity, pieces, weight,
                    price, origin, reason, asked_by, asked_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                    .params(c.id(), c.itemId(), c.listId(), list.traderId(), list.organiserId(), c.state().name(), c.code(), c.name().zh(), c.name().en(),
                            c.quantity(), c.pieces(), c.weight(), c.price(), c.origin(), c.reason(), c.askedBy(), Timestamp.from(c.askedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.correction-open");
        }
    }

    /** The newest of an item. */
    public Optional<Correction> last(UUID item) {
        return jdbc.sql("select * from temporary_correction where item_id = ? order by asked_at desc, id desc limit 1").param(item)
                .query(CorrectionStore::correction).optional();
    }

    public void decide(UUID id, Correction.State state, String reason, String by, Instant at) {
        jdbc.sql("update temporary_correction set state = ?, decision_reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamp.from(at), id).update();
    }

    private static Correction correction(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Correction(rs.getObject("id", UUID.class), rs.getObject("item_id", UUID.class), rs.getObject("list_id", UUID.class),
                Correction.State.valueOf(rs.getString("state")), rs.getString("code"), Text.of(rs.getString("name_zh"), rs.getString("name_en")),
                rs.getBigDecimal("quantity"), rs.getInt("pieces"), rs.getBigDecimal("weight"), rs.getBigDecimal("price"), rs.getString("origin"),
                rs.getString("reason"), rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(), rs.getString("decided_by"),
                decided == null ? null : decided.toInstant(), rs.getString("decision_reason"));
    }
}
