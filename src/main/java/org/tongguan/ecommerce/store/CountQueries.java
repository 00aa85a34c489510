package org.tongguan.ecommerce.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts for the live page. */
@Component
public class CountQueries {

    private final JdbcClient jdbc;

    CountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lists that wait for a part. */
    public long waiting() {
        return jdbc.sql("select count(*) from ecommerce_pending").query(Long.class).single();
    }

    /** Parts that are waited for. */
    public long missing() {
        return jdbc.sql("select count(*) from ecommerce_missing").query(Long.class).single();
    }

    /** Lists that need a person and are in that state. */
    public long inState(int state) {
        return jdbc.sql("select count(*) from ecommerce_list where state = ? and state in (300, 500)").param(state).query(Long.class).single();
    }
}
