package org.tongguan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.support.PlatformTest;

/**
 * Work after a transaction. Workers and handlers are the test's own, and so is the time: a century on, where the platform's own worker
 * sees nothing due.
 */
class JobsTest extends PlatformTest {

    private static final Instant FUTURE = Instant.parse("2126-01-01T00:00:00Z");

    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;

    private final SubjectRef subject = new SubjectRef("test", Ids.next());

    @BeforeEach
    void alone() throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, user, password); var statement = owner.createStatement()) {
            statement.execute("create table if not exists job_done (subject uuid not null, what text not null); delete from job");
        }
    }

    /** A worker at that time whose handler leaves a row for each job and then does what the test wants. */
    private Jobs worker(Instant now, Consumer<Jobs.Job> then) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("handler", new JobHandler() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public void run(Jobs.Job job) {
                jdbc.sql("insert into job_done values (?, ?)").params(job.subject().id(), job.payload()).update();
                then.accept(job);
            }
        });
        return new Jobs(jdbc, transactions, Clock.fixed(now, ZoneOffset.UTC), beans.getBeanProvider(JobHandler.class));
    }

    private static void fail(Jobs.Job job) {
        throw new IllegalStateException("not today");
    }

    private static void succeed(Jobs.Job job) { }

    private void add(String what, Instant notBefore) {
        transactions.run(Actor.PLATFORM, () -> worker(FUTURE, JobsTest::succeed).add("test", subject, Map.of("what", what), notBefore));
    }

    private long done() {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select count(*) from job_done where subject = ?").param(subject.id())
                .query(Long.class).single());
    }

    private Map<String, Object> row() {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select attempts, state, not_before, last_error from job").query().singleRow());
    }

    private List<Jobs.Job> dead() {
        return transactions.read(Actor.PLATFORM, () -> worker(FUTURE, JobsTest::succeed).listDead(0, 500));
    }

    @Test
    void aJobIsDoneOnceAndNotBeforeItsTime() {
        add("later", FUTURE.plusSeconds(60));
        worker(FUTURE.plusSeconds(59), JobsTest::succeed).runDue();
        assertThat(done()).isZero();
        worker(FUTURE.plusSeconds(60), JobsTest::succeed).runDue();
        worker(FUTURE.plusSeconds(61), JobsTest::succeed).runDue();
        assertThat(done()).isOne();
    }

    @Test
    void aJobOfATransactionThatFailsNeverWas() {
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> {
            worker(FUTURE, JobsTest::succeed).add("test", subject, Map.of(), null);
            throw new IllegalStateException("stop");
        })).hasMessage("stop");
        worker(FUTURE.plusSeconds(1), JobsTest::succeed).runDue();
        assertThat(done()).isZero();
    }

    @Test
    void whatFailsIsTriedAgainWithGrowingPausesAndThenKeptAsDead() {
        add("hard", null);
        Instant now = FUTURE;
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 12; attempt++) {
            worker(now, JobsTest::fail).runDue();
            assertThat(row()).as("attempt %d", attempt).containsEntry("attempts", attempt).containsEntry("state", attempt < 12 ? "WAITING" : "DEAD")
                    .containsEntry("last_error", "not today");
            Instant next = ((java.sql.Timestamp) row().get("not_before")).toInstant();
            pauses.add(Duration.between(now, next).toSeconds());
            worker(next.minusMillis(1), JobsTest::fail).runDue();
            assertThat(row()).as("not before its pause is over").containsEntry("attempts", attempt);
            now = next;
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 2048L, 3600L);
        assertThat(done()).as("what a failed attempt wrote is gone").isZero();
        worker(now.plus(Duration.ofDays(9)), JobsTest::succeed).runDue();
        assertThat(done()).as("a dead job rests").isZero();
        assertThat(dead()).singleElement().satisfies(job -> assertThat(job.lastError()).isEqualTo("not today"));
    }

    @Test
    void aDeadJobIsSentAgainByHand() {
        add("hard", null);
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update job set attempts = 11").update());
        worker(FUTURE, JobsTest::fail).runDue();
        UUID id = dead().getFirst().id();
        Jobs later = worker(FUTURE.plusSeconds(9), JobsTest::succeed);
        transactions.run(Actor.PLATFORM, () -> later.retry(id));
        later.runDue();
        assertThat(done()).isOne();
        assertThat(dead()).isEmpty();
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> later.retry(id))).isInstanceOf(PlatformException.class);
    }

    @Test
    void oneBadJobDoesNotStandInTheWayOfOthers() {
        add("bad", FUTURE);
        add("good", FUTURE.plusMillis(1));
        worker(FUTURE.plusSeconds(1), job -> {
            if (job.payload().contains("bad")) {
                fail(job);
            }
        }).runDue();
        assertThat(done()).isOne();
        assertThat(row()).containsEntry("attempts", 1);
    }

    @Test
    void aCancelledJobIsNotDone() {
        add("cancelled", null);
        transactions.run(Actor.PLATFORM, () -> worker(FUTURE, JobsTest::succeed).cancel("test", subject));
        worker(FUTURE.plusSeconds(1), JobsTest::succeed).runDue();
        assertThat(done()).isZero();
    }

    @Test
    void twoWorkersShareTheWorkAndDoNothingTwice() throws Exception {
        for (int i = 0; i < 200; i++) {
            add("job " + i, null);
        }
        // Both hold one job at the same time, or the latch would not open: neither waits for the other's row.
        CountDownLatch together = new CountDownLatch(2);
        Consumer<Jobs.Job> meet = job -> {
            together.countDown();
            try {
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(threads.submit(worker(FUTURE.plusSeconds(1), meet)::runDue),
                    threads.submit(worker(FUTURE.plusSeconds(1), meet)::runDue));
            for (Future<?> one : both) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(done()).isEqualTo(200);
        assertThat(transactions.read(Actor.PLATFORM, () -> jdbc.sql("select count(distinct what) from job_done where subject = ?").param(subject.id())
                .query(Long.class).single())).isEqualTo(200);
    }
}
