package org.tongguan.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Sessions of people at pages: opened with name and password, kept in the database, so that any process knows them. */
@Component
public class Sessions {

    private static final Duration LIFE = Duration.ofHours(12);
    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final boolean sandbox;

    Sessions(JdbcClient jdbc, AccountStore accounts, Passwords passwords, Credentials credentials, Transactions transactions, Journal journal,
             Clock clock, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.credentials = credentials;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /** A session just opened; its secret is told once. */
    public record Opened(String secret, Account account) { }

    /**
     * Opens a session.
     *
     * @throws PlatformException UNAUTHENTICATED {@code login.wrong}, the same for an unknown name, a wrong password and a disabled account;
     *                           TOO_MANY {@code login.locked}
     */
    Opened open(String username, String password) {
        return open(username, password, account -> false);
    }

    /**
     * As {@link #open(String, String)}, unless the account has to sign in by passkey.
     *
     * @throws PlatformException FORBIDDEN {@code login.passkey} for the right password of such an account
     */
    public Opened open(String username, String password, PasskeyOnly passkeyOnly) {
        String name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 64 || name.indexOf('\0') >= 0 || password == null || password.isEmpty()) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "login.wrong");
        }
        Optional<AccountStore.WithHash> found = transactions.read(Actor.PLATFORM, () -> accounts.find(name));
        boolean right = passwords.check(name, password, found.map(AccountStore.WithHash::hash).orElse(null));
        if (!right || !mayComeIn(found.get().account())) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "login.wrong");
        }
        if (passkeyOnly.isDemanded(found.get().account())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "login.passkey");
        }
        return transactions.call(Actor.PLATFORM, () -> opened(found.get().account()));
    }

    /** Whether an account's password alone does not let it in. */
    @FunctionalInterface
    public interface PasskeyOnly {
        boolean isDemanded(Account account);
    }

    /**
     * A session that is open.
     *
     * @param verifiedAt when a passkey last proved who sits there; null = never
     * @param current    whether it is the one that asks
     */
    public record OpenSession(UUID id, Instant openedAt, Instant lastSeenAt, Instant expiresAt, @Nullable Instant verifiedAt, boolean current) { }

    /** The actor's open sessions, the one seen last first. */
    public List<OpenSession> list(Actor actor, byte @Nullable [] current) {
        Instant now = clock.instant();
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select id, created_at, last_seen_at, expires_at, verified_at, token_hash from access_session
                where account_id = ? and expires_at > ? and last_seen_at > ? order by last_seen_at desc, id""")
                .params(actor.accountId(), Timestamp.from(now), Timestamp.from(now.minus(Credentials.IDLE)))
                .query((rs, i) -> new OpenSession(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant(), rs.getTimestamp(3).toInstant(),
                        rs.getTimestamp(4).toInstant(), rs.getTimestamp(5) == null ? null : rs.getTimestamp(5).toInstant(),
                        current != null && Arrays.equals(current, rs.getBytes(6)))).list());
    }

    /**
     * Ends sessions of the actor's at once.
     *
     * @param id null = all but the one that asks
     * @return how many
     */
    public int end(Actor actor, @Nullable UUID id, byte @Nullable [] current) {
        return transactions.call(actor, () -> transactions.unscoped(() -> {
            int ended = id == null
                    ? jdbc.sql("delete from access_session where account_id = ? and token_hash is distinct from ?").params(actor.accountId(), current).update()
                    : jdbc.sql("delete from access_session where account_id = ? and id = ?").params(actor.accountId(), id).update();
            credentials.forget();
            Account own = accounts.find(actor.accountId()).orElseThrow();
            journal.record(new JournalEvent("SessionsEnded", own.subject(), own.traderId(), own.office(), own.username(), Map.of("count", ended)));
            return ended;
        }));
    }

    /**
     * Demands the actor's present password once more.
     *
     * @throws PlatformException FORBIDDEN {@code login.present}; TOO_MANY {@code login.locked}
     */
    public void demandPassword(Actor actor, @Nullable String password) {
        AccountStore.WithHash own = transactions.read(Actor.PLATFORM, () -> accounts.find(actor.name())).orElseThrow();
        if (password == null || password.isEmpty() || !passwords.check(actor.name(), password, own.hash())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "login.present");
        }
    }

    /**
     * Opens a session for an account that proved itself otherwise (by passkey).
     *
     * @throws PlatformException UNAUTHENTICATED {@code login.wrong} when it is disabled
     */
    public Opened enter(long accountId) {
        return transactions.call(Actor.PLATFORM, () -> opened(accounts.find(accountId).filter(this::mayComeIn)
                .orElseThrow(() -> new PlatformException(ErrorCode.UNAUTHENTICATED, "login.wrong"))));
    }

    private boolean mayComeIn(Account account) {
        return account.active() && (sandbox || !account.sandbox());
    }

    private Opened opened(Account account) {
        String secret = Secrets.random();
        Instant now = clock.instant();
        jdbc.sql("insert into access_session(token_hash, account_id, created_at, last_seen_at, expires_at) values (?,?,?,?,?)")
                .params(Secrets.hash(secret), account.id(), Timestamp.from(now), Timestamp.from(now), Timestamp.from(now.plus(LIFE))).update();
        accounts.loggedIn(account.id(), now);
        journal.record(new JournalEvent("LoggedIn", account.subject(), account.traderId(), account.office(), account.username(), Map.of()));
        return new Opened(secret, account);
    }

    /** Ends a session; one that is not there is ended already. */
    void close(String secret) {
        transactions.run(Actor.PLATFORM, () -> {
            jdbc.sql("delete from access_session where token_hash = ?").param(Secrets.hash(secret)).update();
            credentials.forget();
        });
    }

    /** Ends all sessions of an account, with the running transaction. */
    void closeAll(long accountId) {
        jdbc.sql("delete from access_session where account_id = ?").param(accountId).update();
        credentials.forget();
    }

    /** Throws expired sessions away. */
    @Scheduled(fixedRate = 600_000)
    void sweep() {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from access_session where expires_at < ?")
                .param(Timestamp.from(clock.instant())).update());
    }
}
