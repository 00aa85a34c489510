package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.SqlArrays;

/** What platforms proved of payments, by the order's key; the proofs themselves are kept by who asked for them. */
@Component
public class ProvedStore {

    private final JdbcClient jdbc;

    ProvedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A payment proved.
     *
     * @param paid   as {@link org.tongguan.ecommerce.match.Values#amount}; below zero for another currency than the yuan
     * @param number keyed digest
     */
    public record Proved(UUID order, long paid, long number) { }

    /** An open one with the list that holds its order. */
    public record Held(Proved proved, UUID list) { }

    /** Keeps it; a later proof of the same order counts instead. */
    public void put(Proved p, Instant at, boolean checked) {
        jdbc.sql("""
                insert into ecommerce_proof(order_key, paid, number, at, checked) values (?,?,?,?,?)
                on conflict (order_key) do update set paid = excluded.paid, number = excluded.number, at = excluded.at, checked = excluded.checked""")
                .params(p.order(), p.paid(), p.number(), Timestamp.from(at), checked).update();
    }

    /** Newest ones that no decided list was held against. */
    public List<Proved> open(int limit) {
        return jdbc.sql("select order_key, paid, number from ecommerce_proof where not checked order by at desc limit ?").param(limit)
                .query(ProvedStore::row).list();
    }

    /** Those of them whose order a list holds. */
    public List<Held> held(int limit) {
        return jdbc.sql("select p.order_key, p.paid, p.number, c.list_id from ecommerce_proof p join ecommerce_claim c on c.key = p.order_key"
                + " where not p.checked order by p.at limit ?").param(limit).query((rs, i) -> new Held(row(rs, i), rs.getObject(4, UUID.class))).list();
    }

    public void checked(Collection<UUID> orders) {
        jdbc.sql("update ecommerce_proof set checked = true where order_key = any (?::uuid[])").param(SqlArrays.uuids(orders)).update();
    }

    private static Proved row(ResultSet rs, int row) throws SQLException {
        return new Proved(rs.getObject(1, UUID.class), rs.getLong(2), rs.getLong(3));
    }
}
