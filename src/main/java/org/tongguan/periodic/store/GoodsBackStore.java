package org.tongguan.periodic.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.periodic.GoodsBack;

/** What came back of deliveries. */
@Component
public class GoodsBackStore {

    private final JdbcClient jdbc;

    GoodsBackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(GoodsBack b) {
        jdbc.sql("""
                insert into periodic_return(id, number, delivery_id, trader_id, office, state, evidence, parts, asked_by, asked_at)
                values (?,?,?,?,?,?,?,?,?,?)""").params(b.id(), b.number(), b.deliveryId(), b.traderId(), b.office(), b.state().name(), b.evidence(),
                b.parts().stream().map(p -> p.line() + "=" + p.quantity().toPlainString()).collect(Collectors.joining(",")), b.askedBy(),
                Timestamp.from(b.askedAt())).update();
    }

    public Optional<GoodsBack> find(String number) {
        return jdbc.sql("select * from periodic_return where number = ?").param(number).query(GoodsBackStore::back).optional();
    }

    /** Those of a delivery, oldest first. */
    public List<GoodsBack> list(UUID delivery) {
        return jdbc.sql("select * from periodic_return where delivery_id = ? order by id").param(delivery).query(GoodsBackStore::back).list();
    }

    public void decide(UUID id, GoodsBack.State state, boolean late, String reason, String by, Instant at) {
        jdbc.sql("update periodic_return set state = ?, late = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), late, reason, by, Timestamp.from(at), id).update();
    }

    private static GoodsBack back(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new GoodsBack(rs.getObject("id", UUID.class), rs.getString("number"), rs.getObject("delivery_id", UUID.class), rs.getLong("trader_id"),
                rs.getString("office"), GoodsBack.State.valueOf(rs.getString("state")), rs.getString("evidence"), rs.getString("reason"),
                rs.getBoolean("late"), rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(), rs.getString("decided_by"),
                decided == null ? null : decided.toInstant(), Arrays.stream(rs.getString("parts").split(",")).map(p -> new GoodsBack.Part(
                        Integer.parseInt(p.substring(0, p.indexOf('='))), new BigDecimal(p.substring(p.indexOf('=') + 1)))).toList());
    }
}
