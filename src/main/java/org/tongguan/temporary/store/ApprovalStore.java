package org.tongguan.temporary.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.temporary.Approval;
import org.tongguan.temporary.GoodsList;

/** Approvals of special items. */
@Component
public class ApprovalStore {

    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("temporary_approval").uuid("id", r -> r.approval.id())
            .uuid("item_id", r -> r.approval.itemId()).uuid("list_id", r -> r.approval.listId()).int8("trader_id", r -> r.list.traderId())
            .int8("organiser_id", r -> r.list.organiserId()).text("office", r -> r.approval.office()).text("kind", r -> r.approval.kind())
            .instant("asked_at", r -> r.approval.askedAt()).date("due_on", r -> r.approval.dueOn()).text("state", r -> r.approval.state().name())
            .then("""
                on conflict (item_id, kind) do update set state = 'ASKED', asked_at = excluded.asked_at, due_on = excluded.due_on, decided_by = null,
                decided_at = null, reason = ''""");
    private static final String FROM = """
            \sfrom temporary_approval a join temporary_list l on l.id = a.list_id join temporary_item i on i.id = a.item_id
            \swhere (:state::text is null or a.state = :state) and (:list::uuid is null or a.list_id = :list) and (:late::date is null or a.due_on < :late)""";
    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(GoodsList list, Approval approval) { }

    /** What to look for; null = any. {@code late}: due before that day. */
    public record Filter(Approval.State state, UUID list, LocalDate late) { }

    /** An approval with what it is about. */
    public record Listed(Approval approval, String list, String exhibitor, int item, String code, Text name, BigDecimal quantity, String unit, String origin,
                         String proof) { }

    public void insert(GoodsList list, Collection<Approval> approvals) {
        INSERT.insert(jdbc, approvals.stream().map(a -> new Row(list, a)).toList());
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("state", f.state() == null ? null : f.state().name(), Types.VARCHAR).param("list", f.list(), Types.OTHER)
                .param("late", f.late(), Types.DATE);
    }

    /** Those due first before the others. */
    public List<Listed> list(Filter filter, long offset, int rows) {
        return filtered("""
                select a.*, l.number as list_number, l.exhibitor, i.number as item_number, i.code as item_code, i.name_zh, i.name_en, i.quantity, i.unit,
                i.origin, i.proof"""
                + FROM + " order by a.due_on, a.id limit :rows offset :offset", filter).param("rows", rows).param("offset", offset)
                .query((rs, i) -> new Listed(approval(rs, i), rs.getString("list_number"), rs.getString("exhibitor"), rs.getInt("item_number"),
                        rs.getString("item_code"), Text.of(rs.getString("name_zh"), rs.getString("name_en")), rs.getBigDecimal("quantity"),
                        rs.getString("unit"), rs.getString("origin"), rs.getString("proof"))).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + FROM, filter).query(Long.class).single();
    }

    public List<Approval> lock(Collection<UUID> ids) {
        return jdbc.sql("select * from temporary_approval where id = any(?) order by id for update").param(SqlArrays.uuids(ids))
                .query(ApprovalStore::approval).list();
    }

    public void decide(Approval a) {
        jdbc.sql("update temporary_approval set state = ?, document = ?, most = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(a.state().name(), a.document(), a.most(), a.reason(), a.decidedBy(), Timestamp.from(a.decidedAt()), a.id()).update();
    }

    public boolean hasOpen(UUID list) {
        return jdbc.sql("select exists (select from temporary_approval where list_id = ? and state = 'ASKED')").param(list).query(Boolean.class).single();
    }

    /** What was granted of items, by item: up to which quantity they may be used up; items without such a limit are not there. */
    public Map<UUID, BigDecimal> granted(Collection<UUID> items) {
        return jdbc.sql("select item_id, most from temporary_approval where item_id = any(?) and state = 'GRANTED' and most is not null")
                .param(SqlArrays.uuids(items)).query((rs, i) -> Map.entry(rs.getObject(1, UUID.class), rs.getBigDecimal(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A list goes back to a draft: what was asked is asked no more. */
    public void forget(UUID list) {
        jdbc.sql("delete from temporary_approval where list_id = ?").param(list).update();
    }

    private static Approval approval(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        Instant at = decided == null ? null : decided.toInstant();
        return new Approval(rs.getObject("id", UUID.class), rs.getObject("item_id", UUID.class), rs.getObject("list_id", UUID.class),
                rs.getString("office"), rs.getString("kind"), rs.getTimestamp("asked_at").toInstant(), rs.getObject("due_on", LocalDate.class),
                Approval.State.valueOf(rs.getString("state")), rs.getString("document"), rs.getBigDecimal("most"), rs.getString("reason"),
                rs.getString("decided_by"), at);
    }
}
