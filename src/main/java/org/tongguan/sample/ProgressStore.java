package org.tongguan.sample;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** Remembers how far a world has come. A step and its mark are one transaction. */
@Component
class ProgressStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    ProgressStore(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where a story stands. */
    record Mark(UUID declaration, int steps) { }

    /** The day the world began: today when it is new. */
    LocalDate begin(String world) {
        return transactions.call(Actor.PLATFORM, () -> {
            jdbc.sql("insert into sample_world(name, began_on) values (?,?) on conflict do nothing").params(world, LocalDate.now(clock)).update();
            return jdbc.sql("select began_on from sample_world where name = ?").param(world).query(LocalDate.class).single();
        });
    }

    boolean isFinished(String world) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select finished_at is not null from sample_world where name = ?").param(world)
                .query(Boolean.class).optional().orElse(false));
    }

    boolean isBegun(String world) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select count(*) from sample_world where name = ?").param(world)
                .query(Integer.class).single() > 0);
    }

    void finish(String world) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update sample_world set finished_at = ? where name = ? and finished_at is null")
                .params(Timestamp.from(clock.instant()), world).update());
    }

    /** The story's mark, null when it is not filed yet. */
    Mark find(String world, Story story) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select declaration_id, steps from sample_story where world = ? and reference = ?")
                .params(world, story.reference()).query((rs, i) -> new Mark(rs.getObject(1, UUID.class), rs.getInt(2))).optional().orElse(null));
    }

    void filed(String world, Story story, UUID declaration) {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("insert into sample_story(world, reference, declaration_id) values (?,?,?) on conflict do nothing")
                .params(world, story.reference(), declaration).update());
    }

    /** Does a step as that actor, unless it is done, and marks it done in the same transaction. */
    void step(String world, Story story, int number, Actor actor, Runnable work) {
        transactions.run(actor, () -> {
            work.run();
            jdbc.sql("update sample_story set steps = ? where world = ? and reference = ?").params(number, world, story.reference()).update();
        });
    }
}
