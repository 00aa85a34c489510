package org.tongguan.suspense.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.Movement;

/** Movements and their lines. */
@Component
public class MovementStore {

    private static final ColumnInsert<Row> LINES = ColumnInsert.<Row>into("suspense_movement_line").uuid("id", r -> r.line.id())
            .uuid("movement_id", r -> r.line.movementId()).uuid("item_id", r -> r.line.itemId()).int8("trader_id", r -> r.of.traderId())
            .numeric("quantity", r -> r.line.amount().quantity()).numeric("value", r -> r.line.amount().value()).numeric("price", r -> r.line.price())
            .uuid("transfer", r -> r.line.transfer());
    private final JdbcClient jdbc;

    MovementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Movement of, Movement.Line line) { }

    /** @throws PlatformException CONFLICT {@code suspense.declaration-used} when the declaration moves goods already */
    public void insert(Movement m, Collection<Movement.Line> lines) {
        try {
            jdbc.sql("""
                    insert into suspense_movement(id, number, account_id, trader_id, office, way, state, declaration_id, declaration, evidence, levied,
                    asked_by, asked_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                    .params(m.id(), m.number(), m.accountId(), m.traderId(), m.office(), m.way().name(), m.state().name(), m.declarationId(), m.declaration(),
                            m.evidence(), m.levied(), m.askedBy(), Timestamp.from(m.askedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "suspense.declaration-used", String.valueOf(m.declaration()));
        }
        LINES.insert(jdbc, lines.stream().map(l -> new Row(m, l)).toList());
    }

    public Optional<Movement> find(String number) {
        return jdbc.sql("select * from suspense_movement where number = ?").param(number).query(MovementStore::movement).optional();
    }

    public Optional<Movement> find(UUID id) {
        return jdbc.sql("select * from suspense_movement where id = ?").param(id).query(MovementStore::movement).optional();
    }

    /** The movement of goods under a declaration that still stands. */
    public Optional<Movement> findByDeclaration(UUID declaration) {
        return jdbc.sql("select * from suspense_movement where declaration_id = ? and state in ('ASKED', 'CONFIRMED', 'DONE')").param(declaration)
                .query(MovementStore::movement).optional();
    }

    /** Movements of an account, oldest first. */
    public List<Movement> list(UUID account) {
        return jdbc.sql("select * from suspense_movement where account_id = ? order by id").param(account).query(MovementStore::movement).list();
    }

    public List<Movement.Line> lines(UUID movement) {
        return jdbc.sql("select * from suspense_movement_line where movement_id = ? order by id").param(movement).query((rs, i) -> new Movement.Line(
                rs.getObject("id", UUID.class), rs.getObject("movement_id", UUID.class), rs.getObject("item_id", UUID.class),
                new AccountItem.Amount(rs.getBigDecimal("quantity"), rs.getBigDecimal("value")), rs.getBigDecimal("price"),
                rs.getObject("transfer", UUID.class))).list();
    }

    /** How its taxes came about, packed; empty when the account billed none. */
    public Optional<byte[]> assessment(UUID movement) {
        return jdbc.sql("select assessment from suspense_movement where id = ? and assessment is not null").param(movement).query(byte[].class).optional();
    }

    public void transfer(UUID line, UUID transfer) {
        jdbc.sql("update suspense_movement_line set transfer = ? where id = ?").params(transfer, line).update();
    }

    public void decide(UUID id, Movement.State state, String reason, String by, Instant at) {
        jdbc.sql("update suspense_movement set state = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamp.from(at), id).update();
    }

    /** What an officer found: by what the goods are the same. */
    public void identified(UUID id, String identity) {
        jdbc.sql("update suspense_movement set identity = ? where id = ?").params(identity, id).update();
    }

    public void due(UUID id, BigDecimal tax, String bill, byte[] assessment) {
        jdbc.sql("update suspense_movement set state = 'DUE', tax = ?, bill = ?, assessment = ? where id = ?").params(tax, bill, assessment, id).update();
    }

    private static Movement movement(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Movement(rs.getObject("id", UUID.class), rs.getString("number"), rs.getObject("account_id", UUID.class), rs.getLong("trader_id"),
                rs.getString("office"), Movement.Way.valueOf(rs.getString("way")), Movement.State.valueOf(rs.getString("state")),
                rs.getObject("declaration_id", UUID.class), rs.getString("declaration"), rs.getString("evidence"), rs.getString("identity"),
                rs.getBoolean("levied"), rs.getBigDecimal("tax"), rs.getString("bill"), rs.getString("reason"), rs.getString("asked_by"),
                rs.getTimestamp("asked_at").toInstant(), rs.getString("decided_by"), decided == null ? null : decided.toInstant());
    }
}
