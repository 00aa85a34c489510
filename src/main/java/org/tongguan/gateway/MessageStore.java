package org.tongguan.gateway;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import tools.jackson.core.type.TypeReference;

/** The messages' table. */
@Component
class MessageStore {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() { };
    private static final String COLUMNS = "id, trader_id, sender, kind, key, content_hash, received_at, accepted, subject_kind, subject_id, findings, answer";
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    MessageStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A message with its body, to be written. */
    record Row(Message message, byte[] body) { }

    void insert(Collection<Row> rows) {
        template.batchUpdate("insert into message(" + COLUMNS + ", body) values (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows, 500, (ps, row) -> {
            Message m = row.message();
            ps.setObject(1, m.id());
            ps.setLong(2, m.traderId());
            ps.setString(3, m.sender());
            ps.setString(4, m.kind());
            ps.setString(5, m.key());
            ps.setBytes(6, m.contentHash());
            ps.setTimestamp(7, Timestamp.from(m.receivedAt()));
            ps.setBoolean(8, m.accepted());
            ps.setString(9, m.subject() == null ? null : m.subject().kind());
            ps.setObject(10, m.subject() == null ? null : m.subject().id());
            ps.setString(11, m.findings().isEmpty() ? "[]" : Json.write(m.findings()));
            ps.setString(12, Json.write(m.answer()));
            ps.setBytes(13, Packed.pack(row.body()));
        });
    }

    /**
     * Keeps every other transaction from handling messages of these keys until this one ends; taken in one order, so that no two wait for
     * each other in a circle. Without it a repeat could be judged against the half-finished first.
     */
    void lockKeys(Collection<String> keys) {
        long[] hashes = keys.stream().mapToLong(MessageStore::hash).distinct().sorted().toArray();
        jdbc.sql("select count(pg_advisory_xact_lock(k)) from (select unnest(?) as k) as keys")
                .param(java.util.Arrays.stream(hashes).boxed().toArray(Long[]::new)).query(Long.class).single();
    }

    private static long hash(String key) {
        return java.util.UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    /** Messages of these keys, whoever sent them: the caller looks at the sender too. Oldest first. */
    List<Message> listByKeys(Collection<String> keys) {
        return jdbc.sql("select * from (select " + COLUMNS + " from message where key = any (:keys) and accepted union all select " + COLUMNS
                        + " from message where key = any (:keys) and not accepted) m order by received_at, id").param("keys", keys.toArray(String[]::new))
                .query(MessageStore::message).list();
    }

    Optional<Message> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from message where id = ?").param(id).query(MessageStore::message).optional();
    }

    byte[] body(UUID id) {
        return Packed.unpack(jdbc.sql("select body from message where id = ?").param(id).query(byte[].class).single());
    }

    List<Message> page(long offset, int rows) {
        return jdbc.sql("select " + COLUMNS + " from message order by received_at desc, id desc limit ? offset ?").params(rows, offset)
                .query(MessageStore::message).list();
    }

    long count() {
        return jdbc.sql("select count(*) from message").query(Long.class).single();
    }

    private static Message message(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        String subjectKind = rs.getString(9);
        return new Message(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getBytes(6),
                rs.getTimestamp(7).toInstant(), rs.getBoolean(8),
                subjectKind == null ? null : new SubjectRef(subjectKind, rs.getObject(10, UUID.class)),
                Json.read(rs.getString(11), FINDINGS), Json.map(rs.getString(12)));
    }
}
