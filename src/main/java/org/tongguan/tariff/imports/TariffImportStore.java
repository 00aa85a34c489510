package org.tongguan.tariff.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.reference.ImportReport;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** The runs of imports, the foreign schedules and how their texts were read. */
@Component
class TariffImportStore {

    private static final TypeReference<List<ImportReport.RowError>> ERRORS = new TypeReference<>() { };
    private static final String COLUMNS = "id, kind, file_name, state, rows_done, rows_total, imported, errors, requested_by, requested_at, ended_at";
    private final JdbcClient jdbc;

    TariffImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file that waits, with all that is needed to take it. */
    record Waiting(UUID id, ImportKind kind, ImportOptions options, byte[] content, String requestedBy) { }

    /** A foreign or the national schedule. */
    record Named(String name, String zh, String en, String currency) { }

    private record Reading(String schedule, String original, String rate) { }

    void add(UUID id, ImportKind kind, String fileName, ImportOptions options, byte[] content, String by, Instant now) {
        jdbc.sql("""
                insert into tariff_import(id, kind, file_name, options, content, state, requested_by, requested_at, touched_at)
                values (?, ?, ?, ?::jsonb, ?, 'WAITING', ?, ?, ?)""")
                .params(id, kind.name(), fileName, Json.write(options), content, by, Timestamp.from(now), Timestamp.from(now)).update();
    }

    /** The next file, now running; one that was running and not touched since {@code lostBefore} counts as waiting. */
    Optional<Waiting> claim(Instant now, Instant lostBefore) {
        return jdbc.sql("""
                update tariff_import set state = 'RUNNING', touched_at = ?, rows_done = 0 where id = (
                  select id from tariff_import where content is not null and (state = 'WAITING' or touched_at < ?)
                  order by requested_at limit 1 for update skip locked)
                returning id, kind, options, content, requested_by""")
                .params(Timestamp.from(now), Timestamp.from(lostBefore)).query((rs, i) -> new Waiting(rs.getObject("id", UUID.class),
                        ImportKind.valueOf(rs.getString("kind")), Json.read(rs.getString("options"), ImportOptions.class), rs.getBytes("content"),
                        rs.getString("requested_by"))).optional();
    }

    void progress(UUID id, int done, int total, Instant now) {
        jdbc.sql("update tariff_import set rows_done = ?, rows_total = ?, touched_at = ? where id = ? and state = 'RUNNING'")
                .params(done, total, Timestamp.from(now), id).update();
    }

    void end(UUID id, int rows, ImportReport report, Instant now) {
        jdbc.sql("""
                update tariff_import set state = ?, rows_done = ?, rows_total = ?, imported = ?, errors = ?::jsonb, content = null, touched_at = ?, ended_at = ?
                where id = ?""")
                .params(report.isTaken() ? "TAKEN" : "REFUSED", rows, rows, report.imported(), Json.write(report.errors()), Timestamp.from(now),
                        Timestamp.from(now), id).update();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from tariff_import where id = ?").param(id).query((rs, i) -> run(rs)).optional();
    }

    /** The latest runs, without their errors. */
    List<ImportRun> list(int limit) {
        return jdbc.sql("select " + COLUMNS.replace("errors", "'[]'::jsonb as errors") + " from tariff_import order by requested_at desc, id desc limit ?")
                .param(limit).query((rs, i) -> run(rs)).list();
    }

    private static ImportRun run(ResultSet rs) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new ImportRun(rs.getObject("id", UUID.class), ImportKind.valueOf(rs.getString("kind")), rs.getString("file_name"),
                ImportRun.State.valueOf(rs.getString("state")), rs.getInt("rows_done"), rs.getInt("rows_total"), rs.getInt("imported"),
                Json.read(rs.getString("errors"), ERRORS), rs.getString("requested_by"), rs.getTimestamp("requested_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    List<Named> listSchedules() {
        return jdbc.sql("select name, name_zh, name_en, currency from tariff_schedule order by name")
                .query((rs, i) -> new Named(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4))).list();
    }

    void keepReadings(String schedule, Map<String, String> readings) {
        ColumnInsert.<Reading>into("tariff_reading").text("schedule", Reading::schedule).text("original", Reading::original).text("rate", Reading::rate)
                .then("on conflict (schedule, original) do update set rate = excluded.rate where tariff_reading.rate <> excluded.rate")
                .insert(jdbc, readings.entrySet().stream().map(e -> new Reading(schedule, e.getKey(), e.getValue())).toList());
    }

    /** How texts of a schedule were read: the text, and the rate in our language. */
    List<RateReading> listReadings(String schedule) {
        return jdbc.sql("select original, rate from tariff_reading where schedule = ? order by original").param(schedule)
                .query((rs, i) -> new RateReading(rs.getString(1), rs.getString(2))).list();
    }
}
