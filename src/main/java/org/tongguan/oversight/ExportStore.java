package org.tongguan.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was taken out as a file. */
@Component
class ExportStore {

    private final JdbcClient jdbc;

    ExportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file taken out.
     *
     * @param what  the list's name, or the address it was fetched from
     * @param rows  null where there are none that are counted
     * @param bytes null where the size is not known beforehand
     */
    record Export(UUID id, Instant at, String account, String what, Long rows, Long bytes, String format) { }

    void insert(Export e) {
        jdbc.sql("insert into export_log(id, at, account, what, rows, bytes, format) values (:id, :at, :account, :what, :rows, :bytes, :format)")
                .param("id", e.id).param("at", Timestamp.from(e.at)).param("account", e.account).param("what", e.what)
                .param("rows", e.rows, Types.BIGINT).param("bytes", e.bytes, Types.BIGINT).param("format", e.format).update();
    }

    List<Export> list(String account, long offset, int rows) {
        return jdbc.sql("select * from export_log where :account::text is null or account = :account order by at desc, id limit :rows offset :offset")
                .param("account", account, Types.VARCHAR).param("rows", rows).param("offset", offset).query(ExportStore::export).list();
    }

    long count(String account) {
        return jdbc.sql("select count(*) from export_log where :account::text is null or account = :account").param("account", account, Types.VARCHAR)
                .query(Long.class).single();
    }

    private static Export export(ResultSet rs, int row) throws SQLException {
        return new Export(rs.getObject("id", UUID.class), rs.getTimestamp("at").toInstant(), rs.getString("account"), rs.getString("what"),
                rs.getObject("rows", Long.class), rs.getObject("bytes", Long.class), rs.getString("format"));
    }
}
