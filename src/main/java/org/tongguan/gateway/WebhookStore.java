package org.tongguan.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of webhooks. */
@Component
class WebhookStore {

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Webhook w) {
        jdbc.sql("insert into webhook(id, trader_id, url, kinds, secret, state, cursor, next_at, created_at) values (?,?,?,?,?,?,?,?,?)")
                .params(w.id(), w.traderId(), w.url(), w.kinds().stream().sorted().toArray(String[]::new), w.secret(), w.state().name(), w.cursor(),
                        Timestamp.from(w.nextAt()), Timestamp.from(w.createdAt())).update();
    }

    List<Webhook> list() {
        return jdbc.sql("select * from webhook order by id").query((rs, i) -> webhook(rs)).list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("select * from webhook where id = ?").param(id).query((rs, i) -> webhook(rs)).optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from webhook where id = ?").param(id).update() == 1;
    }

    void state(UUID id, Webhook.State state, Instant nextAt) {
        jdbc.sql("update webhook set state = ?, attempts = 0, failing_since = null, next_at = ? where id = ?")
                .params(state.name(), Timestamp.from(nextAt), id).update();
    }

    /** Active webhooks with something to send now that no living process sends for. */
    List<UUID> listDue(Instant now, UUID process) {
        return jdbc.sql("""
                select w.id from webhook w where w.state = 'ACTIVE' and w.next_at <= :now
                  and (w.owner is null or w.owner = :process or w.owned_until < :now)
                  and exists (select from journal_entry e where e.trader_id = w.trader_id and e.seq > w.cursor)""")
                .param("now", Timestamp.from(now)).param("process", process).query(UUID.class).list();
    }

    /** Takes, or keeps, the sole right to send for a webhook; empty when another process has it or nothing may be sent now. */
    Optional<Webhook> claim(UUID id, UUID process, Instant now, Duration lease) {
        return jdbc.sql("""
                update webhook set owner = :process, owned_until = :until
                where id = :id and state = 'ACTIVE' and next_at <= :now and (owner is null or owner = :process or owned_until < :now) returning *""")
                .param("process", process).param("until", Timestamp.from(now.plus(lease))).param("id", id).param("now", Timestamp.from(now))
                .query((rs, i) -> webhook(rs)).optional();
    }

    void release(UUID id, UUID process) {
        jdbc.sql("update webhook set owner = null, owned_until = null where id = ? and owner = ?").params(id, process).update();
    }

    /** Everything up to that position is delivered. */
    boolean advance(UUID id, UUID process, long cursor) {
        return jdbc.sql("update webhook set cursor = ?, attempts = 0, failing_since = null, last_error = null where id = ? and owner = ? and cursor < ?")
                .params(cursor, id, process, cursor).update() == 1;
    }

    /** The next delivery failed once more. */
    void failed(Webhook w, UUID process, Webhook.State state, Instant nextAt) {
        jdbc.sql("update webhook set attempts = ?, failing_since = ?, last_error = ?, next_at = ?, state = ? where id = ? and owner = ? and state = 'ACTIVE'")
                .params(w.attempts(), Timestamp.from(w.failingSince()), w.lastError(), Timestamp.from(nextAt), state.name(), w.id(), process).update();
    }

    void delivery(Webhook w, Webhook.Delivery d) {
        jdbc.sql("""
                insert into webhook_delivery as x (webhook_id, seq, trader_id, kind, state, attempts, status, error, at, next_at)
                values (:id, :seq, :trader, :kind, :state, 1, :status, :error, :at, :next)
                on conflict (webhook_id, seq) do update set state = excluded.state, attempts = x.attempts + 1, status = excluded.status,
                  error = excluded.error, at = excluded.at, next_at = excluded.next_at""")
                .param("id", w.id()).param("seq", d.seq()).param("trader", w.traderId()).param("kind", d.kind()).param("state", d.state().name())
                .param("status", d.status(), Types.INTEGER).param("error", d.error(), Types.VARCHAR).param("at", Timestamp.from(d.at()))
                .param("next", d.nextAt() == null ? null : Timestamp.from(d.nextAt()), Types.TIMESTAMP).update();
    }

    /** The latest deliveries, newest first. */
    List<Webhook.Delivery> deliveries(UUID id, int limit) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = ? order by seq desc limit ?").params(id, limit)
                .query((rs, i) -> delivery(rs)).list();
    }

    Optional<Webhook.Delivery> findDelivery(UUID id, long seq) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = ? and seq = ?").params(id, seq).query((rs, i) -> delivery(rs)).optional();
    }

    void forgetDeliveriesBefore(Instant then) {
        jdbc.sql("delete from webhook_delivery where at < ?").param(Timestamp.from(then)).update();
    }

    private static Webhook webhook(ResultSet rs) throws SQLException {
        return new Webhook(rs.getObject("id", UUID.class), rs.getLong("trader_id"), rs.getString("url"),
                Set.of((String[]) rs.getArray("kinds").getArray()), rs.getString("secret"), Webhook.State.valueOf(rs.getString("state")),
                rs.getLong("cursor"), rs.getInt("attempts"), instant(rs, "failing_since"), instant(rs, "next_at"), rs.getString("last_error"),
                instant(rs, "created_at"));
    }

    private static Webhook.Delivery delivery(ResultSet rs) throws SQLException {
        return new Webhook.Delivery(rs.getLong("seq"), instant(rs, "at"), rs.getString("kind"), Webhook.DeliveryState.valueOf(rs.getString("state")),
                rs.getInt("attempts"), rs.getObject("status", Integer.class), rs.getString("error"), instant(rs, "next_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
