package org.tongguan.ecommerce.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;

/** Counts for the live page. */
@Component
public class CountQueries {

    private final JdbcClient jdbc;

    CountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lists that wait for a document that belongs to them. */
    public long waiting() {
        return jdbc.sql("select count(*) from ecommerce_pending where awaits < 2").query(Long.class).single();
    }

    /** Export lists that wait for their goods to arrive or to depart. */
    public long underWay() {
        return jdbc.sql("select count(*) from ecommerce_pending where awaits > 1").query(Long.class).single();
    }

    /** Documents that are waited for. */
    public long missing() {
        return jdbc.sql("""
                select count(*) from ecommerce_missing m join ecommerce_pending w on w.list_id = m.list_id and w.awaits < 2
                where not exists (select from ecommerce_part p where p.key = m.key)""").query(Long.class).single();
    }

    /** Lists in a state in which they need a person: the state is part of the statement, since an index holds just these. */
    public long inState(ListState state) {
        return jdbc.sql("select count(*) from ecommerce_list where state = " + state.code()).query(Long.class).single();
    }
}
