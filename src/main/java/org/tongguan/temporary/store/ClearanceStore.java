package org.tongguan.temporary.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.WayOut;

/** Clearances and their lines. */
@Component
public class ClearanceStore {

    private static final ColumnInsert<Row> LINES = ColumnInsert.<Row>into("temporary_clearance_line").uuid("id", r -> r.line.id())
            .uuid("clearance_id", r -> r.line.clearanceId()).uuid("item_id", r -> r.line.itemId()).int8("trader_id", r -> r.of.traderId())
            .int8("organiser_id", r -> r.of.organiserId()).numeric("quantity", r -> r.line.amount().quantity())
            .int4("pieces", r -> r.line.amount().pieces()).numeric("weight", r -> r.line.amount().weight())
            .numeric("value", r -> r.line.amount().value()).numeric("price", r -> r.line.price())
            .uuid("transfer", r -> r.line.transfer());
    private static final String FILTER = """
            \sfrom temporary_clearance c join temporary_list l on l.id = c.list_id where (:state::text is null or c.state = :state)
            \sand (:way::text is null or c.way = :way) and (:list::uuid is null or c.list_id = :list)
            \sand (:q::text is null or c.number = :q or c.evidence = :q or c.bill = :q or l.number = :q or l.exhibitor ilike '%' || :q || '%')""";
    private final JdbcClient jdbc;

    ClearanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Clearance of, Clearance.Line line) { }

    /** What to look for; null = any. {@code query}: a number, a paper, a bill, a list or a part of the exhibitor's name. */
    public record Filter(Clearance.State state, WayOut way, UUID list, String query) { }

    /** A clearance with its list and the sums of its lines. */
    public record Listed(Clearance clearance, String list, String exhibitor, long lines, long pieces, BigDecimal weight, BigDecimal value) { }

    /** A line with its clearance. */
    public record Part(Clearance clearance, Clearance.Line line) { }

    public void insert(Clearance c, Collection<Clearance.Line> lines) {
        jdbc.sql("""
                insert into temporary_clearance(id, number, list_id, trader_id, organiser_id, office, way, state, evidence, place, recipient, voucher, permit,
                asked_by, asked_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                .params(c.id(), c.number(), c.listId(), c.traderId(), c.organiserId(), c.office(), c.way().name(), c.state().name(), c.evidence(), c.place(),
                        c.recipient(), c.voucher(), c.permit(), c.askedBy(), Timestamp.from(c.askedAt())).update();
        LINES.insert(jdbc, lines.stream().map(l -> new Row(c, l)).toList());
    }

    public Optional<Clearance> find(String number) {
        return jdbc.sql("select * from temporary_clearance where number = ?").param(number).query(ClearanceStore::clearance).optional();
    }

    public Optional<Clearance> find(UUID id) {
        return jdbc.sql("select * from temporary_clearance where id = ?").param(id).query(ClearanceStore::clearance).optional();
    }

    /** What is asked, or billed, and not done, of a list. */
    public List<Clearance> open(UUID list) {
        return jdbc.sql("select * from temporary_clearance where list_id = ? and state in ('ASKED', 'DUE') order by id").param(list)
                .query(ClearanceStore::clearance).list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR)
                .param("way", f.way() == null ? null : f.way().name(), Types.VARCHAR).param("list", f.list(), Types.OTHER)
                .param("q", f.query(), Types.VARCHAR);
    }

    /** Newest first. */
    public List<Listed> list(Filter filter, long offset, int rows) {
        return filtered("""
                with page as (select c.*, l.number as list_number, l.exhibitor""" + FILTER + """
                 order by c.id desc limit :rows offset :offset)
                select p.*, s.* from page p cross join lateral (select count(*) as lines, coalesce(sum(x.pieces), 0) as pieces,
                coalesce(sum(x.weight), 0) as weight, coalesce(sum(x.value), 0) as value from temporary_clearance_line x where x.clearance_id = p.id) s
                order by p.id desc""", filter).param("rows", rows).param("offset", offset).query((rs, i) -> new Listed(clearance(rs, i),
                rs.getString("list_number"), rs.getString("exhibitor"), rs.getLong("lines"), rs.getLong("pieces"), rs.getBigDecimal("weight"),
                rs.getBigDecimal("value"))).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FILTER, filter).query(Long.class).single();
    }

    public List<Clearance.Line> lines(UUID clearance) {
        return jdbc.sql("select * from temporary_clearance_line where clearance_id = ? order by id").param(clearance).query(ClearanceStore::line).list();
    }

    /** Every part of an item that was ever asked to go, oldest first. */
    public List<Part> history(UUID item) {
        return jdbc.sql("select * from temporary_clearance_line where item_id = ? order by id").param(item).query(ClearanceStore::line).list().stream()
                .map(l -> new Part(find(l.clearanceId()).orElseThrow(), l)).toList();
    }

    /** How much of items went one of those ways, or is asked to, by item. */
    public Map<UUID, BigDecimal> gone(Collection<UUID> items, Collection<WayOut> ways) {
        return jdbc.sql("""
                select x.item_id, sum(x.quantity) from temporary_clearance_line x join temporary_clearance c on c.id = x.clearance_id
                where x.item_id = any(?) and c.way = any(?::text[]) and c.state in ('ASKED', 'DUE', 'DONE') group by x.item_id""")
                .params(SqlArrays.uuids(items), ways.stream().map(WayOut::name).toArray(String[]::new))
                .query((rs, i) -> Map.entry(rs.getObject(1, UUID.class), rs.getBigDecimal(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is set aside anew is another transfer. */
    public void transfer(UUID line, UUID transfer) {
        jdbc.sql("update temporary_clearance_line set transfer = ? where id = ?").params(transfer, line).update();
    }

    public void decide(UUID id, Clearance.State state, String reason, String by, Instant at) {
        jdbc.sql("update temporary_clearance set state = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, Timestamp.from(at), id).update();
    }

    public void due(UUID id, BigDecimal tax, String bill, String by, Instant at) {
        jdbc.sql("update temporary_clearance set state = 'DUE', tax = ?, bill = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(tax, bill, by, Timestamp.from(at), id).update();
    }

    private static Clearance.Line line(ResultSet rs, int row) throws SQLException {
        return new Clearance.Line(rs.getObject("id", UUID.class), rs.getObject("clearance_id", UUID.class), rs.getObject("item_id", UUID.class),
                new Item.Amount(rs.getBigDecimal("quantity"), rs.getInt("pieces"), rs.getBigDecimal("weight"), rs.getBigDecimal("value")),
                rs.getBigDecimal("price"), rs.getObject("transfer", UUID.class));
    }

    private static Clearance clearance(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Clearance(rs.getObject("id", UUID.class), rs.getString("number"), rs.getObject("list_id", UUID.class), rs.getLong("trader_id"),
                rs.getObject("organiser_id", Long.class), rs.getString("office"), WayOut.valueOf(rs.getString("way")),
                Clearance.State.valueOf(rs.getString("state")), rs.getString("evidence"), rs.getString("place"), rs.getString("recipient"),
                rs.getString("voucher"), rs.getString("permit"), rs.getBigDecimal("tax"), rs.getString("bill"), rs.getString("reason"),
                rs.getString("asked_by"),
                rs.getTimestamp("asked_at").toInstant(), rs.getString("decided_by"), decided == null ? null : decided.toInstant());
    }
}
