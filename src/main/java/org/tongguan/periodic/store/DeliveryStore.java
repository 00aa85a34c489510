package org.tongguan.periodic.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.periodic.Delivery;
import org.tongguan.runtime.SqlArrays;

/** Deliveries with their lines. */
@Component("periodicDeliveryStore")
public class DeliveryStore {

    private static final String FILTER = """
            \sfrom periodic_delivery d where (:state::text is null or state = :state) and (:approval::uuid is null or approval_id = :approval)
            \sand (:q::text is null or number = :q or reference = :q or plate = :q)""";
    /** Out, and nothing that was lodged declares it. */
    private static final String UNDECLARED = """
            d.state = 'OUT' and not exists (select from periodic_statement s where s.id = d.statement_id and s.state in ('DECLARED', 'SETTLED'))""";
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null = any. {@code query}: a number, the trader's reference or a plate. */
    public record Filter(Delivery.State state, UUID approval, String query) { }

    /** Months that should have been declared. */
    public record Overdue(LocalDate dueOn, int deliveries) { }

    public void insert(Delivery d) {
        try {
            jdbc.sql("""
                    insert into periodic_delivery(id, number, approval_id, trader_id, office, reference, plate, packages, gross_kg, state, accepted_on, due_on,
                    secured, release, lodged_by, lodged_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(d.id(), d.number(), d.approvalId(),
                    d.traderId(), d.office(), d.reference(), d.plate(), d.packages(), d.grossKg(), d.state().name(), d.acceptedOn(), d.dueOn(), d.secured(),
                    d.release(), d.lodgedBy(), Timestamp.from(d.lodgedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "periodic.reference", d.reference());
        }
        d.lines().forEach(l -> jdbc.sql("""
                insert into periodic_delivery_line(id, delivery_id, trader_id, number, goods, quantity, unit_price, net_kg, second, tax, customs_value)
                values (?,?,?,?,?,?,?,?,?,?,?)""").params(l.id(), d.id(), d.traderId(), l.number(), l.goods(), l.quantity(), l.unitPrice(), l.netKg(),
                l.second(), l.tax(), l.value()).update());
    }

    public Optional<Delivery> find(String number) {
        return one("select * from periodic_delivery where number = ?", number);
    }

    /** Keeps others from any step of it, or of its goods, until the transaction ends. */
    public Optional<Delivery> lock(String number) {
        return one("select * from periodic_delivery where number = ? for update", number);
    }

    /** As {@link #lock(String)}. */
    public Optional<Delivery> lock(UUID id) {
        return one("select * from periodic_delivery where id = ? for update", id);
    }

    public Optional<Delivery> find(UUID id) {
        return one("select * from periodic_delivery where id = ?", id);
    }

    private Optional<Delivery> one(String sql, Object key) {
        return withLines(jdbc.sql(sql).param(key).query(DeliveryStore::delivery).list()).stream().findFirst();
    }

    private List<Delivery> withLines(List<Delivery> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Delivery.Line>> lines = new HashMap<>();
        jdbc.sql("select * from periodic_delivery_line where delivery_id = any (?::uuid[]) order by number")
                .param(SqlArrays.uuids(bare.stream().map(Delivery::id).toList()))
                .query(rs -> {
                    lines.computeIfAbsent(rs.getObject("delivery_id", UUID.class), id -> new java.util.ArrayList<>()).add(line(rs));
                });
        return bare.stream().map(d -> d.with(lines.getOrDefault(d.id(), List.of()))).toList();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR).param("approval", f.approval(), Types.OTHER)
                .param("q", f.query(), Types.VARCHAR);
    }

    public List<Delivery> list(Filter filter, long offset, int rows) {
        return withLines(filtered("select *" + FILTER + " order by id desc limit :rows offset :offset", filter).param("rows", rows).param("offset", offset)
                .query(DeliveryStore::delivery).list());
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FILTER, filter).query(Long.class).single();
    }

    /** What has gone by an approval until the end of a month and belongs to no statement, oldest first; locked. */
    public List<Delivery> lockFree(UUID approval, LocalDate before) {
        return withLines(jdbc.sql("""
                select * from periodic_delivery where approval_id = ? and state = 'OUT' and statement_id is null and accepted_on < ? order by id for update""")
                .params(approval, before).query(DeliveryStore::delivery).list());
    }

    /** Those of a statement, oldest first. */
    public List<Delivery> ofStatement(UUID statement) {
        return withLines(jdbc.sql("select * from periodic_delivery where statement_id = ? order by id").param(statement).query(DeliveryStore::delivery).list());
    }

    /** A trader's earliest day that has passed with something undeclared. */
    public Optional<Overdue> overdue(long trader, LocalDate today) {
        return jdbc.sql("select min(due_on) as due_on, count(*) as n from periodic_delivery d where trader_id = ? and due_on < ? and " + UNDECLARED)
                .params(trader, today).query((rs, i) -> rs.getObject("due_on", LocalDate.class) == null ? null
                        : new Overdue(rs.getObject("due_on", LocalDate.class), rs.getInt("n"))).optional();
    }

    /** Whether a delivery of that approval is to be declared by that day already: then somebody looks at the day. */
    public boolean isWatched(UUID approval, LocalDate dueOn) {
        return jdbc.sql("select exists(select from periodic_delivery where approval_id = ? and due_on = ?)").params(approval, dueOn)
                .query(Boolean.class).single();
    }

    /** Deliveries of an approval that should have been declared by that day and are not. */
    public int countOverdue(UUID approval, LocalDate dueOn) {
        return jdbc.sql("select count(*) from periodic_delivery d where approval_id = ? and due_on <= ? and " + UNDECLARED).params(approval, dueOn)
                .query(Integer.class).single();
    }

    public void step(UUID id, Delivery.State state, Instant leftAt) {
        jdbc.sql("update periodic_delivery set state = ?, left_at = coalesce(?, left_at) where id = ?")
                .params(state.name(), leftAt == null ? null : Timestamp.from(leftAt), id).update();
    }

    /** Null = they belong to none any more. */
    public void declareBy(Collection<UUID> deliveries, UUID statement) {
        jdbc.sql("update periodic_delivery set statement_id = ?::uuid where id = any (?::uuid[])")
                .params(statement == null ? null : statement.toString(), SqlArrays.uuids(deliveries)).update();
    }

    public void comeBack(UUID line, BigDecimal quantity) {
        jdbc.sql("update periodic_delivery_line set returned = returned + ? where id = ?").params(quantity, line).update();
    }

    private static Delivery.Line line(ResultSet rs) throws SQLException {
        return new Delivery.Line(rs.getObject("id", UUID.class), rs.getInt("number"), rs.getInt("goods"), rs.getBigDecimal("quantity"),
                rs.getBigDecimal("unit_price"), rs.getBigDecimal("net_kg"), rs.getBigDecimal("second"), rs.getBigDecimal("tax"),
                rs.getBigDecimal("customs_value"), rs.getBigDecimal("returned"));
    }

    private static Delivery delivery(ResultSet rs, int row) throws SQLException {
        Timestamp left = rs.getTimestamp("left_at");
        return new Delivery(rs.getObject("id", UUID.class), rs.getString("number"), rs.getObject("approval_id", UUID.class), rs.getLong("trader_id"),
                rs.getString("office"), rs.getString("reference"), rs.getString("plate"), rs.getInt("packages"), rs.getBigDecimal("gross_kg"),
                Delivery.State.valueOf(rs.getString("state")), rs.getObject("accepted_on", LocalDate.class), rs.getObject("due_on", LocalDate.class),
                rs.getBigDecimal("secured"), rs.getString("release"), rs.getString("lodged_by"), rs.getTimestamp("lodged_at").toInstant(),
                left == null ? null : left.toInstant(), rs.getObject("statement_id", UUID.class), List.of());
    }
}
