package org.tongguan.access;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * Tells whose a session or token is. Answers are kept for two seconds, so that thousands of requests a second ask the database once;
 * a disabled account or token is out at once in this process and within four seconds in every other.
 */
@Component
class Credentials {

    static final Duration IDLE = Duration.ofHours(2);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration USABLE = Duration.ofSeconds(4);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 20_000;
    private static final String SESSION = """
            select a.*, s.last_seen_at as touched from access_session s join account a on a.id = s.account_id
            where s.token_hash = ? and a.active and s.expires_at > ? and s.last_seen_at > ?""";
    private static final String TOKEN = """
            select a.*, t.last_used_at as touched from access_token t join account a on a.id = t.account_id where t.token_hash = ? and a.active""";
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean sandbox;
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

    Credentials(JdbcClient jdbc, Transactions transactions, Clock clock, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    private record Known(Actor actor, Instant at, AtomicBoolean asking) { }

    private record Found(Account account, Instant touched) { }

    /** The actor of an API token. */
    Optional<Actor> token(String secret) {
        return secret.startsWith(Secrets.TOKEN_PREFIX) ? find(secret, true) : Optional.empty();
    }

    /** The actor of a page's session. */
    Optional<Actor> session(String secret) {
        return secret.startsWith(Secrets.TOKEN_PREFIX) ? Optional.empty() : find(secret, false);
    }

    private Optional<Actor> find(String secret, boolean token) {
        ByteBuffer key = ByteBuffer.wrap(Secrets.hash(secret));
        Instant now = clock.instant();
        Known kept = known.get(key);
        if (kept != null) {
            Duration age = Duration.between(kept.at, now).abs();
            boolean another = age.compareTo(FRESH) > 0 && !kept.asking.compareAndSet(false, true);
            // While one request asks again, the others go on with what is known, for a little longer.
            if (age.compareTo(FRESH) <= 0 || another && age.compareTo(USABLE) <= 0) {
                return Optional.ofNullable(kept.actor);
            }
        }
        Actor actor = ask(key.array(), token, now);
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(key, new Known(actor, now, new AtomicBoolean()));
        return Optional.ofNullable(actor);
    }

    private Actor ask(byte[] hash, boolean token, Instant now) {
        Optional<Found> found = transactions.read(Actor.PLATFORM, () -> token
                ? jdbc.sql(TOKEN).param(hash).query((rs, i) -> found(rs)).optional()
                : jdbc.sql(SESSION).params(hash, Timestamp.from(now), Timestamp.from(now.minus(IDLE))).query((rs, i) -> found(rs)).optional());
        if (found.isEmpty() || found.get().account.sandbox() && !sandbox) {
            return null;
        }
        Instant touched = found.get().touched;
        if (touched == null || touched.plus(TOUCH).isBefore(now)) {
            String column = token ? "update access_token set last_used_at = ? where token_hash = ?"
                    : "update access_session set last_seen_at = ? where token_hash = ?";
            transactions.run(Actor.PLATFORM, () -> jdbc.sql(column).params(Timestamp.from(now), hash).update());
        }
        return found.get().account.actor();
    }

    private static Found found(ResultSet rs) throws SQLException {
        Timestamp touched = rs.getTimestamp("touched");
        return new Found(AccountStore.account(rs), touched == null ? null : touched.toInstant());
    }

    /** Forgets every answer when the running transaction has committed: an account, session or token has changed. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.clear();
            }
        });
    }
}
