package org.tongguan.access;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.tongguan.access.password.BreachedPasswords;
import org.tongguan.access.password.GuessablePasswords;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Transactions;

/** Password hashes (bcrypt) and the brake on guessing: ten wrong ones lock the name for a quarter of an hour. */
@Component
class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    static final int MAX_FAILED = 10;
    static final Duration LOCK = Duration.ofMinutes(15);
    /** The one number: pages are told it with the session. */
    static final int MIN_LENGTH = 12;
    /** What bcrypt looks at; more would be cut off unseen. */
    private static final int MAX_BYTES = 72;
    private static final int CHECKS_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    /** Compared with when there is no account, so that the answer takes as long. */
    private final String nobody = encoder.encode(Secrets.random());
    /** A flood of log-ins must not take the processor from everybody else. */
    private final Semaphore running = new Semaphore(CHECKS_AT_ONCE);
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final BreachedPasswords breached;

    Passwords(JdbcClient jdbc, Transactions transactions, Clock clock, BreachedPasswords breached) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.breached = breached;
    }

    /** What is wrong with a password to be, of the account of that name. */
    static List<Finding> findings(String password, String username) {
        boolean fits = password != null && password.length() >= MIN_LENGTH && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        if (!fits) {
            return List.of(Finding.error("ACC-006", "/password", MIN_LENGTH, MAX_BYTES));
        }
        return GuessablePasswords.contains(password, username) ? List.of(Finding.error("ACC-007", "/password")) : List.of();
    }

    /** As {@link #findings}, and whether others have lost it. */
    List<Finding> judged(String password, String username) {
        List<Finding> found = findings(password, username);
        return found.isEmpty() && breached.contains(password) ? List.of(Finding.error("ACC-008", "/password")) : found;
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    /**
     * Whether the password is right, counting the attempt first, so that guesses sent at once are all counted.
     *
     * @param hash null when there is no such account, or it has no password
     * @throws PlatformException TOO_MANY {@code login.locked} while the name is locked; UNAVAILABLE {@code busy}
     */
    boolean check(String username, String password, String hash) {
        Instant now = clock.instant();
        Attempts attempts = transactions.call(Actor.PLATFORM, () -> count(username, now));
        if (attempts.lockedUntil != null && now.isBefore(attempts.lockedUntil) && attempts.failed > MAX_FAILED) {
            throw new PlatformException(ErrorCode.TOO_MANY, "login.locked", LOCK.toMinutes());
        }
        boolean right = matches(password, hash == null ? nobody : hash) && hash != null;
        if (!right) {
            // Whoever types a password for his name does not find it in a log: names are told only of accounts there are.
            LOG.info("wrong password for {}, number {} in a row", hash == null ? "a name that is none" : username, attempts.failed);
        }
        if (right) {
            transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from log_in_attempt where username = ?").param(username).update());
        }
        return right;
    }

    private boolean matches(String password, String hash) {
        try {
            if (!running.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        }
        try {
            return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && encoder.matches(password, hash);
        } finally {
            running.release();
        }
    }

    private record Attempts(int failed, Instant lockedUntil) { }

    private Attempts count(String username, Instant now) {
        return jdbc.sql("""
                insert into log_in_attempt as a (username, failed, last_at) values (:name, 1, :now::timestamptz)
                on conflict (username) do update set
                  failed = case when coalesce(a.locked_until, a.last_at + :lock::interval) <= :now::timestamptz then 1
                    when a.failed > :most then a.failed else a.failed + 1 end,
                  last_at = :now::timestamptz,
                  locked_until = case when coalesce(a.locked_until, a.last_at + :lock::interval) <= :now::timestamptz then null
                                      when a.failed = :most - 1 then :now::timestamptz + :lock::interval else a.locked_until end
                returning failed, locked_until""")
                .param("name", username).param("now", Timestamp.from(now)).param("lock", LOCK.toSeconds() + " seconds").param("most", MAX_FAILED)
                .query((rs, i) -> new Attempts(rs.getInt(1), rs.getTimestamp(2) == null ? null : rs.getTimestamp(2).toInstant())).single();
    }

    /** Forgets attempts that no longer count. */
    @Scheduled(fixedRate = 600_000)
    void sweep() {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("delete from log_in_attempt where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(LOCK.multipliedBy(2)))).update());
    }
}
