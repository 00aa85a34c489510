package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.runtime.SqlArrays;

/** Lists as pages look at them. Nothing here reads more of the tables than a page shows, however full they are. */
@Component
public class ListQueries {

    private static final String COLUMNS = Arrays.stream(ListStore.COLUMNS.split(", ")).map(c -> "l." + c).collect(Collectors.joining(", "));
    /** What kind of part a key that is waited for is of: a waiting list's content begins with its keys. */
    private static final String KIND = """
            case uuid_send(m.key) when substring(w.content from 1 for 16) then 0 when substring(w.content from 17 for 16) then 1 else 2 end""";
    private static final String MISSING = " from ecommerce_missing m join ecommerce_pending w on w.list_id = m.list_id where w.awaits < 2 and ";
    private static final String NOT_THERE = "not exists (select from ecommerce_part p where p.key = m.key)";
    private final JdbcClient jdbc;

    ListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Newest lists.
     *
     * @param state  null = any; waiting ones are found by what waits, those that need a person by their index
     * @param office null = any
     */
    public List<RetailList> newest(ListState state, Integer office, long offset, int limit) {
        String from = state == ListState.WAITING ? "ecommerce_pending w join ecommerce_list l on l.id = w.list_id" : "ecommerce_list l";
        String id = state == ListState.WAITING ? "w.list_id" : "l.id";
        return jdbc.sql("select " + COLUMNS + " from " + from + where(state) + " and (cast(? as int) is null or l.office = ?) order by " + id
                + " desc limit ? offset ?").params(office, office, limit, offset).query(ListStore::list).list();
    }

    /** Lists in one of the states that are counted without reading all others: waiting, and those that need a person. */
    public long count(ListState state, Integer office) {
        if (state == ListState.WAITING && office == null) {
            return jdbc.sql("select count(*) from ecommerce_pending where awaits < 2").query(Long.class).single();
        }
        String from = state == ListState.WAITING ? "ecommerce_pending w join ecommerce_list l on l.id = w.list_id" : "ecommerce_list l";
        return jdbc.sql("select count(*) from " + from + where(state) + " and (cast(? as int) is null or l.office = ?)").params(office, office)
                .query(Long.class).single();
    }

    /** The state is part of the statement, since an index holds just those that need a person. */
    private static String where(ListState state) {
        return state == null ? " where true" : " where l.state = " + state.code();
    }

    /** Import lists among these identities (from inclusive, to exclusive) that were released, by identity: a stretch of their key is read, no more. */
    public List<RetailList> released(UUID from, UUID to, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list l where l.id >= ? and l.id < ? and l.state in (" + ListState.RELEASED.code() + ","
                + ListState.CLOSED.code() + ") and l.number < 100000000000000000 order by l.id limit ?").params(from, to, limit)
                .query(ListStore::list).list();
    }

    /** Lists with one of these numbers, newest first. */
    public List<RetailList> list(long[] numbers, int limit) {
        Long[] all = Arrays.stream(numbers).boxed().toArray(Long[]::new);
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list l where l.number = any (?) order by l.id desc limit ?").params(all, limit)
                .query(ListStore::list).list();
    }

    /** Newest lists whose bill or own number is that in 32 bits, see {@link org.tongguan.ecommerce.match.Keys#plain}; the caller compares the whole. */
    public List<RetailList> named(int number, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list l where l.bill = ? union all select " + COLUMNS
                + " from ecommerce_list l where l.cop = ? order by 1 desc limit ?").params(number, number, limit).query(ListStore::list).list();
    }

    /** Newest lists with these waybills' documents. */
    public List<RetailList> listOfWaybills(Collection<UUID> documents) {
        return documents.isEmpty() ? List.of() : jdbc.sql("select " + COLUMNS
                        + " from ecommerce_list l where l.waybill_id = any (?::uuid[]) order by l.id desc").param(SqlArrays.uuids(documents))
                .query(ListStore::list).list();
    }

    /** What each of these lists waits for now. */
    public Map<UUID, Set<Part.Kind>> missing(Collection<UUID> lists) {
        Map<UUID, Set<Part.Kind>> missing = new HashMap<>();
        if (!lists.isEmpty()) {
            jdbc.sql("select m.list_id, " + KIND + MISSING + "m.list_id = any (?::uuid[]) and " + NOT_THERE).param(SqlArrays.uuids(lists))
                    .query((rs, i) -> missing.computeIfAbsent(rs.getObject(1, UUID.class), l -> EnumSet.noneOf(Part.Kind.class))
                            .add(Part.Kind.values()[rs.getInt(2)])).list();
        }
        return missing;
    }

    /** Parts that are waited for, by kind. */
    public Map<Part.Kind, Long> missing() {
        Map<Part.Kind, Long> missing = new EnumMap<>(Part.Kind.class);
        jdbc.sql("select " + KIND + ", count(*)" + MISSING + NOT_THERE + " group by 1")
                .query((rs, i) -> missing.put(Part.Kind.values()[rs.getInt(1)], rs.getLong(2))).list();
        return missing;
    }

    /** What a waiting list needs; null when it waits no longer. */
    public Pending pending(UUID list) {
        return jdbc.sql("select content from ecommerce_pending where list_id = ?").param(list).query((rs, i) -> Pending.unpack(rs.getBytes(1))).optional()
                .orElse(null);
    }

    /** The list that has waited longest; null when none waits. */
    public UUID oldestWaiting() {
        return jdbc.sql("select list_id from ecommerce_pending where awaits < 2 order by list_id limit 1").query(UUID.class).optional().orElse(null);
    }

    /**
     * A list as the live page counts it.
     *
     * @param waited as {@link RetailList#waited}
     */
    public record Seen(UUID id, UUID order, UUID payment, UUID waybill, int office, ListState state, int waited) { }

    /** The newest lists, whatever became of them. */
    public List<Seen> newest(int limit) {
        return jdbc.sql("select id, order_id, payment_id, waybill_id, office, state, waited from ecommerce_list order by id desc limit ?").param(limit)
                .query(ListQueries::seen).list();
    }

    private static Seen seen(ResultSet rs, int row) throws SQLException {
        return new Seen(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getObject(3, UUID.class), rs.getObject(4, UUID.class), rs.getInt(5),
                ListState.of(rs.getInt(6)), rs.getInt(7));
    }
}
