package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.ItemFinding;

/** What inspections found about items. */
@Component
public class FindingStore {

    private static final String FROM = "select f.*, i.number as item_number from temporary_finding f join temporary_item i on i.id = f.item_id where ";
    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Binds the items a decision is about, all of the list when it names none; of those only what is not out. The same order's next decision takes the
     * place of this one.
     *
     * @return how many are bound
     */
    public int bind(GoodsList list, InspectionDecided decided, Instant at) {
        String numbers = decided.items().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql("""
                insert into temporary_finding(item_id, inspection, list_id, trader_id, organiser_id, decision, reason, found_at)
                select i.id, :inspection, i.list_id, i.trader_id, i.organiser_id, :decision, :reason, :at
                from temporary_item i left join temporary_item_out o on o.item_id = i.id
                where i.list_id = :list and i.state <> 'EXCLUDED' and i.quantity > coalesce(o.quantity, 0)
                and (cardinality(:numbers::int[]) = 0 or i.number = any(:numbers::int[])) order by i.number
                on conflict (item_id, inspection) do update set decision = excluded.decision, reason = excluded.reason, found_at = excluded.found_at,
                settled_at = null""").param("inspection", decided.inspectionNumber()).param("decision", decided.decision().name())
                .param("reason", decided.reason()).param("at", Timestamp.from(at)).param("list", list.id()).param("numbers", numbers).update();
    }

    /** Those of a list that bind its items, by item. */
    public List<ItemFinding> open(UUID list) {
        return jdbc.sql(FROM + "f.list_id = ? and f.settled_at is null order by i.number, f.found_at").param(list).query(FindingStore::finding).list();
    }

    /** All of an item, oldest first. */
    public List<ItemFinding> ofItem(UUID item) {
        return jdbc.sql(FROM + "f.item_id = ? order by f.found_at").param(item).query(FindingStore::finding).list();
    }

    /** Numbers of the inspections of a list that were decided about item by item. */
    public Set<String> inspections(UUID list) {
        return Set.copyOf(jdbc.sql("select distinct inspection from temporary_finding where list_id = ?").param(list).query(String.class).list());
    }

    /** What such inspections found binds nothing any more, but goods that must go back or be destroyed stay bound. */
    public void settle(UUID list, Collection<String> inspections, Instant at) {
        inspections.forEach(i -> jdbc.sql("""
                update temporary_finding set settled_at = ? where list_id = ? and inspection = ? and settled_at is null
                and decision not in ('RE_EXPORT', 'DESTROY')""").params(Timestamp.from(at), list, i).update());
    }

    /** An item was amended. */
    public void amended(UUID item, Instant at) {
        jdbc.sql("update temporary_finding set settled_at = ? where item_id = ? and decision = 'AMEND' and settled_at is null")
                .params(Timestamp.from(at), item).update();
    }

    /** Inspections of a list whose decision has come about: all goods that had to go are gone, all items that had to be amended are. */
    public List<String> carriedOut(UUID list) {
        return jdbc.sql("""
                select f.inspection from temporary_finding f join temporary_item i on i.id = f.item_id left join temporary_item_out o on o.item_id = i.id
                where f.list_id = ? and f.decision in ('RE_EXPORT', 'DESTROY', 'AMEND') group by f.inspection having bool_and(case f.decision
                when 'AMEND' then f.settled_at is not null else i.state = 'ADMITTED' and i.quantity = coalesce(o.quantity, 0) end)""")
                .param(list).query(String.class).list();
    }

    private static ItemFinding finding(ResultSet rs, int row) throws SQLException {
        Timestamp settled = rs.getTimestamp("settled_at");
        return new ItemFinding(rs.getObject("item_id", UUID.class), rs.getInt("item_number"), rs.getString("inspection"),
                Decision.valueOf(rs.getString("decision")), rs.getString("reason"), rs.getTimestamp("found_at").toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
