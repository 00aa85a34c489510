package org.tongguan.ecommerce.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What firms stand for. */
@Component
public class GuaranteeStore {

    private final JdbcClient jdbc;

    GuaranteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fen by the firm's code. */
    public Map<String, Long> all() {
        Map<String, Long> all = new HashMap<>();
        jdbc.sql("select firm, amount from ecommerce_guarantee").query((rs, i) -> all.put(rs.getString(1), rs.getLong(2))).list();
        return all;
    }

    public void save(String firm, long fen) {
        jdbc.sql("insert into ecommerce_guarantee(firm, amount) values (?, ?) on conflict (firm) do update set amount = excluded.amount")
                .params(firm, fen).update();
    }
}
