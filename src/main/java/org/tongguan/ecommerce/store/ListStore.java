package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.SqlArrays;

/** Lists, what waits for what, and what happened afterwards. */
@Component
public class ListStore {

    private static final ColumnInsert<Fresh> INSERT = ColumnInsert.<Fresh>into("ecommerce_list").uuid("id", f -> f.list.id())
            .int8("trader_id", f -> f.list.traderId()).int8("number", f -> f.list.number()).int8("buyer", f -> f.list.buyer())
            .uuid("order_id", f -> f.list.orderId()).uuid("payment_id", f -> f.list.paymentId()).uuid("waybill_id", f -> f.list.waybillId())
            .int4("office", f -> f.list.office()).int4("mode", f -> f.list.mode()).int4("state", f -> f.list.state().code())
            .int4("waited", f -> f.list.waited())
            .int8("value", f -> f.list.amounts().value()).int8("duty", f -> f.list.amounts().duty()).int8("consumption", f -> f.list.amounts().consumption())
            .int8("vat", f -> f.list.amounts().vat()).instant("filed_at", f -> f.list.filedAt()).instant("decided_at", f -> f.list.decidedAt())
            .text("findings", f -> f.list.findings()).int4("bill", f -> f.bill)
            .int4("cop", f -> f.own);
    private static final ColumnInsert<RetailList> DECIDED = ColumnInsert.<RetailList>into("ecommerce_list").uuid("id", RetailList::id)
            .uuid("order_id", RetailList::orderId).uuid("payment_id", RetailList::paymentId).uuid("waybill_id", RetailList::waybillId)
            .int4("state", l -> l.state().code()).instant("decided_at", RetailList::decidedAt).text("findings", RetailList::findings);
    private static final ColumnInsert<Waiting> PENDING = ColumnInsert.<Waiting>into("ecommerce_pending").uuid("list_id", Waiting::list)
            .int8("trader_id", Waiting::traderId).bytes("content", w -> w.pending.pack())
            .int4("awaits", w -> w.pending.awaits().ordinal());
    private static final ColumnInsert<Missing> MISSING = ColumnInsert.<Missing>into("ecommerce_missing").uuid("key", Missing::key)
            .uuid("list_id", Missing::list).then("on conflict do nothing");
    private static final ColumnInsert<Step> STEP = ColumnInsert.<Step>into("ecommerce_step").uuid("list_id", Step::list).instant("at", Step::at)
            .int4("state", Step::state).text("note", Step::note).then("on conflict do nothing");
    static final String COLUMNS = "id, trader_id, number, buyer, order_id, payment_id, waybill_id, office, mode, state, waited, value, duty, "
            + "consumption, vat, filed_at, decided_at, findings";
    private static final String DRAWN = Arrays.stream(ListState.values()).filter(ListState::isDrawn).map(s -> Integer.toString(s.code()))
            .collect(Collectors.joining(","));
    private static final String NOTHING_MISSING = """
            not exists (select from ecommerce_missing m where m.list_id = w.list_id and not exists (select from ecommerce_part p where p.key = m.key))""";
    private final JdbcClient jdbc;

    ListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A list that waits, with all its decision needs. */
    public record Waiting(UUID list, long traderId, Pending pending) { }

    /** A key that a list lacked; kept until it waits no longer, whether or not it has come since. */
    public record Missing(UUID key, UUID list) { }

    /** Something that happened to a list; {@code state} as told in its receipts. */
    public record Step(UUID list, Instant at, int state, String note) { }

    /** A new list with the numbers of its bill and of its declarant, see {@link org.tongguan.ecommerce.match.Keys#plain}. */
    public record Fresh(RetailList list, int bill, int own) { }

    public void insert(Collection<Fresh> lists) {
        INSERT.insert(jdbc, lists);
    }

    public void wait(Collection<Waiting> waiting, Collection<Missing> missing) {
        PENDING.insert(jdbc, waiting);
        MISSING.insert(jdbc, missing);
    }

    /** Lists that wait and lacked one of these keys when they came. */
    public List<UUID> lacked(Collection<UUID> keys) {
        return keys.isEmpty() ? List.of() : jdbc.sql("select distinct list_id from ecommerce_missing where key = any (?::uuid[])")
                .param(SqlArrays.uuids(keys)).query(UUID.class).list();
    }

    /** Those among these lists that wait although nothing is missing. */
    public List<UUID> wholeOf(Collection<UUID> lists) {
        return jdbc.sql("select list_id from ecommerce_pending w where list_id = any (?::uuid[]) and " + NOTHING_MISSING).param(SqlArrays.uuids(lists))
                .query(UUID.class).list();
    }

    /** Lists that wait although nothing is missing. */
    public List<UUID> whole(int limit) {
        return jdbc.sql("select list_id from ecommerce_pending w where " + NOTHING_MISSING + " limit ?").param(limit).query(UUID.class).list();
    }

    /** What lists need that waited; none for lists that wait no longer. In one order for everybody, and nobody else moves them meanwhile. */
    public List<Waiting> lockWaiting(Collection<UUID> lists) {
        return jdbc.sql("select list_id, trader_id, content from ecommerce_pending where list_id = any (?::uuid[]) order by list_id for update")
                .param(SqlArrays.uuids(lists)).query((rs, i) -> new Waiting(rs.getObject(1, UUID.class), rs.getLong(2),
                        Pending.unpack(rs.getBytes(3)))).list();
    }

    /** Adds to the doubts of a list that waits; nothing when it waits no longer. */
    public void doubt(UUID list, Collection<String> codes) {
        lockWaiting(List.of(list)).forEach(w -> jdbc.sql("update ecommerce_pending set content = ? where list_id = ?")
                .params(w.pending().doubted(codes).pack(), list).update());
    }

    /** They wait no longer. */
    public void stopWaiting(Collection<UUID> lists) {
        if (!lists.isEmpty()) {
            jdbc.sql("delete from ecommerce_pending where list_id = any (?::uuid[])").param(SqlArrays.uuids(lists)).update();
            jdbc.sql("delete from ecommerce_missing where list_id = any (?::uuid[])").param(SqlArrays.uuids(lists)).update();
        }
    }

    /** Writes what was decided. */
    public void decide(Collection<RetailList> lists) {
        DECIDED.change(jdbc, lists, """
                update ecommerce_list l set order_id = v.order_id, payment_id = v.payment_id, waybill_id = v.waybill_id, state = v.state,
                  decided_at = v.decided_at, findings = v.findings from rows v where l.id = v.id""");
    }

    public void step(Collection<Step> steps) {
        STEP.insert(jdbc, steps);
    }

    /** What happened to lists of a message after they came, oldest first. */
    public Map<UUID, List<Step>> stepsOf(UUID message) {
        Map<UUID, List<Step>> steps = new HashMap<>();
        jdbc.sql("select list_id, at, state, note from ecommerce_step where list_id between ? and ? order by at, state").params(message, last(message))
                .query((rs, i) -> steps.computeIfAbsent(rs.getObject(1, UUID.class), l -> new java.util.ArrayList<>())
                        .add(new Step(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant(), rs.getInt(3), rs.getString(4)))).list();
        return steps;
    }

    /** What happened to a list after it came, oldest first. */
    public List<Step> steps(UUID list) {
        return jdbc.sql("select list_id, at, state, note from ecommerce_step where list_id = ? order by at, state").param(list)
                .query((rs, i) -> new Step(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant(), rs.getInt(3), rs.getString(4))).list();
    }

    private static UUID last(UUID message) {
        return Ids.part(message, Ids.PARTS - 1);
    }

    /** The lists a message brought. */
    public Map<UUID, RetailList> listOf(UUID message) {
        Map<UUID, RetailList> lists = new HashMap<>();
        jdbc.sql("select " + COLUMNS + " from ecommerce_list where id between ? and ?").params(message, last(message)).query(ListStore::list).list()
                .forEach(l -> lists.put(l.id(), l));
        return lists;
    }

    public Optional<RetailList> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where id = ?").param(id).query(ListStore::list).optional();
    }

    public List<RetailList> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("select " + COLUMNS + " from ecommerce_list where id = any (?::uuid[])").param(SqlArrays.uuids(ids))
                .query(ListStore::list).list();
    }

    public Optional<RetailList> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where id = ? for update").param(id).query(ListStore::list).optional();
    }

    /** These lists, locked in one order by everybody. */
    public List<RetailList> lock(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("select " + COLUMNS + " from ecommerce_list where id = any (?::uuid[]) order by id for update")
                .param(SqlArrays.uuids(ids)).query(ListStore::list).list();
    }

    public Optional<RetailList> findByNumber(long number) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where number = ? order by id desc limit 1").param(number).query(ListStore::list)
                .optional();
    }

    /** The list that stands and holds that waybill's document, by the document; none where no list does. */
    public Map<UUID, UUID> holdersOfWaybills(Collection<UUID> documents) {
        Map<UUID, UUID> holders = new HashMap<>();
        if (!documents.isEmpty()) {
            jdbc.sql("select waybill_id, id from ecommerce_list where waybill_id = any (?::uuid[]) and state in (" + ListState.WAITING.code() + "," + DRAWN
                    + ")").param(SqlArrays.uuids(documents)).query((rs, i) -> holders.put(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class))).list();
        }
        return holders;
    }

    /** The newest list with that waybill's document. */
    public Optional<RetailList> findByWaybill(UUID document) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where waybill_id = ? order by id desc limit 1").param(document)
                .query(ListStore::list).optional();
    }

    /** The lists of a buyer with that order's document, newest first: those that fell as well, whose order is free again. */
    public List<RetailList> listOfOrder(long buyer, UUID order) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where buyer = ? and order_id = ? order by id desc").params(buyer, order)
                .query(ListStore::list).list();
    }

    /** A buyer's lists since then for which something is drawn, newest first. */
    public List<RetailList> listOfBuyer(long buyer, Instant from, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where buyer = ? and filed_at >= ? and state in (" + DRAWN + ") order by id desc limit ?")
                .params(buyer, Timestamp.from(from), limit).query(ListStore::list).list();
    }

    /** A buyer's lists since then for which nothing is drawn (waiting, refused, taken back), newest first. */
    public List<RetailList> others(long buyer, Instant from, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_list where buyer = ? and filed_at >= ? and state not in (" + DRAWN
                + ") order by id desc limit ?").params(buyer, Timestamp.from(from), limit).query(ListStore::list).list();
    }

    /** Says of newly filled pages which numbers are in them, for the search. */
    public void summarize() {
        jdbc.sql("select ecommerce_summarize()").query((rs, i) -> true).single();
    }

    /** Makes room for the months around that day. */
    public void partitions(LocalDate day) {
        jdbc.sql("select ecommerce_partitions(?)").param(day).query((rs, i) -> true).single();
    }

    static RetailList list(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp(17);
        return new RetailList(rs.getObject(1, UUID.class), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getObject(5, UUID.class),
                rs.getObject(6, UUID.class), rs.getObject(7, UUID.class), rs.getInt(8), rs.getInt(9), ListState.of(rs.getInt(10)), rs.getInt(11),
                new RetailList.Amounts(rs.getLong(12), rs.getLong(13), rs.getLong(14), rs.getLong(15)), rs.getTimestamp(16).toInstant(),
                decided == null ? null : decided.toInstant(), rs.getString(18));
    }
}
