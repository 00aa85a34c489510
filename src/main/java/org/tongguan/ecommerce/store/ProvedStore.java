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
import org.tongguan.ecommerce.ListState;
import org.tongguan.runtime.SqlArrays;

/** What platforms proved of payments, by the order's key; the proofs themselves are kept by who asked for them. */
@Component
public class ProvedStore {

    private static final String COLUMNS = "p.order_key, p.payment_key, p.paid, p.number, p.firm, p.others";
    private static final int OTHERS = 6, LIST = 7;
    private static final String HELD = "select " + COLUMNS + ", c.list_id from ecommerce_proof p join ecommerce_claim c on c.key = p.order_key"
            + " join ecommerce_list l on l.id = c.list_id and l.state <> " + ListState.WAITING.code() + " where ";
    private final JdbcClient jdbc;

    ProvedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A payment proved.
     *
     * @param payment key of the order's payment
     * @param paid    as {@link org.tongguan.ecommerce.match.Values#amount}, for all orders it was for; below zero for another currency than the yuan
     * @param number  keyed digest; {@code firm}: the same of the payment firm's code
     * @param others  the other orders it was for
     */
    public record Proved(UUID order, UUID payment, long paid, long number, long firm, List<UUID> others) {

        /** The same with so much paid. */
        public Proved paying(long amount) {
            return new Proved(order, payment, amount, number, firm, others);
        }
    }

    /** An open one with the list that holds its order. */
    public record Held(Proved proved, UUID list) { }

    /** Keeps it; a later proof of the same order counts instead. */
    public void put(Proved p, Instant at, boolean checked) {
        jdbc.sql("""
                insert into ecommerce_proof(order_key, payment_key, paid, number, firm, others, at, checked) values (?,?,?,?,?,?::uuid[],?,?)
                on conflict (order_key) do update set payment_key = excluded.payment_key, paid = excluded.paid, number = excluded.number,
                  firm = excluded.firm, others = excluded.others, at = excluded.at, checked = excluded.checked""")
                .params(p.order(), p.payment(), p.paid(), p.number(), p.firm(), SqlArrays.uuids(p.others()), Timestamp.from(at), checked).update();
    }

    /** Newest ones that no decided list was held against. */
    public List<Proved> open(int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_proof p where not p.checked order by p.at desc limit ?").param(limit)
                .query(ProvedStore::row).list();
    }

    /** Those of them whose order is held by a list that waits no longer. */
    public List<Held> held(int limit) {
        return jdbc.sql(HELD + "not p.checked order by p.at limit ?").param(limit).query(ProvedStore::held).list();
    }

    /** The same of these orders, whether or not they were held against it before. */
    public List<Held> held(Collection<UUID> orders) {
        return orders.isEmpty() ? List.of() : jdbc.sql(HELD + "p.order_key = any (?::uuid[])").param(SqlArrays.uuids(orders)).query(ProvedStore::held).list();
    }

    private static Held held(ResultSet rs, int row) throws SQLException {
        return new Held(row(rs, row), rs.getObject(LIST, UUID.class));
    }

    public void checked(Collection<UUID> orders) {
        jdbc.sql("update ecommerce_proof set checked = true where order_key = any (?::uuid[])").param(SqlArrays.uuids(orders)).update();
    }

    private static Proved row(ResultSet rs, int row) throws SQLException {
        return new Proved(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getLong(3), rs.getLong(4), rs.getLong(5),
                List.of((UUID[]) rs.getArray(OTHERS).getArray()));
    }
}
