package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Ids;

/** Tax bills of import lists, and the bills they are consolidated in. */
@Component
public class TaxStore {

    private static final String COLUMNS = "t.list_id, t.trader_id, t.number, t.firm, t.office, t.duty, t.consumption, t.vat, t.state, t.made_at, t.changed_at, "
            + "t.consolidation, c.bill, c.paid_at";
    private static final String FROM = " from ecommerce_tax t left join ecommerce_consolidation c on c.id = t.consolidation ";
    private static final ColumnInsert<Tax> INSERT = ColumnInsert.<Tax>into("ecommerce_tax").uuid("list_id", Tax::list).int8("trader_id", Tax::traderId)
            .text("number", Tax::number).int8("firm", Tax::firm).int4("office", Tax::office).int8("duty", Tax::duty).int8("consumption", Tax::consumption)
            .int8("vat", Tax::vat).int4("state", Tax::state).instant("made_at", Tax::madeAt).then("on conflict do nothing");
    private final JdbcClient jdbc;

    TaxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tax bill of a list. Amounts in fen.
     *
     * @param firm          the trader who stands for the tax
     * @param state         1 made, 2 consolidated, 3 void
     * @param consolidation null until it is consolidated
     * @param bill          number of the consolidated bill, and when it was paid; null likewise
     */
    public record Tax(UUID list, long traderId, String number, long firm, int office, long duty, long consumption, long vat, int state, Instant madeAt,
                      Instant changedAt, UUID consolidation, String bill, Instant paidAt) {

        public long total() {
            return duty + consumption + vat;
        }
    }

    /** What a firm owes at an office by tax bills that wait to be consolidated. */
    public record Owed(long firm, int office) { }

    /**
     * Import lists that came since then, were released before {@code before}, owe tax, have no tax bill, and no return under way; by
     * identity. Locked, so that none is taken back meanwhile.
     */
    public List<UUID> due(Instant since, Instant before, UUID after, int limit) {
        return jdbc.sql("""
                select l.id from ecommerce_list l
                where l.filed_at >= ? and l.filed_at < ? and l.id > ? and l.state in (800, 899) and l.number < 100000000000000000
                  and l.duty + l.consumption + l.vat > 0
                  and coalesce((select min(s.at) from ecommerce_step s where s.list_id = l.id and s.state = 800), l.decided_at) < ?
                  and not exists (select from ecommerce_tax t where t.list_id = l.id)
                  and not exists (select from ecommerce_return r where r.list_id = l.id and r.state = 'APPLIED')
                order by l.id limit ? for update of l""")
                .params(Timestamp.from(since), Timestamp.from(before), after, Timestamp.from(before), limit).query(UUID.class).list();
    }

    public void insert(Collection<Tax> taxes) {
        INSERT.insert(jdbc, taxes);
    }

    /** Who owes by tax bills that wait to be consolidated. */
    public List<Owed> owed() {
        return jdbc.sql("select firm, office from ecommerce_tax where state = 1 group by firm, office order by firm, office")
                .query((rs, i) -> new Owed(rs.getLong(1), rs.getInt(2))).list();
    }

    /** The tax bills of a firm and office that wait to be consolidated, locked. */
    public List<Tax> lock(Owed owed) {
        return jdbc.sql("select " + COLUMNS + FROM + "where t.state = 1 and t.firm = ? and t.office = ? order by t.list_id for update of t")
                .params(owed.firm(), owed.office()).query(TaxStore::row).list();
    }

    /** They are in that bill. */
    public void consolidate(UUID id, Owed owed, String bill, Instant at) {
        jdbc.sql("insert into ecommerce_consolidation(id, trader_id, office, bill, issued_at) values (?,?,?,?,?)")
                .params(id, owed.firm(), owed.office(), bill, Timestamp.from(at)).update();
        jdbc.sql("update ecommerce_tax set state = 2, consolidation = ?, changed_at = ? where state = 1 and firm = ? and office = ?")
                .params(id, Timestamp.from(at), owed.firm(), owed.office()).update();
    }

    /** The bill of a consolidation is another now: one of its tax bills became void. */
    public void bill(UUID consolidation, String bill) {
        jdbc.sql("update ecommerce_consolidation set bill = ? where id = ?").params(bill, consolidation).update();
    }

    public void paid(UUID consolidation, Instant at) {
        jdbc.sql("update ecommerce_consolidation set paid_at = ? where id = ?").params(Timestamp.from(at), consolidation).update();
    }

    /** Fen of a firm's bills that are not paid, by their numbers. */
    public Map<String, Long> openBills(long firm) {
        Map<String, Long> open = new HashMap<>();
        jdbc.sql("select c.bill, sum(t.duty + t.consumption + t.vat)::int8" + FROM
                + "where c.trader_id = ? and c.paid_at is null and t.state = 2 group by c.bill").param(firm)
                .query((rs, i) -> open.put(rs.getString(1), rs.getLong(2))).list();
        return open;
    }

    public void cancel(UUID list, Instant at) {
        jdbc.sql("update ecommerce_tax set state = 3, changed_at = ? where list_id = ?").params(Timestamp.from(at), list).update();
    }

    /** The tax bills in a consolidation that are not void. */
    public List<Tax> of(UUID consolidation) {
        return jdbc.sql("select " + COLUMNS + FROM + "where t.consolidation = ? and t.state = 2 order by t.list_id").param(consolidation)
                .query(TaxStore::row).list();
    }

    public Optional<Tax> lock(UUID list) {
        return jdbc.sql("select " + COLUMNS + FROM + "where t.list_id = ? for update of t").param(list).query(TaxStore::row).optional();
    }

    /** The tax bills of the lists a message brought. */
    public Map<UUID, Tax> ofMessage(UUID message) {
        Map<UUID, Tax> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + FROM + "where t.list_id between ? and ?").params(message, Ids.part(message, Ids.PARTS - 1)).query(TaxStore::row).list()
                .forEach(t -> found.put(t.list(), t));
        return found;
    }

    /** Newest lists' tax bills first, as the running transaction's actor may see them. */
    public List<Tax> newest(long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + FROM + "order by t.list_id desc limit ? offset ?").params(limit, offset).query(TaxStore::row).list();
    }

    /** Lists whose tax bill, or the bill it is consolidated in, has that number. */
    public List<UUID> ofNumber(String number, int limit) {
        return jdbc.sql("select list_id from ecommerce_tax where number = ? union select t.list_id from ecommerce_consolidation c join ecommerce_tax t"
                + " on t.consolidation = c.id where c.bill = ? limit ?").params(number, number, limit).query(UUID.class).list();
    }

    private static Tax row(ResultSet rs, int row) throws SQLException {
        Timestamp changed = rs.getTimestamp(11);
        Timestamp paid = rs.getTimestamp(14);
        return new Tax(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getLong(4), rs.getInt(5), rs.getLong(6), rs.getLong(7), rs.getLong(8),
                rs.getInt(9), rs.getTimestamp(10).toInstant(), changed == null ? null : changed.toInstant(), rs.getObject(12, UUID.class), rs.getString(13),
                paid == null ? null : paid.toInstant());
    }
}
