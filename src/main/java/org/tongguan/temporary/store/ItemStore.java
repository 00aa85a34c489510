package org.tongguan.temporary.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;

/** Items of lists. */
@Component
public class ItemStore {

    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("temporary_item").uuid("id", r -> r.item.id())
            .uuid("list_id", r -> r.item.listId()).int8("trader_id", r -> r.list.traderId()).int8("organiser_id", r -> r.list.organiserId())
            .int4("number", r -> r.item.number()).text("code", r -> r.item.code()).text("name_zh", r -> r.item.name().zh())
            .text("name_en", r -> r.item.name().en()).numeric("quantity", r -> r.item.quantity()).text("unit", r -> r.item.unit())
            .int4("pieces", r -> r.item.pieces()).numeric("weight", r -> r.item.weight()).numeric("price", r -> r.item.price())
            .text("currency", r -> r.item.currency()).numeric("value", r -> r.item.value()).text("origin", r -> r.item.origin())
            .text("special", r -> r.item.special()).text("proof", r -> r.item.proof()).numeric("course", r -> r.item.course())
            .text("person", r -> r.item.person())
            .numeric("tax", r -> r.item.tax()).numeric("security", r -> r.item.security()).text("state", r -> r.item.state().name())
            .then("""
                on conflict (list_id, number) do update set code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
                quantity = excluded.quantity, unit = excluded.unit, pieces = excluded.pieces, weight = excluded.weight, price = excluded.price,
                currency = excluded.currency, value = excluded.value, origin = excluded.origin, special = excluded.special, proof = excluded.proof,
                course = excluded.course, person = excluded.person, tax = excluded.tax, security = excluded.security, state = 'LISTED'""");
    private static final String STANDING = """
            select i.*, coalesce(o.quantity, 0) as out_quantity, coalesce(o.pieces, 0) as out_pieces, coalesce(o.weight, 0) as out_weight,
            coalesce(o.value, 0) as out_value, coalesce(o.asked_quantity, 0) as asked_quantity, coalesce(o.asked_pieces, 0) as asked_pieces,
            coalesce(o.asked_weight, 0) as asked_weight, coalesce(o.asked_value, 0) as asked_value,
            (select f.decision from temporary_finding f where f.item_id = i.id and f.settled_at is null order by f.found_at desc limit 1) as bound
            from temporary_item i left join temporary_item_out o on o.item_id = i.id""";
    private static final String FILTER = """
            \swhere i.list_id = :list and (:q::text is null or i.number::text = :q or i.code like :q || '%' or i.name_zh ilike '%' || :q || '%'
            \sor i.name_en ilike '%' || :q || '%') and (:special::text is null or i.special = :special)
            \sand (not :left or i.state = 'ADMITTED' and i.quantity > coalesce(o.quantity, 0))""";
    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(GoodsList list, Item item) { }

    /** What to look for in a list; null = any. {@code left}: only what is still in. */
    public record Filter(UUID list, String query, String special, boolean left) { }

    /** Puts items in; one with a number that is there takes its place. No two of one number at once. */
    public void put(GoodsList list, Collection<Item> items) {
        INSERT.insert(jdbc, items.stream().map(i -> new Row(list, i)).toList());
    }

    /** Takes everything out of a list that is a draft, but what an inspection found something about. */
    public void clear(UUID list) {
        jdbc.sql("delete from temporary_item i where list_id = ? and not exists (select from temporary_finding f where f.item_id = i.id)").param(list).update();
    }

    /** Numbers of the items of a list that came in or may. */
    public Set<Integer> numbers(UUID list) {
        return Set.copyOf(jdbc.sql("select number from temporary_item where list_id = ? and state <> 'EXCLUDED'").param(list).query(Integer.class).list());
    }

    /** An item reads otherwise now. */
    public void correct(Item i) {
        jdbc.sql("""
                update temporary_item set code = ?, name_zh = ?, name_en = ?, quantity = ?, pieces = ?, weight = ?, price = ?, value = ?, origin = ?, tax = ?,
                security = ? where id = ?""").params(i.code(), i.name().zh(), i.name().en(), i.quantity(), i.pieces(), i.weight(), i.price(), i.value(),
                i.origin(), i.tax(), i.security(), i.id()).update();
    }

    public int highest(UUID list) {
        return jdbc.sql("select coalesce(max(number), 0) from temporary_item where list_id = ?").param(list).query(Integer.class).single();
    }

    public long count(UUID list) {
        return jdbc.sql("select count(*) from temporary_item where list_id = ?").param(list).query(Long.class).single();
    }

    /** Items of a list in that state, in their order. */
    public List<Item> list(UUID list, Item.State state) {
        return jdbc.sql("select * from temporary_item where list_id = ? and state = ? order by number").params(list, state.name()).query(ItemStore::item)
                .list();
    }

    /** More of a medicine than one course of treatment for one person. */
    public record Over(String person, Text name, BigDecimal quantity, BigDecimal course) { }

    /**
     * Medicines of those kinds of which a person would get more than one course, over the list and all others of its exhibition that were submitted; the
     * smallest course that any row names counts.
     */
    public List<Over> overCourse(GoodsList list, Collection<String> kinds) {
        return jdbc.sql("""
                select min(i.person) as person, min(i.name_zh) as zh, min(i.name_en) as en, sum(i.quantity) as quantity, min(i.course) as course
                from temporary_item i join temporary_list l on l.id = i.list_id
                where i.special = any(:kinds::text[]) and i.state <> 'EXCLUDED' and (l.id = :list or l.exhibition_id = :exhibition
                and l.state in ('SUBMITTED', 'ADMITTED', 'OVERDUE', 'CLAIMED', 'CLOSED'))
                group by lower(regexp_replace(i.person, '\\s', '', 'g')), i.code, i.unit
                having sum(i.quantity) > min(i.course) and bool_or(l.id = :list) order by 1""").param("kinds", kinds.toArray(String[]::new))
                .param("list", list.id()).param("exhibition", list.exhibitionId(), Types.OTHER).query((rs, n) -> new Over(rs.getString("person"),
                Text.of(rs.getString("zh"), rs.getString("en")), rs.getBigDecimal("quantity"), rs.getBigDecimal("course"))).list();
    }

    public void setState(Collection<UUID> items, Item.State state) {
        jdbc.sql("update temporary_item set state = ? where id = any(?)").params(state.name(), SqlArrays.uuids(items)).update();
    }

    /** All items of a list that wait come in. */
    public void admit(UUID list) {
        jdbc.sql("update temporary_item set state = 'ADMITTED' where list_id = ? and state = 'LISTED'").param(list).update();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter f) {
        return jdbc.sql(sql).param("list", f.list()).param("q", f.query(), Types.VARCHAR).param("special", f.special(), Types.VARCHAR)
                .param("left", f.left());
    }

    public List<Item.Standing> standings(Filter filter, long offset, int rows) {
        return filtered(STANDING + FILTER + " order by i.number limit :rows offset :offset", filter).param("rows", rows).param("offset", offset)
                .query(ItemStore::standing).list();
    }

    public long count(Filter filter) {
        return filtered("select count(*) from temporary_item i left join temporary_item_out o on o.item_id = i.id" + FILTER, filter).query(Long.class)
                .single();
    }

    /** All admitted items of a list with what is left. */
    public List<Item.Standing> standings(UUID list) {
        return jdbc.sql(STANDING + " where i.list_id = ? and i.state = 'ADMITTED' order by i.number").param(list).query(ItemStore::standing).list();
    }

    public Optional<Item.Standing> standing(UUID list, int number) {
        return jdbc.sql(STANDING + " where i.list_id = ? and i.number = ?").params(list, number).query(ItemStore::standing).optional();
    }

    public List<Item> find(Collection<UUID> ids) {
        return jdbc.sql("select * from temporary_item where id = any(?) order by number").param(SqlArrays.uuids(ids)).query(ItemStore::item).list();
    }

    /** What is to be secured for what is left of a list's goods, yuan: each item's amount in proportion to its quantity. */
    public BigDecimal security(UUID list) {
        return jdbc.sql("""
                select coalesce(sum(round(i.security * (i.quantity - coalesce(o.quantity, 0)) / i.quantity, 2)), 0)
                from temporary_item i left join temporary_item_out o on o.item_id = i.id where i.list_id = ? and i.state = 'ADMITTED'""")
                .param(list).query(BigDecimal.class).single();
    }

    /** Whether nothing of a list is in any more. */
    public boolean isEmpty(UUID list) {
        return jdbc.sql("""
                select not exists (select from temporary_item i left join temporary_item_out o on o.item_id = i.id
                where i.list_id = ? and i.state = 'ADMITTED' and i.quantity > coalesce(o.quantity, 0))""").param(list).query(Boolean.class).single();
    }

    private static Item.Standing standing(ResultSet rs, int row) throws SQLException {
        Item item = item(rs, row);
        Item.Amount in = item.state() == Item.State.ADMITTED ? item.all() : new Item.Amount(BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        String bound = rs.getString("bound");
        return new Item.Standing(item, in.minus(amount(rs, "out_")), amount(rs, "asked_"), bound == null ? null : Decision.valueOf(bound));
    }

    private static Item.Amount amount(ResultSet rs, String prefix) throws SQLException {
        return new Item.Amount(rs.getBigDecimal(prefix + "quantity"), rs.getInt(prefix + "pieces"), rs.getBigDecimal(prefix + "weight"),
                rs.getBigDecimal(prefix + "value"));
    }

    static Item item(ResultSet rs, int row) throws SQLException {
        return new Item(rs.getObject("id", UUID.class), rs.getObject("list_id", UUID.class), rs.getInt("number"), rs.getString("code"),
                Text.of(rs.getString("name_zh"), rs.getString("name_en")), rs.getBigDecimal("quantity"), rs.getString("unit"), rs.getInt("pieces"),
                rs.getBigDecimal("weight"), rs.getBigDecimal("price"), rs.getString("currency"), rs.getBigDecimal("value"), rs.getString("origin"),
                rs.getString("special"), rs.getString("proof"), rs.getBigDecimal("course"), rs.getString("person"),
                rs.getBigDecimal("tax"), rs.getBigDecimal("security"),
                Item.State.valueOf(rs.getString("state")));
    }
}
