package org.tongguan.suspense.store;

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
import org.tongguan.runtime.SqlArrays;
import org.tongguan.suspense.AccountFinding;

/** What inspections found about goods on account. */
@Component
public class AccountFindingStore {

    private final JdbcClient jdbc;

    AccountFindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Binds the items a decision is about, all of the account when it names none; of those only what is on it. The same order's next decision takes the
     * place of this one.
     *
     * @return how many are bound
     */
    public int bind(UUID account, InspectionDecided decided, Instant at) {
        String numbers = decided.items().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql("""
                insert into suspense_finding(item_id, inspection, account_id, trader_id, decision, reason, found_at)
                select i.id, :inspection, i.account_id, i.trader_id, :decision, :reason, :at
                from suspense_item i left join suspense_item_out o on o.item_id = i.id
                where i.account_id = :account and i.quantity > coalesce(o.quantity, 0)
                and (cardinality(:numbers::int[]) = 0 or i.number = any(:numbers::int[])) order by i.number
                on conflict (item_id, inspection) do update set decision = excluded.decision, reason = excluded.reason, found_at = excluded.found_at,
                settled_at = null""").param("inspection", decided.inspectionNumber()).param("decision", decided.decision().name())
                .param("reason", decided.reason()).param("at", Timestamp.from(at)).param("account", account).param("numbers", numbers).update();
    }

    /** Those that bind items of an account. */
    public List<AccountFinding> open(UUID account) {
        return jdbc.sql("""
                select f.*, i.number as item_number from suspense_finding f join suspense_item i on i.id = f.item_id
                where f.account_id = ? and f.settled_at is null order by i.number, f.found_at""").param(account).query((rs, n) -> new AccountFinding(
                rs.getObject("item_id", UUID.class), rs.getInt("item_number"), rs.getString("inspection"), Decision.valueOf(rs.getString("decision")),
                rs.getString("reason"), rs.getTimestamp("found_at").toInstant(), null)).list();
    }

    /** Numbers of the inspections of an account that were decided about item by item. */
    public Set<String> inspections(UUID account) {
        return Set.copyOf(jdbc.sql("select distinct inspection from suspense_finding where account_id = ?").param(account).query(String.class).list());
    }

    /** What such inspections found binds nothing any more, but goods that must go back or be destroyed stay bound. */
    public void settle(UUID account, Collection<String> inspections, Instant at) {
        inspections.forEach(i -> jdbc.sql("""
                update suspense_finding set settled_at = ? where account_id = ? and inspection = ? and settled_at is null
                and decision not in ('RE_EXPORT', 'DESTROY')""").params(Timestamp.from(at), account, i).update());
    }

    /** Some items were amended. @return whether one of them had to be */
    public boolean amended(Collection<UUID> items, Instant at) {
        return jdbc.sql("update suspense_finding set settled_at = ? where item_id = any(?) and decision = 'AMEND' and settled_at is null")
                .params(Timestamp.from(at), SqlArrays.uuids(items)).update() > 0;
    }

    /** Inspections of an account whose decision has come about: all goods that had to go are gone, all items that had to be amended are. */
    public List<String> carriedOut(UUID account) {
        return jdbc.sql("""
                select f.inspection from suspense_finding f join suspense_item i on i.id = f.item_id left join suspense_item_out o on o.item_id = i.id
                where f.account_id = ? and f.decision in ('RE_EXPORT', 'DESTROY', 'AMEND') group by f.inspection
                having bool_and(case f.decision when 'AMEND' then f.settled_at is not null else i.quantity = coalesce(o.quantity, 0) end)""")
                .param(account).query(String.class).list();
    }
}
