package org.tongguan.ecommerce.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.SqlArrays;

/** Returns. */
@Component
public class ReturnStore {

    private static final String COLUMNS = "id, list_id, trader_id, state, value, tax, whole, goods, applied_at, due_on, ended_at, number";
    private final JdbcClient jdbc;

    ReturnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells the database how much of each line of a list there is: more than that never comes back, a constraint sees to it. Told before the list's first
     * return; later it has no effect.
     */
    public void lines(UUID list, Map<Integer, BigDecimal> quantities) {
        jdbc.sql("select ecommerce_return_lines(?, ?::int4[], ?::numeric[])").param(list).param(array(quantities.keySet()))
                .param(array(quantities.values().stream().map(BigDecimal::toPlainString).toList())).query((rs, i) -> list).single();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    public void insert(RetailReturn r) {
        Map<String, String> goods = new TreeMap<>();
        r.goods().forEach((line, quantity) -> goods.put(line.toString(), quantity.toPlainString()));
        jdbc.sql("insert into ecommerce_return(" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,null,?)")
                .params(r.id(), r.listId(), r.traderId(), r.state().name(), r.value(), r.tax(), r.whole(), Json.write(goods),
                        Timestamp.from(r.appliedAt()), r.dueOn(), r.number()).update();
    }

    public void end(UUID id, RetailReturn.State state, Instant at) {
        jdbc.sql("update ecommerce_return set state = ?, ended_at = ? where id = ?").params(state.name(), Timestamp.from(at), id).update();
    }

    public Optional<RetailReturn> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where id = ? for update").param(id).query(ReturnStore::row).optional();
    }

    public List<RetailReturn> listOf(UUID list) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where list_id = ? order by id").param(list).query(ReturnStore::row).list();
    }

    /** The returns of these lists, by list. */
    public Map<UUID, List<RetailReturn>> listOf(Collection<UUID> lists) {
        return lists.isEmpty() ? Map.of() : jdbc.sql("select " + COLUMNS + " from ecommerce_return where list_id = any (?::uuid[]) order by id")
                .param(SqlArrays.uuids(lists)).query(ReturnStore::row).list().stream().collect(Collectors.groupingBy(RetailReturn::listId));
    }

    /** Whether a return of something of this list was applied for and has not lapsed. */
    public boolean isApplied(UUID list) {
        return jdbc.sql("select exists (select from ecommerce_return where list_id = ? and state <> 'LAPSED')").param(list).query(Boolean.class).single();
    }

    /** The return a document applied for, if it was taken. */
    public Optional<RetailReturn> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where id = ?").param(id).query(ReturnStore::row).optional();
    }

    /** The returns that a message applied for and that were taken, by document. */
    public Map<UUID, RetailReturn> ofMessage(UUID message) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where id between ? and ?").params(message, Ids.part(message, Ids.PARTS - 1))
                .query(ReturnStore::row).list().stream().collect(Collectors.toMap(RetailReturn::id, r -> r));
    }

    /** The return of that number of the electronic port. */
    public Optional<RetailReturn> numbered(String number) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where number = ?").param(number).query(ReturnStore::row).optional();
    }

    /** Returns in a state, those due first first. */
    public List<RetailReturn> list(RetailReturn.State state, long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where state = ? order by due_on, id limit ? offset ?")
                .params(state.name(), limit, offset).query(ReturnStore::row).list();
    }

    public long count(RetailReturn.State state) {
        return jdbc.sql("select count(*) from ecommerce_return where state = ?").param(state.name()).query(Long.class).single();
    }

    /** Returns applied for whose last day has passed. */
    public List<RetailReturn> overdue(LocalDate today, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_return where state = 'APPLIED' and due_on < ? order by due_on limit ? for update skip locked")
                .params(today, limit).query(ReturnStore::row).list();
    }

    private static RetailReturn row(ResultSet rs, int row) throws SQLException {
        Map<Integer, BigDecimal> goods = new TreeMap<>();
        Json.map(rs.getString(8)).forEach((line, quantity) -> goods.put(Integer.valueOf(line), new BigDecimal(String.valueOf(quantity))));
        Timestamp ended = rs.getTimestamp(11);
        return new RetailReturn(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getLong(3), RetailReturn.State.valueOf(rs.getString(4)),
                rs.getLong(5), rs.getLong(6), rs.getBoolean(7), goods, rs.getTimestamp(9).toInstant(), rs.getObject(10, LocalDate.class),
                ended == null ? null : ended.toInstant(), rs.getString(12));
    }
}
