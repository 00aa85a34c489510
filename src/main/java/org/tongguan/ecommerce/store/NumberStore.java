package org.tongguan.ecommerce.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Running numbers, in blocks. */
@Component
public class NumberStore {

    private final JdbcClient jdbc;

    NumberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes so many numbers of a series; gives the last of them. */
    public long take(String series, int count) {
        return jdbc.sql("""
                insert into ecommerce_number(series, next) values (?, ?) on conflict (series) do update set next = ecommerce_number.next + excluded.next
                returning next""").params(series, (long) count).query(Long.class).single();
    }
}
