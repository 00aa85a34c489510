package org.tongguan.ecommerce.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.formats.parquet.ParquetColumn;
import org.tongguan.runtime.SqlArrays;

/** What a closed month has in the database: read in short pieces, so that nothing waits for it and no old row is kept for its sake; then deleted. */
@Component
class ClosedMonthStore {

    /** Where lists are on their way whose month may be closed all the same. */
    private static final String ON_THEIR_WAY = Stream.of(ListState.WAITING, ListState.REVIEW, ListState.INSPECTION, ListState.PASSED,
                    ListState.DETAINED)
            .map(state -> Integer.toString(state.code())).collect(Collectors.joining(","));
    private static final long EXPORT = 100_000_000_000_000_000L;
    private static final String GOING = " from ecommerce_list l where l.id >= ? and l.id < ? and not exists (select from ecommerce_archive_open o "
            + "where o.list_id = l.id) ";
    private static final String LIST = ArchiveTables.LIST_COLUMNS.stream().map(ParquetColumn::name).filter(name -> !"steps".equals(name))
            .map(name -> "l." + name).collect(Collectors.joining(", "));
    private static final String STEPS = """
            (select json_agg(json_build_array(to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), s.state, s.note) order by s.at, s.state)::text
             from ecommerce_step s where s.list_id = l.id)""";
    private static final String PART = ArchiveTables.PART_COLUMNS.stream().map(ParquetColumn::name).map(name -> "claimed".equals(name) ? "claimed::int4" : name)
            .collect(Collectors.joining(", "));
    private final JdbcClient jdbc;

    ClosedMonthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first identity that month could have had. */
    static UUID first(LocalDate month) {
        return new UUID(month.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() << 16, 0);
    }

    /** Notes the lists that stay: not decided, on their way, with a return under way, or with tax that is not paid. Tells how many. */
    long noteOpen(LocalDate month) {
        jdbc.sql("""
                insert into ecommerce_archive_open select l.id from ecommerce_list l where l.id >= ? and l.id < ? and (
                  l.state in (%s) or l.state = 800 and l.number >= ?
                  or exists (select from ecommerce_pending w where w.list_id = l.id)
                  or exists (select from ecommerce_return r where r.list_id = l.id and r.state = 'APPLIED')
                  or exists (select from ecommerce_back b where b.list_id = l.id and b.back_at is null)
                  or exists (select from ecommerce_tax t left join ecommerce_consolidation c on c.id = t.consolidation
                             where t.list_id = l.id and (t.state = 1 or t.state = 2 and c.paid_at is null)))""".formatted(ON_THEIR_WAY))
                .params(first(month), first(month.plusMonths(1)), EXPORT).update();
        return jdbc.sql("select count(*) from ecommerce_archive_open").query(Long.class).single();
    }

    /** Lists that go, with the sums of their values and taxes, as the database counts them. */
    record Counted(long lists, long value, long tax) { }

    Counted count(LocalDate month) {
        return jdbc.sql("select count(*), coalesce(sum(l.value), 0)::int8, coalesce(sum(l.duty + l.consumption + l.vat), 0)::int8" + GOING)
                .params(first(month), first(month.plusMonths(1))).query((rs, i) -> new Counted(rs.getLong(1), rs.getLong(2), rs.getLong(3))).single();
    }

    /** The next lists that go, by identity. */
    List<Object[]> lists(LocalDate month, UUID after, int limit) {
        return jdbc.sql("select " + LIST + ", " + STEPS + GOING + "and l.id > ? order by l.id limit ?")
                .params(first(month), first(month.plusMonths(1)), after, limit).query((rs, i) -> row(rs, ArchiveTables.LIST_COLUMNS)).list();
    }

    /** The next of them by number. */
    List<Object[]> numbers(LocalDate month, long afterNumber, UUID after, int limit) {
        return jdbc.sql("select l.number, l.id" + GOING + "and (l.number, l.id) > (?, ?) order by l.number, l.id limit ?")
                .params(first(month), first(month.plusMonths(1)), afterNumber, after, limit).query((rs, i) -> row(rs, ArchiveTables.NUMBER_COLUMNS)).list();
    }

    /** Gathers the orders, payments and waybills of the lists that go, but for those a list that stays names as well. */
    long gatherParts(LocalDate month) {
        jdbc.sql("""
                with stays as materialized (select unnest(array[s.order_id, s.payment_id, s.waybill_id]) as part
                                            from ecommerce_archive_open o join ecommerce_list s on s.id = o.list_id)
                insert into ecommerce_archive_part(key, id, trader_id, day, kind, facts, list_id, claimed, number)
                select p.key, p.id, p.trader_id, p.day, p.kind, p.facts, l.list,
                  exists (select from ecommerce_claim c where c.key = p.key and c.list_id = l.list), p.number
                from (select l.id as list, unnest(array[l.order_id, l.payment_id, l.waybill_id]) as part""" + GOING + """
                ) l join ecommerce_part p on p.id = l.part
                where not exists (select from stays s where s.part = p.id)
                on conflict do nothing""").params(first(month), first(month.plusMonths(1))).update();
        return jdbc.sql("select count(*) from ecommerce_archive_part").query(Long.class).single();
    }

    /** The next of them by key. */
    List<Object[]> parts(UUID afterKey, UUID afterList, int limit) {
        return jdbc.sql("select " + PART + " from ecommerce_archive_part where (key, list_id) > (?, ?) order by key, list_id limit ?")
                .params(afterKey, afterList, limit).query((rs, i) -> row(rs, ArchiveTables.PART_COLUMNS)).list();
    }

    /** Gathers the short forms of the other numbers by which the lists that go are found; their parts were gathered before. */
    void gatherNumbers(LocalDate month) {
        jdbc.sql("insert into ecommerce_archive_number select n.number, g.id from (select l.id, l.bill, l.cop" + GOING + """
                ) g cross join lateral (values (g.bill), (g.cop)) n(number) where n.number <> 0 on conflict do nothing""")
                .params(first(month), first(month.plusMonths(1))).update();
        jdbc.sql("insert into ecommerce_archive_number select number, list_id from ecommerce_archive_part where number <> 0 on conflict do nothing").update();
    }

    /** The next of them by number. */
    List<Object[]> others(long afterNumber, UUID afterList, int limit) {
        return jdbc.sql("select number, list_id from ecommerce_archive_number where (number, list_id) > (?, ?) order by number, list_id limit ?")
                .params(afterNumber, afterList, limit).query((rs, i) -> row(rs, ArchiveTables.OTHER_COLUMNS)).list();
    }

    /** They lie in files: parts, if they are still the same documents, and the claims of their lists go. */
    void forgetParts(Collection<UUID> keys, Collection<UUID> documents, Collection<UUID> lists) {
        jdbc.sql("delete from ecommerce_part p using unnest(?::uuid[], ?::uuid[]) v(key, id) where p.key = v.key and p.id = v.id")
                .params(SqlArrays.uuids(keys), SqlArrays.uuids(documents)).update();
        jdbc.sql("delete from ecommerce_claim c using unnest(?::uuid[], ?::uuid[]) v(key, list) where c.key = v.key and c.list_id = v.list")
                .params(SqlArrays.uuids(keys), SqlArrays.uuids(lists)).update();
    }

    /** So do the steps of these lists. */
    void forgetSteps(Collection<UUID> lists) {
        jdbc.sql("delete from ecommerce_step where list_id = any (?::uuid[])").param(SqlArrays.uuids(lists)).update();
    }

    /** Parts of that time and earlier that no list ever named, and none waits for, are dropped; tells how many. */
    int dropUnused(LocalDate before) {
        return jdbc.sql("""
                with old as materialized (select key, id from ecommerce_part where id < ?),
                  used as materialized (select o.key from (select unnest(array[order_id, payment_id, waybill_id]) as id from ecommerce_list) l
                                        join old o on o.id = l.id)
                delete from ecommerce_part p using old o where p.key = o.key and p.id = o.id and not exists (select from used u where u.key = o.key)
                  and not exists (select from ecommerce_missing m where m.key = o.key)
                  and not exists (select from ecommerce_claim c where c.key = o.key)""").param(first(before)).update();
    }

    private static Object[] row(ResultSet rs, List<ParquetColumn> columns) throws SQLException {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            int place = i + 1;
            Object value = switch (columns.get(i).kind()) {
                case UUID -> rs.getObject(place, UUID.class);
                case LONG -> rs.getLong(place);
                case INT -> rs.getInt(place);
                case TEXT -> rs.getString(place);
                case BYTES -> rs.getBytes(place);
                case DATE -> rs.getObject(place, LocalDate.class);
                case INSTANT -> {
                    Timestamp at = rs.getTimestamp(place);
                    yield at == null ? null : at.toInstant();
                }
            };
            row[i] = rs.wasNull() ? null : value;
        }
        return row;
    }
}
