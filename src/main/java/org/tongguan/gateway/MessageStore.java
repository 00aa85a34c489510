package org.tongguan.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.runtime.Packed;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.vault.Vault;
import tools.jackson.core.type.TypeReference;

/** The messages' table. */
@Component
class MessageStore implements MessageHandler.Bodies {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() { };
    private static final String COLUMNS = "id, trader_id, sender, kind, key, content_hash, received_at, accepted, subject_kind, subject_id, findings, answer";
    private static final String SENT = "id, trader_id, kind, received_at";
    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("message").uuid("id", r -> r.message.id())
            .int8("trader_id", r -> r.message.traderId()).text("sender", r -> r.message.sender()).text("kind", r -> r.message.kind())
            .text("key", r -> r.message.key()).bytes("content_hash", r -> r.message.contentHash()).instant("received_at", r -> r.message.receivedAt())
            .bool("accepted", r -> r.message.accepted()).text("subject_kind", r -> r.message.subject() == null ? null : r.message.subject().kind())
            .uuid("subject_id", r -> r.message.subject() == null ? null : r.message.subject().id())
            .text("findings", r -> r.message.findings().isEmpty() ? "[]" : Json.write(r.message.findings()))
            .text("answer", r -> Json.write(r.message.answer())).bytes("body", Row::packed).bool("sealed", Row::sealed);
    private final JdbcClient jdbc;
    private final Vault vault;
    private final MessageHandler.OldBodies archive;

    MessageStore(JdbcClient jdbc, Vault vault, MessageHandler.OldBodies archive) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.archive = archive;
    }

    /**
     * A message with its packed body, to be written; no body where the module whose business it is keeps it.
     *
     * @param sealed whether the packed body was sealed as well
     */
    record Row(Message message, byte[] packed, boolean sealed) { }

    void insert(Collection<Row> rows) {
        INSERT.insert(jdbc, rows);
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

    @Override
    public byte[] body(UUID id) {
        return Packed.unpack(packedBody(id));
    }

    @Override
    public Map<UUID, MessageHandler.Sent> sent(Collection<UUID> messages) {
        Map<UUID, MessageHandler.Sent> sent = new HashMap<>();
        if (!messages.isEmpty()) {
            jdbc.sql("select " + SENT + " from message where id = any (?::uuid[])").param(SqlArrays.uuids(messages)).query(MessageStore::sent).list()
                    .forEach(one -> sent.put(one.id(), one));
        }
        return sent;
    }

    @Override
    public List<MessageHandler.Sent> newest(Collection<String> kinds, long offset, int limit) {
        return jdbc.sql("select " + SENT + " from message where kind = any (:kinds) and accepted" + newestFirst() + " limit :limit offset :offset")
                .param("kinds", kinds.toArray(String[]::new)).param("trader", trader()).param("limit", limit).param("offset", offset)
                .query(MessageStore::sent).list();
    }

    private static MessageHandler.Sent sent(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new MessageHandler.Sent(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getTimestamp(4).toInstant());
    }

    @Override
    public List<MessageHandler.Kept> kept(Collection<String> kinds, UUID after, UUID before, int limit) {
        return jdbc.sql("select id, trader_id, kind, received_at, sealed, body from message where id > ? and id < ? and kind = any (?) and body is not null"
                        + " order by id limit ?").params(after, before, kinds.toArray(String[]::new), limit)
                .query((rs, i) -> new MessageHandler.Kept(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getTimestamp(4).toInstant(),
                        rs.getBoolean(5), rs.getBytes(6))).list();
    }

    @Override
    public int archived(Collection<UUID> messages) {
        return jdbc.sql("update message set body = null, archived = true where id = any (?::uuid[]) and body is not null").param(SqlArrays.uuids(messages))
                .update();
    }

    /** Null where it is kept elsewhere. */
    byte[] packedBody(UUID id) {
        Body body = jdbc.sql("select body, sealed, archived from message where id = ?").param(id)
                .query((rs, i) -> new Body(rs.getBytes(1), rs.getBoolean(2), rs.getBoolean(3))).single();
        return body.archived ? new Body(archive.body(id), body.sealed, false).opened(vault) : body.opened(vault);
    }

    private record Body(byte[] packed, boolean sealed, boolean archived) {
        private byte[] opened(Vault vault) {
            return packed != null && sealed ? vault.open(packed) : packed;
        }
    }

    List<Message> page(long offset, int rows) {
        return jdbc.sql("select " + COLUMNS + " from message where true" + newestFirst() + " limit :limit offset :offset").param("trader", trader())
                .param("limit", rows).param("offset", offset).query(MessageStore::message).list();
    }

    long count() {
        Long trader = trader();
        return trader == null ? jdbc.sql("select count(*) from message").query(Long.class).single()
                : jdbc.sql("select count(*) from message where trader_id = ?").param(trader).query(Long.class).single();
    }

    /**
     * The order of time, by an index that has it: of one trader's messages, or of all, whose identities are in the order of time. Row-level security alone
     * would read everybody's messages to find a trader's few, and sorting by time would read them all.
     */
    private static String newestFirst() {
        return trader() == null ? " and cast(:trader as int8) is null order by id desc" : " and trader_id = :trader order by received_at desc, id desc";
    }

    private static Long trader() {
        return Transactions.actor().traderId();
    }

    private static Message message(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        String subjectKind = rs.getString(9);
        return new Message(rs.getObject(1, UUID.class), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getBytes(6),
                rs.getTimestamp(7).toInstant(), rs.getBoolean(8),
                subjectKind == null ? null : new SubjectRef(subjectKind, rs.getObject(10, UUID.class)),
                Json.read(rs.getString(11), FINDINGS), Json.map(rs.getString(12)));
    }
}
