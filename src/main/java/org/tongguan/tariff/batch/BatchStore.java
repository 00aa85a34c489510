package org.tongguan.tariff.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import tools.jackson.core.type.TypeReference;

/** Batches and their parts. Rows of a trader are behind row-level security. */
@Component
class BatchStore {

    private static final TypeReference<List<BatchRow>> ROWS = new TypeReference<>() { };
    private static final TypeReference<List<BatchRow.Result>> RESULTS = new TypeReference<>() { };
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    BatchStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A part that is to be quoted. */
    record Part(UUID batch, int number, List<BatchRow> rows) { }

    void insert(Batch batch, List<List<BatchRow>> parts) {
        jdbc.sql("insert into duty_batch(id, trader_id, account, file_name, format, row_count, created_at) values (?,?,?,?,?,?,?)")
                .params(batch.id(), batch.traderId(), batch.account(), batch.fileName(), batch.format().name(), batch.rows(),
                        Timestamp.from(batch.createdAt())).update();
        for (int i = 0; i < parts.size(); i++) {
            jdbc.sql("insert into duty_batch_part(batch_id, part, trader_id, input) values (?,?,?,?)")
                    .params(batch.id(), i, batch.traderId(), Packed.pack(Json.write(parts.get(i)))).update();
        }
    }

    /** The next part that is not done, kept from others until the transaction ends. */
    Optional<Part> nextPart(UUID batch) {
        return jdbc.sql("select part, input from duty_batch_part where batch_id = ? and result is null order by part limit 1 for update").param(batch)
                .query((rs, i) -> new Part(batch, rs.getInt(1), Json.read(Packed.text(rs.getBytes(2)), ROWS))).optional();
    }

    void saveResult(Part part, List<BatchRow.Result> results) {
        jdbc.sql("update duty_batch_part set result = ? where batch_id = ? and part = ?")
                .params(Packed.pack(Json.write(results)), part.batch(), part.number()).update();
        long wrong = results.stream().filter(r -> r.status() == BatchRow.Status.WRONG).count();
        long open = results.stream().filter(r -> r.status() == BatchRow.Status.NOT_COMPUTED).count();
        jdbc.sql("update duty_batch set rows_done = rows_done + ?, rows_wrong = rows_wrong + ?, rows_open = rows_open + ?, state = 'RUNNING' where id = ?")
                .params(results.size(), wrong, open, part.batch()).update();
    }

    void finish(UUID batch, Instant at) {
        jdbc.sql("update duty_batch set state = 'DONE', finished_at = ? where id = ?").params(Timestamp.from(at), batch).update();
    }

    List<BatchRow> rows(UUID batch) {
        return jdbc.sql("select input from duty_batch_part where batch_id = ? order by part").param(batch)
                .query((rs, i) -> Json.read(Packed.text(rs.getBytes(1)), ROWS)).list().stream().flatMap(List::stream).toList();
    }

    List<BatchRow.Result> results(UUID batch) {
        return jdbc.sql("select result from duty_batch_part where batch_id = ? and result is not null order by part").param(batch)
                .query((rs, i) -> Json.read(Packed.text(rs.getBytes(1)), RESULTS)).list().stream().flatMap(List::stream).toList();
    }

    /** A batch; locks it against deletion when it is about to be worked on. */
    Optional<Batch> find(UUID id) {
        return jdbc.sql("select * from duty_batch where id = ?").param(id).query(BatchStore::batch).optional();
    }

    /** Newest first: a trader's, or where there is none an account's own. */
    List<Batch> list(Long trader, String account, int limit, long offset) {
        return trader != null
                ? jdbc.sql("select * from duty_batch where trader_id = ? order by created_at desc, id desc limit ? offset ?").params(trader, limit, offset)
                        .query(BatchStore::batch).list()
                : jdbc.sql("select * from duty_batch where trader_id is null and account = ? order by created_at desc, id desc limit ? offset ?")
                        .params(account, limit, offset).query(BatchStore::batch).list();
    }

    int count(Long trader, String account, boolean onlyOpen) {
        String open = onlyOpen ? " and state <> 'DONE'" : "";
        return trader != null ? jdbc.sql("select count(*) from duty_batch where trader_id = ?" + open).param(trader).query(Integer.class).single()
                : jdbc.sql("select count(*) from duty_batch where trader_id is null and account = ?" + open).param(account).query(Integer.class).single();
    }

    void delete(UUID id) {
        jdbc.sql("delete from duty_batch where id = ?").param(id).update();
    }

    int deleteBefore(Instant moment) {
        return template.update("delete from duty_batch where created_at < ?", Timestamp.from(moment));
    }

    private static Batch batch(ResultSet rs, int row) throws SQLException {
        Timestamp finished = rs.getTimestamp("finished_at");
        return new Batch(rs.getObject("id", UUID.class), rs.getObject("trader_id", Long.class), rs.getString("account"), rs.getString("file_name"),
                Batch.Format.valueOf(rs.getString("format")), Batch.State.valueOf(rs.getString("state")), rs.getInt("row_count"), rs.getInt("rows_done"),
                rs.getInt("rows_wrong"), rs.getInt("rows_open"), rs.getTimestamp("created_at").toInstant(), finished == null ? null : finished.toInstant());
    }
}
