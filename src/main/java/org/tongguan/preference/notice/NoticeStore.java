package org.tongguan.preference.notice;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;

/** Rates watched and notices given. */
@Component
class NoticeStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    NoticeStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Goods whose rates are watched, with the rates as last seen. */
    record Watched(String direction, String code, String country, String rates) { }

    /** Who declared goods, and how they were called. */
    record Declarer(long traderId, String description) { }

    /** The state of the tariffs that was compared last; one process at a time from here to the end of the transaction. */
    String version() {
        return jdbc.sql("select version from preference_progress for update").query(String.class).single();
    }

    void version(String version) {
        jdbc.sql("update preference_progress set version = ?").param(version).update();
    }

    List<Watched> listWatched() {
        return jdbc.sql("select direction, code, country, rates from preference_watch order by direction, code, country")
                .query((rs, i) -> new Watched(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4))).list();
    }

    /** Begins to watch goods; those that are watched already stay as they were last seen. */
    void watch(Collection<Watched> goods) {
        template.batchUpdate("insert into preference_watch(direction, code, country, rates) values (?,?,?,?) on conflict do nothing", goods, 500, (ps, w) -> {
            ps.setString(1, w.direction());
            ps.setString(2, w.code());
            ps.setString(3, w.country());
            ps.setString(4, w.rates());
        });
    }

    void seen(Collection<Watched> changed) {
        template.batchUpdate("update preference_watch set rates = ? where direction = ? and code = ? and country = ?", changed, 500, (ps, w) -> {
            ps.setString(1, w.rates());
            ps.setString(2, w.direction());
            ps.setString(3, w.code());
            ps.setString(4, w.country());
        });
    }

    List<Declarer> declarers(Watched goods, LocalDate since) {
        return jdbc.sql("""
                select trader_id, max(description) from declared_goods where direction = ? and code = ? and country = ? and day >= ?
                group by trader_id order by trader_id""").params(goods.direction(), goods.code(), goods.country(), since)
                .query((rs, i) -> new Declarer(rs.getLong(1), rs.getString(2))).list();
    }

    void insert(Notice n) {
        jdbc.sql("""
                insert into preference_notice(id, trader_id, at, direction, code, country, description, removed, added)
                values (?,?,?,?,?,?,?,?,?)""").params(n.id(), n.traderId(), Timestamp.from(n.at()), n.direction(), n.code(), n.country(), n.description(),
                String.join("\n", n.removed()), String.join("\n", n.added())).update();
    }

    Page<Notice> list(int page, int size) {
        List<Notice> rows = jdbc.sql("select * from preference_notice order by at desc, id limit ? offset ?").params(Page.rows(size), Page.offset(page, size))
                .query((rs, i) -> new Notice(rs.getObject("id", UUID.class), rs.getLong("trader_id"), rs.getTimestamp("at").toInstant(),
                        rs.getString("direction"), rs.getString("code"), rs.getString("country"), rs.getString("description"),
                        lines(rs.getString("removed")), lines(rs.getString("added")))).list();
        return new Page<>(rows, page, Page.rows(size), jdbc.sql("select count(*) from preference_notice").query(Long.class).single());
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).filter(l -> !l.isEmpty()).toList();
    }
}
