package org.tongguan.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.kernel.Page;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import tools.jackson.core.type.TypeReference;

/** The only SQL of passages, incidents and forbidden plates. */
@Component
class PassageStore {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() { };
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PassageStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A lane and its own number of a passage. */
    record Key(String laneId, String laneKey) { }

    /** The first answer, and what had been asked. */
    record Answered(byte[] hash, GateDecision decision) { }

    /** A passage to be written. */
    record Row(UUID id, String number, PassageRequest request, String laneKey, byte[] hash, String office, Instant at, Instant recordedAt,
               GateDecision.Verdict verdict, List<Reason> reasons, boolean offline, Long traderId, String account) { }

    /** What is known of plates: the forbidden ones, and offices at which they passed in that time. */
    record Plates(Set<String> banned, Map<String, Set<String>> passed) { }

    Page<Passages.Passage> page(Collection<String> lanes, String lane, int page, int size) {
        String where = " from gate_passage where (:lanes::text[] is null or lane_id = any(:lanes::text[])) and (:lane::text is null or lane_id = :lane)";
        String[] own = lanes == null ? null : lanes.toArray(String[]::new);
        long total = jdbc.sql("select count(*)" + where).param("lanes", own).param("lane", lane).query(Long.class).single();
        List<Passages.Passage> items = jdbc.sql("select *" + where + " order by at desc, id desc limit :limit offset :offset")
                .param("lanes", own).param("lane", lane).param("limit", Page.rows(size)).param("offset", Page.offset(page, size))
                .query((rs, i) -> passage(rs)).list();
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    private static Passages.Passage passage(ResultSet rs) throws SQLException {
        return new Passages.Passage(rs.getObject("id", UUID.class), rs.getString("number"), rs.getString("lane_id"), rs.getString("office"),
                rs.getString("plate"), List.of((String[]) rs.getArray("containers").getArray()), List.of((String[]) rs.getArray("release_numbers").getArray()),
                rs.getBigDecimal("weight_kg"), rs.getString("seal"), PassageRequest.Direction.valueOf(rs.getString("direction")),
                rs.getTimestamp("at").toInstant(), GateDecision.Verdict.valueOf(rs.getString("decision")), reasons(rs.getString("reasons")),
                rs.getBoolean("offline"));
    }

    void insertIncidents(List<Row> rows, Map<UUID, List<Reason>> reasons) {
        List<Row> open = rows.stream().filter(r -> reasons.containsKey(r.id())).toList();
        template.batchUpdate("insert into gate_incident(id, passage_id, lane_id, office, reasons, opened_at) values (?,?,?,?,?,?)", open, 500, (ps, r) -> {
            ps.setObject(1, Ids.next());
            ps.setObject(2, r.id());
            ps.setString(3, r.request().laneId());
            ps.setString(4, r.office());
            ps.setString(5, Json.write(reasons.get(r.id())));
            ps.setTimestamp(6, Timestamp.from(r.recordedAt()));
        });
    }

    Page<OfflinePassages.Incident> incidents(String office, boolean onlyOpen, int page, int size) {
        String where = " from gate_incident i join gate_passage p on p.id = i.passage_id where (:office::text is null or i.office = :office)"
                + (onlyOpen ? " and i.closed_at is null" : "");
        long total = jdbc.sql("select count(*)" + where).param("office", office).query(Long.class).single();
        List<OfflinePassages.Incident> items = jdbc.sql("select i.*, p.number, p.plate, p.at" + where
                + " order by i.opened_at desc, i.id desc limit :limit offset :offset")
                .param("office", office).param("limit", Page.rows(size)).param("offset", Page.offset(page, size)).query((rs, i) -> incident(rs)).list();
        return new Page<>(items, Math.max(0, page), Page.rows(size), total);
    }

    private static OfflinePassages.Incident incident(ResultSet rs) throws SQLException {
        Timestamp closed = rs.getTimestamp("closed_at");
        return new OfflinePassages.Incident(rs.getObject("id", UUID.class), rs.getObject("passage_id", UUID.class), rs.getString("number"),
                rs.getString("lane_id"),
                rs.getString("office"), rs.getString("plate"), rs.getTimestamp("at").toInstant(), reasons(rs.getString("reasons")),
                rs.getTimestamp("opened_at").toInstant(), rs.getString("closed_by"), closed == null ? null : closed.toInstant(), rs.getString("note"));
    }

    /** False when it is not there, not this office's or closed already. */
    boolean closeIncident(UUID id, String office, String note, String by, Instant at) {
        return jdbc.sql("update gate_incident set closed_by = ?, closed_at = ?, note = ? where id = ? and office = ? and closed_at is null")
                .params(by, Timestamp.from(at), note, id, office).update() == 1;
    }

    /** A list handed to a lane. */
    record IssuedList(String laneId, Instant issuedAt, Instant validUntil) { }

    Map<UUID, IssuedList> lists(Collection<UUID> ids) {
        Map<UUID, IssuedList> found = new HashMap<>();
        jdbc.sql("select id, lane_id, issued_at, valid_until from gate_list where id = any(:ids::uuid[])").param("ids", ids.toArray(UUID[]::new))
                .query(rs -> {
                    found.put(rs.getObject(1, UUID.class), new IssuedList(rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getTimestamp(4).toInstant()));
                });
        return found;
    }

    static List<Reason> reasons(String json) {
        return Json.read(json, REASONS);
    }
}
