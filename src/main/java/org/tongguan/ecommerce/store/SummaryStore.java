package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** Summary declarations, and which lists are in one. */
@Component
public class SummaryStore {

    private static final String COLUMNS = "id, document_id, trader_id, number, declaration, office, content, made_at, by_platform";
    private static final ColumnInsert<Summed> SUMMED = ColumnInsert.<Summed>into("ecommerce_summed").uuid("list_id", Summed::list)
            .uuid("document_id", Summed::document);
    private static final String UNSUMMED = """
             from ecommerce_step s join ecommerce_list l on l.id = s.list_id
            where s.state in (800, 899) and s.state = %1$d and s.at >= ? and s.at < ? and l.state = %1$d and l.number >= 100000000000000000
              and not exists (select from ecommerce_summed m where m.list_id = l.id)""".formatted(ListState.CLOSED.code());
    private final JdbcClient jdbc;

    SummaryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A declaration made of lists; {@code content} is its JSON. {@code byPlatform}: its firm did not apply for it in time. */
    public record Row(UUID id, UUID document, long traderId, String number, String declaration, String office, String content, Instant madeAt,
                      boolean byPlatform) { }

    private record Summed(UUID list, UUID document) { }

    public void insert(Row r) {
        jdbc.sql("insert into ecommerce_summary(" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?)")
                .params(r.id(), r.document(), r.traderId(), r.number(), r.declaration(), r.office(), r.content(),
                        Timestamp.from(r.madeAt()), r.byPlatform()).update();
    }

    /** Takes lists for an application; the caller has locked them, and none is in another's. */
    public void take(UUID document, Collection<UUID> lists) {
        SUMMED.insert(jdbc, lists.stream().map(l -> new Summed(l, document)).toList());
    }

    /** An application is taken back: its declarations go, its lists are free. */
    public void remove(UUID document) {
        jdbc.sql("delete from ecommerce_summary where document_id = ?").param(document).update();
        jdbc.sql("delete from ecommerce_summed where document_id = ?").param(document).update();
    }

    public List<Row> of(UUID document) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_summary where document_id = ? order by declaration").param(document)
                .query(SummaryStore::row).list();
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_summary where id = ?").param(id).query(SummaryStore::row).optional();
    }

    public List<Row> newest(long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_summary order by id desc limit ? offset ?").params(limit, offset)
                .query(SummaryStore::row).list();
    }

    /** The lists of an application. */
    public List<UUID> listsOf(UUID document) {
        return jdbc.sql("select list_id from ecommerce_summed where document_id = ?").param(document).query(UUID.class).list();
    }

    /** Which of these lists are summed up already. */
    public Set<UUID> summed(Collection<UUID> lists) {
        return Set.copyOf(jdbc.sql("select list_id from ecommerce_summed where list_id = any (?::uuid[])").param(SqlArrays.uuids(lists))
                .query(UUID.class).list());
    }

    /** Export lists of a declarant and office that left in that time and are in no other application's summary than this one's. */
    public List<UUID> left(long trader, int office, Instant from, Instant to, UUID document, int limit) {
        return jdbc.sql("""
                select l.id from ecommerce_step s join ecommerce_list l on l.id = s.list_id
                where s.state in (800, 899) and s.state = %1$d and s.at >= ? and s.at <= ? and l.trader_id = ? and l.office = ? and l.state = %1$d
                  and not exists (select from ecommerce_summed m where m.list_id = l.id and m.document_id <> ?)
                order by s.at, l.id limit ?""".formatted(ListState.CLOSED.code()))
                .params(Timestamp.from(from), Timestamp.from(to), trader, office, document, limit).query(UUID.class).list();
    }

    /** A declarant and an office where lists of his left. */
    public record Left(long trader, int office) { }

    /** Where export lists left in that time (from inclusive, to exclusive) that are in no summary. */
    public List<Left> left(Instant from, Instant to) {
        return jdbc.sql("select distinct l.trader_id, l.office" + UNSUMMED).params(Timestamp.from(from), Timestamp.from(to))
                .query((rs, i) -> new Left(rs.getLong(1), rs.getInt(2))).list();
    }

    /** Those lists of one of them, by identity. */
    public List<UUID> left(Left one, Instant from, Instant to, UUID after, int limit) {
        return jdbc.sql("select l.id" + UNSUMMED + " and l.trader_id = ? and l.office = ? and l.id > ? order by l.id limit ?")
                .params(Timestamp.from(from), Timestamp.from(to), one.trader(), one.office(), after, limit).query(UUID.class).list();
    }

    public boolean isMade(LocalDate month) {
        return jdbc.sql("select exists (select from ecommerce_summary_month where month = ?)").param(month).query(Boolean.class).single();
    }

    public void made(LocalDate month, Instant at, int declarations) {
        jdbc.sql("insert into ecommerce_summary_month(month, made_at, declarations) values (?,?,?) on conflict do nothing")
                .params(month, Timestamp.from(at), declarations).update();
    }

    /** Lists that are summed up under that number, of the summary or of one of its declarations. */
    public List<UUID> ofNumber(String number, int limit) {
        return jdbc.sql("select m.list_id from ecommerce_summary s join ecommerce_summed m on m.document_id = s.document_id"
                + " where s.number = ? or s.declaration = ? limit ?").params(number, number, limit).query(UUID.class).list();
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        return new Row(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getLong(3), rs.getString(4), rs.getString(5), rs.getString(6),
                rs.getString(7), rs.getTimestamp(8).toInstant(), rs.getBoolean(9));
    }
}
