package org.tongguan.preference.handbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.runtime.Json;

/** The table of handbooks. */
@Component
class HandbookStore {

    private static final int ATTEMPTS = 3;
    private static final String COLUMNS = "id, trader_id, ordered_at, ordered_by, wish, address, state, done, total, pages, printed_at, error";
    private final JdbcClient jdbc;

    HandbookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Handbook h) {
        jdbc.sql("insert into handbook(id, trader_id, ordered_at, ordered_by, wish, address, state) values (?,?,?,?,?,?,'ORDERED')")
                .params(h.id(), h.traderId(), Timestamp.from(h.orderedAt()), h.orderedBy(), Json.write(h.wish()), h.address()).update();
    }

    Optional<Handbook> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from handbook where id = ?").param(id).query(HandbookStore::handbook).optional();
    }

    Page<Handbook> list(int page, int size) {
        List<Handbook> rows = jdbc.sql("select " + COLUMNS + " from handbook order by ordered_at desc, id desc limit ? offset ?")
                .params(Page.rows(size), Page.offset(page, size)).query(HandbookStore::handbook).list();
        return new Page<>(rows, page, Page.rows(size), jdbc.sql("select count(*) from handbook").query(Long.class).single());
    }

    /** Takes the oldest one nobody is printing, so that no other process does; one given up too often fails. */
    Optional<Handbook> claim(Instant now, Instant until) {
        jdbc.sql("update handbook set state = 'FAILED', error = 'given up' where state = 'PRINTING' and claimed_until < ? and attempts >= ?")
                .params(Timestamp.from(now), ATTEMPTS).update();
        return jdbc.sql("""
                update handbook set state = 'PRINTING', attempts = attempts + 1, claimed_until = ?, done = 0 where id = (select id from handbook
                where state = 'ORDERED' or state = 'PRINTING' and claimed_until < ? order by ordered_at limit 1 for update skip locked)
                returning\s""" + COLUMNS).params(Timestamp.from(until), Timestamp.from(now)).query(HandbookStore::handbook).optional();
    }

    void progress(UUID id, int done, int total) {
        jdbc.sql("update handbook set done = ?, total = ? where id = ? and state = 'PRINTING'").params(done, total, id).update();
    }

    void printed(UUID id, byte[] pdf, int pages, Instant at) {
        jdbc.sql("update handbook set state = 'PRINTED', pdf = ?, pages = ?, printed_at = ?, done = total, error = null where id = ?")
                .params(pdf, pages, Timestamp.from(at), id).update();
    }

    void failed(UUID id, String error) {
        jdbc.sql("update handbook set state = 'FAILED', error = ? where id = ?").params(error, id).update();
    }

    Optional<byte[]> pdf(UUID id) {
        return jdbc.sql("select pdf from handbook where id = ? and state = 'PRINTED'").param(id).query(byte[].class).optional();
    }

    private static Handbook handbook(ResultSet rs, int row) throws SQLException {
        Timestamp printed = rs.getTimestamp("printed_at");
        return new Handbook(rs.getObject("id", UUID.class), rs.getObject("trader_id", Long.class), rs.getTimestamp("ordered_at").toInstant(),
                rs.getString("ordered_by"), Json.read(rs.getString("wish"), Handbook.Wish.class), rs.getString("address"),
                Handbook.State.valueOf(rs.getString("state")), rs.getInt("done"), rs.getInt("total"), rs.getObject("pages", Integer.class),
                printed == null ? null : printed.toInstant(), rs.getString("error"));
    }
}
