package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Upload;
import tools.jackson.core.type.TypeReference;

/** Files that are being read into lists, part by part. */
@Component
public class UploadStore {

    private static final TypeReference<List<Upload.Row>> ROWS = new TypeReference<>() { };
    private static final TypeReference<List<Upload.Problem>> PROBLEMS = new TypeReference<>() { };
    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part that is to be read. */
    public record Part(int number, List<Upload.Row> rows) { }

    public void insert(GoodsList list, Upload u, List<List<Upload.Row>> parts) {
        jdbc.sql("""
                insert into temporary_upload(id, list_id, trader_id, organiser_id, file_name, format, row_count, created_by, created_at)
                values (?,?,?,?,?,?,?,?,?)""").params(u.id(), list.id(), list.traderId(), list.organiserId(), u.fileName(), u.format().name(), u.rows(),
                u.createdBy(), Timestamp.from(u.createdAt())).update();
        for (int i = 0; i < parts.size(); i++) {
            jdbc.sql("insert into temporary_upload_part(upload_id, part, trader_id, organiser_id, input) values (?,?,?,?,?)")
                    .params(u.id(), i, list.traderId(), list.organiserId(), Packed.pack(Json.write(parts.get(i)))).update();
        }
    }

    public Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from temporary_upload where id = ?").param(id).query(UploadStore::upload).optional();
    }

    /** Files of a list, newest first. */
    public List<Upload> list(UUID list) {
        return jdbc.sql("select * from temporary_upload where list_id = ? order by id desc").param(list).query(UploadStore::upload).list();
    }

    public boolean isRunning(UUID list) {
        return jdbc.sql("select exists (select from temporary_upload where list_id = ? and state <> 'DONE')").param(list).query(Boolean.class).single();
    }

    /** The next part that is not read, kept from others until the transaction ends. */
    public Optional<Part> nextPart(UUID upload) {
        return jdbc.sql("select part, input from temporary_upload_part where upload_id = ? and problems is null order by part limit 1 for update")
                .param(upload).query((rs, i) -> new Part(rs.getInt(1), Json.read(Packed.text(rs.getBytes(2)), ROWS))).optional();
    }

    public void save(UUID upload, Part part, List<Upload.Problem> problems) {
        jdbc.sql("update temporary_upload_part set problems = ? where upload_id = ? and part = ?")
                .params(Packed.pack(Json.write(problems)), upload, part.number()).update();
        jdbc.sql("update temporary_upload set rows_done = rows_done + ?, rows_wrong = rows_wrong + ?, state = 'RUNNING' where id = ?")
                .params(part.rows().size(), problems.stream().map(Upload.Problem::row).distinct().count(), upload).update();
    }

    public void finish(UUID upload, Instant at) {
        jdbc.sql("update temporary_upload set state = 'DONE', finished_at = ? where id = ?").params(Timestamp.from(at), upload).update();
    }

    /** What is wrong with which cell, by row. */
    public List<Upload.Problem> problems(UUID upload) {
        return jdbc.sql("select problems from temporary_upload_part where upload_id = ? and problems is not null order by part").param(upload)
                .query((rs, i) -> Json.read(Packed.text(rs.getBytes(1)), PROBLEMS)).list().stream().flatMap(List::stream).toList();
    }

    private static Upload upload(ResultSet rs, int row) throws SQLException {
        Timestamp finished = rs.getTimestamp("finished_at");
        return new Upload(rs.getObject("id", UUID.class), rs.getObject("list_id", UUID.class), rs.getString("file_name"),
                Upload.Format.valueOf(rs.getString("format")), Upload.State.valueOf(rs.getString("state")), rs.getInt("row_count"), rs.getInt("rows_done"),
                rs.getInt("rows_wrong"), rs.getString("created_by"), rs.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
