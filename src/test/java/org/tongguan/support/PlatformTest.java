package org.tongguan.support;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/**
 * A test on the whole platform with a real PostgreSQL, started once for all such tests, and a clock it can move. Tests share the database:
 * each uses its own traders and numbers.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"tongguan.sandbox=true", "tongguan.webhooks.allow-private=true"})
@Import(PlatformTest.Clocks.class)
public abstract class PlatformTest {

    private static final EmbeddedPostgres POSTGRES = start();

    @Autowired
    protected MovingClock clock;

    private static EmbeddedPostgres start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(System.getProperty("tongguan.test.home", "target/postgres")));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return postgres;
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

    @BeforeEach
    void morning() {
        clock.set(java.time.LocalDateTime.of(2026, 6, 10, 9, 0));
    }
}
