package org.tongguan.runtime.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real server that could lose what was acknowledged is told from one that could not, setting by setting. */
class DurabilityCheckTest {

    @TempDir Path home;

    private static JdbcClient client(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()));
    }

    @Test
    void ourOwnServerIsDurableAlsoAfterARestart() {
        for (int i = 0; i < 2; i++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
                assertThatCode(() -> new DurabilityCheck(client(postgres))).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aClusterWithoutChecksumsIsRefused() throws Exception {
        UncheckedCluster.make(home);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThatThrownBy(() -> new DurabilityCheck(client(postgres))).isInstanceOf(NotDurableException.class)
                    .hasMessageContaining("data_checksums is off, must be on");
        }
    }

    @Test
    void whatIsSwitchedOffIsNamedAndThePlatformDoesNotStart() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, setting + "=off")) {
                assertThatThrownBy(() -> new DurabilityCheck(client(postgres))).isInstanceOf(NotDurableException.class)
                        .hasMessageContaining(setting + " is off, must be on");
            }
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, "fsync=off", "full_page_writes=off")) {
            assertThatThrownBy(() -> new DurabilityCheck(client(postgres))).hasMessageContaining("fsync is off")
                    .hasMessageContaining("full_page_writes is off");
        }
    }
}
