package org.tongguan.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** No subject is ever released with an open hold, whoever comes first; tried on a table of its own that carries the trigger. */
class HoldsTest extends PlatformTest {

    @Autowired Holds holds;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;

    @BeforeEach
    void table() throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, user, password); var statement = owner.createStatement()) {
            statement.execute("""
                    create table if not exists held_thing (id uuid primary key, state text not null);
                    create or replace trigger held_thing_release before update of state on held_thing for each row
                      execute function hold_guards_release('thing', 'RELEASED', 'PICKUP', 'FULL_DECLARATION', 'DESTINATION_INSPECTION');
                    create or replace trigger held_thing_at_once after insert on held_thing referencing new table as fresh for each statement
                      execute function hold_guards_release_at_once('thing', 'RELEASED', 'PICKUP', 'FULL_DECLARATION', 'DESTINATION_INSPECTION')""");
        }
    }

    private SubjectRef thing() {
        SubjectRef thing = new SubjectRef("thing", Ids.next());
        insert(thing.id(), "WAITING");
        return thing;
    }

    private void insert(UUID id, String state) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into held_thing values (?, ?)").params(id, state).update());
    }

    private void move(UUID id, String state) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update held_thing set state = ? where id = ?").params(state, id).update());
    }

    private void place(SubjectRef thing, HoldReason reason, String cause) {
        transactions.run(Actor.PLATFORM, () -> holds.place(thing, reason, cause, "note"));
    }

    private boolean lift(SubjectRef thing, HoldReason reason, String cause) {
        return transactions.call(Actor.PLATFORM, () -> holds.lift(thing, reason, cause));
    }

    @Test
    void nothingIsInsertedAsReleasedAgainstAnOpenHold() {
        SubjectRef thing = new SubjectRef("thing", Ids.next());
        place(thing, HoldReason.DESTINATION_INSPECTION, "d1");
        assertThatThrownBy(() -> insert(thing.id(), "RELEASED")).rootCause().hasMessageContaining("an open hold stands against the release");
        insert(thing.id(), "PICKUP");
        SubjectRef other = new SubjectRef("thing", Ids.next());
        place(other, HoldReason.PAYMENT, "b1");
        assertThatThrownBy(() -> insert(other.id(), "PICKUP")).rootCause().hasMessageContaining("an open hold stands against the release");
        insert(Ids.next(), "RELEASED");
    }

    @Test
    void theDatabaseRefusesAReleaseAgainstAnOpenHold() {
        SubjectRef thing = thing();
        place(thing, HoldReason.RISK, "r1");
        assertThatThrownBy(() -> move(thing.id(), "RELEASED")).rootCause().hasMessageContaining("an open hold stands against the release");
        assertThat(lift(thing, HoldReason.RISK, "r1")).isTrue();
        assertThat(lift(thing, HoldReason.RISK, "r1")).as("lifted once").isFalse();
        move(thing.id(), "RELEASED");
    }

    @Test
    void theSameHoldTwiceIsOneHoldAndAnotherCauseIsAnother() {
        SubjectRef thing = thing();
        place(thing, HoldReason.RISK, "r1");
        place(thing, HoldReason.RISK, "r1");
        place(thing, HoldReason.RISK, "r2");
        assertThat(transactions.read(Actor.PLATFORM, () -> holds.listOpen(thing))).hasSize(2);
        assertThat(transactions.call(Actor.PLATFORM, () -> holds.liftAll(thing, HoldReason.RISK))).isTrue();
        place(thing, HoldReason.RISK, "r1");
        assertThat(transactions.read(Actor.PLATFORM, () -> holds.list(thing))).as("history stays").hasSize(3);
    }

    @Test
    void onlyWhatConcernsLaterStepsLetsGoodsLeaveThePort() {
        for (HoldReason reason : HoldReason.values()) {
            SubjectRef thing = thing();
            place(thing, reason, "c");
            if (reason.keepsGoodsAtPort()) {
                assertThatThrownBy(() -> move(thing.id(), "PICKUP")).as("%s", reason).isInstanceOf(DataAccessException.class);
            } else {
                move(thing.id(), "PICKUP");
            }
            assertThatThrownBy(() -> move(thing.id(), "RELEASED")).as("%s", reason).isInstanceOf(DataAccessException.class);
        }
    }

    /** Controls place while officers release: in every order of events, what was released had no open hold at that moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void placingAndReleasingAtOnce(long seed) throws Exception {
        Random random = new Random(seed);
        AtomicInteger released = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 60; round++) {
                SubjectRef thing = thing();
                CountDownLatch start = new CountDownLatch(1);
                int pauseMicros = random.nextInt(1500);
                int releaseMicros = random.nextInt(3000);
                List<Future<?>> both = List.of(
                        threads.submit(() -> release(thing, start, releaseMicros, released, held)),
                        threads.submit(() -> hold(thing, start, pauseMicros)),
                        threads.submit(() -> hold(thing, start, pauseMicros / 2)));
                start.countDown();
                for (Future<?> one : both) {
                    one.get(20, TimeUnit.SECONDS);
                }
            }
        }
        // Which hold came before the release is known by the database's own order: the one that came first made the other wait.
        assertThat(released.get() + held.get()).isEqualTo(60);
        assertThat(released.get()).as("some were released, some were held: the race was a race").isBetween(1, 59);
    }

    private Void release(SubjectRef thing, CountDownLatch start, int pauseMicros, AtomicInteger released, AtomicInteger held)
            throws InterruptedException {
        start.await();
        TimeUnit.MICROSECONDS.sleep(pauseMicros);
        try {
            transactions.run(Actor.PLATFORM, () -> {
                jdbc.sql("update held_thing set state = 'RELEASED' where id = ?").param(thing.id()).update();
                // From here to the commit nobody can place a hold: what is seen now is what is true at the moment of release.
                assertThat(holds.listOpen(thing)).isEmpty();
            });
            released.incrementAndGet();
        } catch (DataAccessException refused) {
            assertThat(refused).rootCause().hasMessageContaining("an open hold stands against the release");
            held.incrementAndGet();
        }
        return null;
    }

    private Void hold(SubjectRef thing, CountDownLatch start, int pauseMicros) throws InterruptedException {
        start.await();
        TimeUnit.MICROSECONDS.sleep(pauseMicros);
        transactions.run(Actor.PLATFORM, () -> holds.place(thing, HoldReason.RISK, "race", "note"));
        return null;
    }
}
