package org.tongguan.ecommerce.store;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What firms stand for. */
@Component
public class GuaranteeStore {

    private static final String SELECT = "select firm, amount, held, backing from ecommerce_guarantee ";
    private final JdbcClient jdbc;

    GuaranteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a firm's word rests on: nothing (registered before guarantees had accounts), its grade, or a block on its guarantee. */
    public enum Backing { NONE, EXEMPT, GUARANTEE }

    /**
     * What a firm stands for.
     *
     * @param firm   its customs code
     * @param amount fen that may be drawn in all
     * @param held   fen set aside on its guarantee in all, the block and the bills out of it; not less than the amount
     */
    public record Row(String firm, long amount, long held, Backing backing) {

        /** The name under which its block is set aside. */
        public String reference() {
            return reference(firm);
        }

        public static String reference(String firm) {
            return "retail:" + firm;
        }
    }

    /** All of them by code. */
    public List<Row> all() {
        return jdbc.sql(SELECT + "order by firm").query((rs, i) -> new Row(rs.getString(1), rs.getLong(2), rs.getLong(3), Backing.valueOf(rs.getString(4))))
                .list();
    }

    /** A firm's, which nobody else changes until the running transaction ends. */
    public Optional<Row> lock(String firm) {
        return jdbc.sql(SELECT + "where firm = ? for update").param(firm)
                .query((rs, i) -> new Row(rs.getString(1), rs.getLong(2), rs.getLong(3), Backing.valueOf(rs.getString(4)))).optional();
    }

    public void save(Row row) {
        jdbc.sql("""
                insert into ecommerce_guarantee(firm, amount, held, backing) values (?, ?, ?, ?)
                on conflict (firm) do update set amount = excluded.amount, held = excluded.held, backing = excluded.backing""")
                .params(row.firm(), row.amount(), row.held(), row.backing().name()).update();
    }
}
