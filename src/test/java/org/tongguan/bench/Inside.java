package org.tongguan.bench;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongguan.Tongguan;
import org.tongguan.runtime.postgres.EmbeddedPostgres;

/** The platform inside the bench's own process: to fill a data directory, or to be asked through its facades. */
final class Inside {

    private Inside() { }

    /** Started on a database of that data directory, with the directory's key, on a free port of loopback. */
    static ConfigurableApplicationContext start(Path home, EmbeddedPostgres postgres) {
        SpringApplication application = new SpringApplication(Tongguan.class);
        application.setDefaultProperties(Map.of("server.address", "127.0.0.1", "spring.datasource.url", postgres.url() + "?reWriteBatchedInserts=true",
                "spring.datasource.username", postgres.user(), "spring.datasource.password", postgres.password(), "tongguan.sandbox", "true",
                "tongguan.vault.key-file", home.resolve("vault.key").toString(), "logging.level.root", "ERROR"));
        return application.run("--server.port=0");
    }
}
