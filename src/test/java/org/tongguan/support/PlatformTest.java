package org.tongguan.support;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/**
 * A test on the whole platform with a real PostgreSQL, started once for all such tests, and a clock it can move. Tests share the database:
 * each uses its own traders and numbers.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"tongguan.sandbox=true", "tongguan.webhooks.allow-private=true",
    "tongguan.vault.key-file=target/vault.key"})
@Import(PlatformTest.Clocks.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class PlatformTest {

    private static final EmbeddedPostgres POSTGRES = start();

    @Autowired
    protected MovingClock clock;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Law law;

    /**
     * With room for all platforms at once. It stops by itself when this process has ended. Stopped any sooner, closing contexts would wait half a minute
     * each for a connection.
     */
    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(Path.of(System.getProperty("tongguan.test.home", "target/postgres")), "max_connections=300");
    }

    @TestConfiguration
    static class Clocks {
        @Bean
        @Primary
        MovingClock movingClock() {
            return new MovingClock();
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String database = freshDatabase();
        registry.add("spring.datasource.url", () -> POSTGRES.url().replace("/postgres", "/" + database) + "?reWriteBatchedInserts=true");
        registry.add("spring.datasource.username", POSTGRES::user);
        registry.add("spring.datasource.password", POSTGRES::password);
    }

    private static String freshDatabase() {
        String name = "t" + Long.toString(System.nanoTime(), 36);
        try (var connection = java.sql.DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
             var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing is drawn at random here: a journey must go the same way every time. What the random share does has tests of its own. */
    @BeforeEach
    void noChance() {
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into law_parameter(name, value, valid_from, source) values ('risk.random.share.percent', '0', '2018-08-01', 'test')
                on conflict do nothing""").update());
        law.reload();
    }

    @BeforeEach
    void morning() {
        clock.set(java.time.LocalDateTime.of(2026, 6, 10, 9, 0));
    }
}
