package org.tongguan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.tongguan.runtime.postgres.EmbeddedPostgres;
import org.tongguan.runtime.postgres.PostgresStartException;

/**
 * The platform's process. Starts the embedded database first, unless {@code spring.datasource.url} (argument, system property or
 * {@code SPRING_DATASOURCE_URL}) names a database server.
 */
@SpringBootApplication
public class Tongguan {

    public static void main(String[] args) {
        carriers();
        SpringApplication application = new SpringApplication(Tongguan.class);
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(args);
        if (!isExternal(given)) {
            String data = given.containsProperty("data") ? given.getProperty("data") : System.getProperty("tongguan.data", ".tongguan");
            application.setDefaultProperties(startDatabase(Path.of(data)));
        }
        application.run(args);
    }

    /**
     * Requests run on virtual threads. As many carriers as processors would leave a processor idle whenever one of them waits in the kernel to
     * be woken; twice as many do not. A given {@code -Djdk.virtualThreadScheduler.parallelism} stays.
     */
    private static void carriers() {
        String parallelism = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(parallelism) == null) {
            System.setProperty(parallelism, Integer.toString(Math.max(4, 2 * Runtime.getRuntime().availableProcessors())));
        }
    }

    private static boolean isExternal(SimpleCommandLinePropertySource given) {
        return given.containsProperty("spring.datasource.url") || System.getProperty("spring.datasource.url") != null
                || System.getenv("SPRING_DATASOURCE_URL") != null;
    }

    private static Map<String, Object> startDatabase(Path home) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
            // After Spring's own shutdown hook has let go of the connections.
            SpringApplication.getShutdownHandlers().add(postgres::close);
            Map<String, Object> settings = new HashMap<>();
            settings.put("spring.datasource.url", postgres.url() + "?reWriteBatchedInserts=true");
            settings.put("spring.datasource.username", postgres.user());
            settings.put("spring.datasource.password", postgres.password());
            settings.put("tongguan.vault.key-file", home.resolve("vault.key").toString());
            settings.put("tongguan.disk.directory", home.toString());
            return settings;
        } catch (PostgresStartException e) {
            System.err.println("Tongguan cannot start its database: " + e.getMessage());
            System.exit(3);
            throw e;
        }
    }
}
