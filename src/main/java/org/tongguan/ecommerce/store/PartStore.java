package org.tongguan.ecommerce.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** Orders, payments and waybills by their keys, and which keys are taken by a list. */
@Component
public class PartStore {

    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("ecommerce_part").uuid("key", r -> r.part.key()).uuid("id", r -> r.part.id())
            .int8("trader_id", Row::traderId).date("day", Row::day).int4("kind", r -> r.part.kind().ordinal())
            .bytes("facts", r -> Values.pack(r.part.values())).int4("number", r -> r.part.number()).then("on conflict (key) do nothing returning key");
    private static final ColumnInsert<Claim> CLAIM = ColumnInsert.<Claim>into("ecommerce_claim").uuid("key", Claim::key).uuid("list_id", Claim::list)
            .then("on conflict (key) do nothing returning key");
    private final JdbcClient jdbc;

    PartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored part. */
    public record Row(Part part, long traderId, LocalDate day) { }

    /** An order's key taken by a list. */
    public record Claim(UUID key, UUID list) { }

    /**
     * For the rest of the transaction: keys are looked up in their indexes, whatever the planner believes of tables that were empty when the
     * statement was planned first.
     */
    public void useIndexes() {
        jdbc.sql("select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)")
                .query((rs, i) -> true).single();
    }

    /** Inserts those whose keys are free; tells their keys. */
    public Set<UUID> insert(Collection<Row> rows) {
        return new HashSet<>(INSERT.insertReturning(jdbc, rows, UUID.class));
    }

    /** Puts other documents in the place of stored parts. */
    public void replace(Collection<Row> rows) {
        INSERT.change(jdbc, rows,
                "update ecommerce_part p set id = v.id, trader_id = v.trader_id, day = v.day, facts = v.facts, number = v.number from rows v"
                        + " where p.key = v.key");
    }

    public void delete(Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql("delete from ecommerce_part where key = any (?::uuid[])").param(SqlArrays.uuids(keys)).update();
        }
    }

    /** The parts of those keys. */
    public Map<UUID, Row> find(Collection<UUID> keys) {
        Map<UUID, Row> found = HashMap.newHashMap(keys.size());
        if (!keys.isEmpty()) {
            jdbc.sql("select key, id, trader_id, day, kind, facts from ecommerce_part where key = any (?::uuid[])").param(SqlArrays.uuids(keys))
                    .query((rs, i) -> {
                        UUID key = rs.getObject(1, UUID.class);
                        Part part = new Part(rs.getObject(2, UUID.class), Part.Kind.values()[rs.getInt(5)], key, Values.unpack(rs.getBytes(6)));
                        return found.put(key, new Row(part, rs.getLong(3), rs.getObject(4, LocalDate.class)));
                    }).list();
        }
        return found;
    }

    /** Payments with that number in 32 bits, see {@link Part#number}; the caller compares the whole. */
    public List<Part> numbered(int number, int limit) {
        return jdbc.sql("select key, id, kind, facts from ecommerce_part where number = ? and number <> 0 limit ?").params(number, limit)
                .query((rs, i) -> new Part(rs.getObject(2, UUID.class), Part.Kind.values()[rs.getInt(3)], rs.getObject(1, UUID.class),
                        Values.unpack(rs.getBytes(4)))).list();
    }

    /** Takes keys that are free; tells which. */
    public Set<UUID> claim(Collection<Claim> claims) {
        return new HashSet<>(CLAIM.insertReturning(jdbc, claims, UUID.class));
    }

    /** Gives keys back that these lists hold. */
    public void release(Collection<UUID> keys, Collection<UUID> lists) {
        if (!keys.isEmpty()) {
            jdbc.sql("delete from ecommerce_claim where key = any (?::uuid[]) and list_id = any (?::uuid[])")
                    .params(SqlArrays.uuids(keys), SqlArrays.uuids(lists)).update();
        }
    }

    /** Which list holds each of those keys. */
    public Map<UUID, UUID> holders(Collection<UUID> keys) {
        Map<UUID, UUID> holders = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select key, list_id from ecommerce_claim where key = any (?::uuid[])").param(SqlArrays.uuids(keys))
                    .query((rs, i) -> holders.put(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class))).list();
        }
        return holders;
    }
}
