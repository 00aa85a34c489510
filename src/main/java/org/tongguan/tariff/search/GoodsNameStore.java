package org.tongguan.tariff.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.ColumnInsert;

/** Which trader cleared goods of which name under which code, and how far the journal has been read for it. */
@Component
class GoodsNameStore {

    private static final ColumnInsert<Use> ADD = ColumnInsert.<Use>into("goods_name").int8("trader_id", Use::traderId).text("direction", Use::direction)
            .text("code", Use::code).text("name", Use::name).int4("uses", Use::uses).int8("reach", Use::reach)
            .then("on conflict (trader_id, direction, code, name) do update set uses = goods_name.uses + excluded.uses, reach = excluded.reach");
    private final JdbcClient jdbc;

    GoodsNameStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A name in use.
     *
     * @param uses  cleared lines
     * @param reach position of the journal at which it last changed
     */
    record Use(long traderId, String direction, String code, String name, int uses, long reach) { }

    /** How far the journal has been read. */
    long reach() {
        return jdbc.sql("select reach from goods_name_reach").query(Long.class).single();
    }

    /** The same, kept from others until the transaction ends; empty while another process reads. */
    Optional<Long> lockReach() {
        return jdbc.sql("select reach from goods_name_reach for update skip locked").query(Long.class).optional();
    }

    void moveReach(long reach) {
        jdbc.sql("update goods_name_reach set reach = ?").param(reach).update();
    }

    void add(Collection<Use> uses) {
        ADD.insert(jdbc, uses);
    }

    /** Names that changed after a position, the latest {@code most} of them. */
    List<Use> listAfter(long reach, int most) {
        return jdbc.sql("select trader_id, direction, code, name, uses, reach from goods_name where reach > ? order by reach desc limit ?")
                .params(reach, most).query((rs, i) -> new Use(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5),
                        rs.getLong(6))).list();
    }
}
