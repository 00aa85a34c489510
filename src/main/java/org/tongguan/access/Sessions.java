package org.tongguan.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        String name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 64 || name.indexOf('\0') >= 0 || password == null || password.isEmpty()) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "login.wrong");
        }
        Optional<AccountStore.WithHash> found = transactions.read(Actor.PLATFORM, () -> accounts.find(name));
        boolean right = passwords.check(name, password, found.map(AccountStore.WithHash::hash).orElse(null));
        if (!right || !mayComeIn(found.get().account())) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "login.wrong");
        }
        return transactions.call(Actor.PLATFORM, () -> opened(found.get().account()));
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
