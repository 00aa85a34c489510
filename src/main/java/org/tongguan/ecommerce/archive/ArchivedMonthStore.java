package org.tongguan.ecommerce.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.archive.ArchivedMonth.Counts;
import org.tongguan.ecommerce.archive.ArchivedMonth.State;
import org.tongguan.ecommerce.archive.ArchivedMonth.StoredFile;
import org.tongguan.ecommerce.archive.ArchivedMonth.Sums;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** Which months lie in files, and the one being written. */
@Component
class ArchivedMonthStore {

    private static final TypeReference<List<StoredFile>> FILES = new TypeReference<>() { };
    private static final String SELECT = "select id, month, part, state, lists, parts, messages, open, value, tax, files, began_at, stored_at, done_at, "
            + "checked_at from ecommerce_archive ";
    /** One archiving at a time, in all processes. */
    private static final long LOCK = 0x7467_6172_6368L;
    private final JdbcClient jdbc;

    ArchivedMonthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the running transaction ends nobody else archives; false when somebody does. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    }

    /** Months that have a partition of lists, oldest first. */
    List<LocalDate> months() {
        return jdbc.sql("select ecommerce_archive_months()").query(LocalDate.class).list();
    }

    List<ArchivedMonth> list() {
        return jdbc.sql(SELECT + "order by month, part").query(ArchivedMonthStore::month).list();
    }

    /** Those whose lists are in files and no longer in the database. */
    List<ArchivedMonth> stored() {
        return jdbc.sql(SELECT + "where state <> 'WRITING' order by month, part").query(ArchivedMonthStore::month).list();
    }

    Optional<ArchivedMonth> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(ArchivedMonthStore::month).optional();
    }

    /** Begins a writing, or begins the one under way once more. From now on whoever changes a list of the month is noticed. */
    ArchivedMonth begin(UUID id, LocalDate month, Instant at) {
        jdbc.sql("truncate ecommerce_archive_open, ecommerce_archive_part, ecommerce_archive_number").update();
        int again = jdbc.sql("update ecommerce_archive set changed = false, began_at = ? where month = ? and state = 'WRITING'")
                .params(Timestamp.from(at), month).update();
        if (again == 0) {
            jdbc.sql("""
                    insert into ecommerce_archive(id, month, part, state, began_at)
                    select ?, ?, coalesce(max(part), 0) + 1, 'WRITING', ? from ecommerce_archive where month = ?""")
                    .params(id, month, Timestamp.from(at), month).update();
        }
        jdbc.sql("select ecommerce_archive_watch(?)").param(month).query((rs, i) -> true).single();
        return jdbc.sql(SELECT + "where month = ? and state = 'WRITING'").param(month).query(ArchivedMonthStore::month).single();
    }

    /** Nothing of the month goes: nothing in it is final, or nothing is in it. */
    void giveUp(ArchivedMonth month) {
        jdbc.sql("delete from ecommerce_archive where id = ? and state = 'WRITING'").param(month.id()).update();
        jdbc.sql("select ecommerce_archive_drop_empty(?)").param(month.month()).query((rs, i) -> true).single();
    }

    /** What was written and what stays. */
    void written(ArchivedMonth m) {
        jdbc.sql("update ecommerce_archive set lists = ?, parts = ?, messages = ?, open = ?, value = ?, tax = ?, files = ? where id = ?")
                .params(m.counts().lists(), m.counts().parts(), m.counts().messages(), m.open(), m.sums().value(), m.sums().tax(), Json.write(m.files()),
                        m.id()).update();
    }

    /** Takes the lists that were written out of the database; false when one changed meanwhile. */
    boolean take(UUID id, Instant at) {
        boolean taken = jdbc.sql("select ecommerce_archive_take(?)").param(id).query(Boolean.class).single();
        if (taken) {
            jdbc.sql("update ecommerce_archive set state = 'STORED', stored_at = ? where id = ?").params(Timestamp.from(at), id).update();
        }
        return taken;
    }

    void done(UUID id, Instant at) {
        jdbc.sql("update ecommerce_archive set state = 'DONE', done_at = ? where id = ?").params(Timestamp.from(at), id).update();
    }

    void checked(UUID id, Instant at) {
        jdbc.sql("update ecommerce_archive set checked_at = ? where id = ?").params(Timestamp.from(at), id).update();
    }

    private static ArchivedMonth month(ResultSet rs, int row) throws SQLException {
        return new ArchivedMonth(rs.getObject(1, UUID.class), rs.getObject(2, LocalDate.class), rs.getInt(3), State.valueOf(rs.getString(4)),
                new Counts(rs.getLong(5), rs.getLong(6), rs.getLong(7)), rs.getLong(8), new Sums(rs.getLong(9), rs.getLong(10)),
                Json.read(rs.getString(11), FILES), rs.getTimestamp(12).toInstant(), instant(rs, 13), instant(rs, 14), instant(rs, 15));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
