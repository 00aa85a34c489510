package org.tongguan.runtime;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;

/**
 * Work that must happen after a transaction, or at a later time: a row written with its cause, claimed with {@code SKIP LOCKED}, tried
 * again with growing pauses, kept as dead when it never succeeds, where an administrator sees it and sends it again.
 */
@Component
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int MAX_ATTEMPTS = 12;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<JobHandler> handlers;
    private Map<String, JobHandler> byKind;

    Jobs(JdbcClient jdbc, Transactions transactions, Clock clock, ObjectProvider<JobHandler> handlers) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.handlers = handlers;
    }

    /** A job row. {@code state} is {@code WAITING} or {@code DEAD}; a job that is done is gone. */
    public record Job(UUID id, String kind, SubjectRef subject, String payload, Instant notBefore, int attempts, String state, String lastError) { }

    /** Writes a job with the running transaction, to be done not before that time; null = at once. */
    public void add(String kind, SubjectRef subject, Map<String, ?> payload, Instant notBefore) {
        jdbc.sql("insert into job(id, kind, subject_kind, subject_id, payload, not_before) values (?,?,?,?,?,?)")
                .params(Ids.next(), kind, subject.kind(), subject.id(), Json.write(payload),
                        Timestamp.from(notBefore == null ? clock.instant() : notBefore)).update();
    }

    /** Writes a job with the running transaction, to be done when that day is over. */
    public void addAfter(LocalDate day, String kind, SubjectRef subject, Map<String, ?> payload) {
        add(kind, subject, payload, Times.startOf(day.plusDays(1), clock));
    }

    /** Takes back the waiting jobs of that kind for a subject: their reason is gone. */
    public void cancel(String kind, SubjectRef subject) {
        jdbc.sql("delete from job where kind = ? and subject_kind = ? and subject_id = ?").params(kind, subject.kind(), subject.id()).update();
    }

    /** Jobs that failed for good, newest first. */
    public List<Job> listDead(long offset, int limit) {
        return jdbc.sql("select * from job where state = 'DEAD' order by id desc limit ? offset ?").params(limit, offset).query((rs, i) -> job(rs)).list();
    }

    /** How many jobs are in that state, {@code WAITING} or {@code DEAD}. */
    public int count(String state) {
        return jdbc.sql("select count(*) from job where state = ?").param(state).query(Integer.class).single();
    }

    /** How many should have been done by now. */
    public int due() {
        return jdbc.sql("select count(*) from job where state = 'WAITING' and not_before <= ?").param(Timestamp.from(clock.instant())).query(Integer.class)
                .single();
    }

    /** Sends a dead job again. */
    public void retry(UUID id) {
        int changed = jdbc.sql("update job set state = 'WAITING', attempts = 0, not_before = ? where id = ? and state = 'DEAD'")
                .params(Timestamp.from(clock.instant()), id).update();
        if (changed == 0) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "job", id);
        }
    }

    /**
     * Does what is due; each job in a transaction of its own. Called by the timer, and by tests that move the clock: they take turns, so that
     * all that was due is done when it returns.
     */
    @Scheduled(fixedDelay = 500)
    public synchronized void runDue() {
        while (transactions.call(Actor.PLATFORM, this::runOne)) {
            LOG.trace("job done");
        }
    }

    private boolean runOne() {
        List<Job> due = jdbc.sql("select * from job where state = 'WAITING' and not_before <= ? order by not_before limit 1 for update skip locked")
                .param(Timestamp.from(clock.instant())).query((rs, i) -> job(rs)).list();
        if (due.isEmpty()) {
            return false;
        }
        Job job = due.getFirst();
        jdbc.sql("savepoint job").update();
        try {
            handler(job.kind()).run(job);
            jdbc.sql("delete from job where id = ?").param(job.id()).update();
        } catch (RuntimeException failure) {
            LOG.warn("job {} {} failed", job.kind(), job.subject(), failure);
            jdbc.sql("rollback to savepoint job").update();
            failed(job, failure);
        }
        return true;
    }

    private void failed(Job job, RuntimeException failure) {
        int attempts = job.attempts() + 1;
        Duration pause = Duration.ofSeconds(Math.min(3600, 1L << Math.min(attempts, 12)));
        jdbc.sql("update job set attempts = ?, last_error = ?, not_before = ?, state = ? where id = ?")
                .params(attempts, String.valueOf(failure.getMessage()), Timestamp.from(clock.instant().plus(pause)),
                        attempts >= MAX_ATTEMPTS ? "DEAD" : "WAITING", job.id()).update();
    }

    private synchronized JobHandler handler(String kind) {
        if (byKind == null) {
            Map<String, JobHandler> found = new HashMap<>();
            handlers.forEach(h -> found.put(h.kind(), h));
            byKind = found;
        }
        JobHandler handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalStateException("no handler for job " + kind);
        }
        return handler;
    }

    private static Job job(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Job(rs.getObject("id", UUID.class), rs.getString("kind"),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("payload"),
                rs.getTimestamp("not_before").toInstant(), rs.getInt("attempts"), rs.getString("state"), rs.getString("last_error"));
    }
}
