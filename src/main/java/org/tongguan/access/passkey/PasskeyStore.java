package org.tongguan.access.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passkeys, the questions put to them, and when a session was proved by one. */
@Component
class PasskeyStore {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A passkey as it is kept; {@code credential}: attested credential data. */
    record Passkey(byte[] id, long accountId, String name, byte[] credential, long counter, boolean backupEligible, boolean confirmed,
                   Instant createdAt, Instant lastUsedAt) { }

    /** What a question is asked for. */
    enum Purpose { REGISTER, SIGN_IN, STEP_UP }

    void insert(Passkey p) {
        jdbc.sql("insert into passkey(id, account_id, name, credential, counter, backup_eligible, confirmed, created_at) values (?,?,?,?,?,?,?,?)")
                .params(p.id, p.accountId, p.name, p.credential, p.counter, p.backupEligible, p.confirmed, Timestamp.from(p.createdAt)).update();
    }

    /** The passkey, locked until the transaction ends: its counter is compared and raised in one go. */
    Optional<Passkey> lock(byte[] id) {
        return jdbc.sql("select * from passkey where id = ? and confirmed for update").param(id).query(PasskeyStore::passkey).optional();
    }

    List<Passkey> list(long accountId) {
        return jdbc.sql("select * from passkey where account_id = ? order by created_at").param(accountId).query(PasskeyStore::passkey).list();
    }

    boolean hasAny(long accountId) {
        return jdbc.sql("select exists (select from passkey where account_id = ? and confirmed)").param(accountId).query(Boolean.class).single();
    }

    void used(byte[] id, long counter, Instant at) {
        jdbc.sql("update passkey set counter = ?, last_used_at = ? where id = ?").params(counter, Timestamp.from(at), id).update();
    }

    boolean confirm(byte[] id) {
        return jdbc.sql("update passkey set confirmed = true where id = ?").param(id).update() == 1;
    }

    boolean delete(byte[] id, long accountId) {
        return jdbc.sql("delete from passkey where id = ? and account_id = ?").params(id, accountId).update() == 1;
    }

    void ask(byte[] challenge, Purpose purpose, Long accountId, Instant until) {
        jdbc.sql("insert into passkey_challenge(challenge, purpose, account_id, expires_at) values (:challenge, :purpose, :account, :until)")
                .param("challenge", challenge).param("purpose", purpose.name()).param("account", accountId, Types.BIGINT)
                .param("until", Timestamp.from(until)).update();
    }

    /** Takes a question away, so that it is answered once; false when it was not asked, not for this, or too long ago. */
    boolean take(byte[] challenge, Purpose purpose, Long accountId, Instant now) {
        return jdbc.sql("""
                delete from passkey_challenge where challenge = :challenge and purpose = :purpose and account_id is not distinct from :account
                  and expires_at > :now""").param("challenge", challenge).param("purpose", purpose.name()).param("account", accountId, Types.BIGINT)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    void sweep(Instant now) {
        jdbc.sql("delete from passkey_challenge where expires_at < ?").param(Timestamp.from(now)).update();
    }

    /** Notes that an authenticator proved who sits at that session. */
    void verified(byte[] sessionHash, Instant at) {
        jdbc.sql("update access_session set verified_at = ? where token_hash = ?").params(Timestamp.from(at), sessionHash).update();
    }

    Optional<Instant> verifiedAt(byte[] sessionHash) {
        return jdbc.sql("select verified_at from access_session where token_hash = ? and verified_at is not null").param(sessionHash)
                .query((rs, i) -> rs.getTimestamp(1).toInstant()).optional();
    }

    private static Passkey passkey(ResultSet rs, int row) throws SQLException {
        Timestamp used = rs.getTimestamp("last_used_at");
        return new Passkey(rs.getBytes("id"), rs.getLong("account_id"), rs.getString("name"), rs.getBytes("credential"), rs.getLong("counter"),
                rs.getBoolean("backup_eligible"), rs.getBoolean("confirmed"), rs.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
