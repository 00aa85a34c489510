package org.tongguan.preference.goods;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.DeclaredGoods;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.tariff.Assessment.Treatment;

/** The table of declared goods. */
@Component
class GoodsStore {

    private static final Set<Treatment> LEVIED = EnumSet.of(Treatment.LEVIED, Treatment.HALVED, Treatment.SECURED);
    private static final Set<String> PREFERRED = Set.of("AGREEMENT", "SPECIAL", "AGREEMENT_QUOTA");
    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("declared_goods").uuid("declaration_id", Row::declaration)
            .int4("item_number", r -> r.item.itemNumber()).int8("trader_id", r -> r.item.traderId()).date("day", r -> r.item.day())
            .text("direction", r -> r.item.direction()).text("code", r -> r.item.code())
            .text("description", r -> r.item.description() == null ? "" : r.item.description()).text("country", r -> r.item.country())
            .text("agreement", r -> r.item.agreement()).numeric("value", r -> r.item.value())
            .text("unit1", r -> unit(r.quantities, 0)).numeric("quantity1", r -> quantity(r.quantities, 0))
            .text("unit2", r -> unit(r.quantities, 1)).numeric("quantity2", r -> quantity(r.quantities, 1))
            .bool("levied", r -> r.item.treatment() != null && LEVIED.contains(r.item.treatment())).numeric("duty", r -> r.item.duty())
            .bool("preferred", r -> r.item.rateKind() != null && PREFERRED.contains(r.item.rateKind()));
    private final JdbcClient jdbc;

    GoodsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the journal was read. */
    long followed() {
        return jdbc.sql("select seq from preference_progress for update").query(Long.class).single();
    }

    void followed(long seq) {
        jdbc.sql("update preference_progress set seq = ?").param(seq).update();
    }

    /** What is declared now in place of what was. */
    void replace(Collection<UUID> declarations, Map<UUID, List<DeclaredGoods.Item>> items) {
        jdbc.sql("delete from declared_goods where declaration_id = any (?)").param(declarations.toArray(UUID[]::new)).update();
        List<Row> rows = new ArrayList<>();
        items.forEach((declaration, list) -> list.stream().filter(i -> i.country() != null).forEach(i ->
                rows.add(new Row(declaration, i, List.copyOf(i.quantities().entrySet())))));
        INSERT.insert(jdbc, rows);
    }

    private record Row(UUID declaration, DeclaredGoods.Item item, List<Map.Entry<String, BigDecimal>> quantities) { }

    private static String unit(List<Map.Entry<String, BigDecimal>> quantities, int at) {
        return at < quantities.size() ? quantities.get(at).getKey() : null;
    }

    private static BigDecimal quantity(List<Map.Entry<String, BigDecimal>> quantities, int at) {
        return at < quantities.size() ? quantities.get(at).getValue() : null;
    }

    /**
     * Goods that have the same rates, added up.
     *
     * @param last the last day any was declared: whose rates are taken for all
     */
    record Group(long traderId, String direction, String code, String country, String agreement, String unit1, String unit2, boolean levied,
                 boolean preferred, String description, int lines, BigDecimal value, BigDecimal quantity1, BigDecimal quantity2, BigDecimal duty,
                 LocalDate last) { }

    /** From a day to the day before another, those the actor may see; of one trader where it is given. */
    List<Group> listGroups(LocalDate from, LocalDate to, Long trader) {
        return jdbc.sql("""
                select trader_id, direction, code, country, agreement, unit1, unit2, levied, preferred, max(description) as description, count(*) as lines,
                  sum(value) as value, sum(quantity1) as quantity1, sum(quantity2) as quantity2, sum(duty) as duty, max(day) as last
                from declared_goods where day >= ? and day < ? and (?::bigint is null or trader_id = ?) and value is not null
                group by trader_id, direction, code, country, agreement, unit1, unit2, levied, preferred, extract(year from day)""")
                .params(from, to, trader, trader).query((rs, i) -> new Group(rs.getLong("trader_id"), rs.getString("direction"), rs.getString("code"),
                        rs.getString("country"), rs.getString("agreement"), rs.getString("unit1"), rs.getString("unit2"), rs.getBoolean("levied"),
                        rs.getBoolean("preferred"), rs.getString("description"), rs.getInt("lines"), rs.getBigDecimal("value"), rs.getBigDecimal("quantity1"),
                        rs.getBigDecimal("quantity2"), rs.getBigDecimal("duty"), rs.getObject("last", LocalDate.class))).list();
    }
}
