package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One kill of Java and one of PostgreSQL under load; {@code bench/crash} does many. */
@Tag("slow")
class CrashSmokeTest {

    @Test
    void whatWasAcknowledgedSurvivesAKillOfJavaAndOfPostgres() throws Exception {
        assertThat(new CrashBench(Path.of("target/crash-smoke"), new CrashLoad.Declarations()).run(2)).isEmpty();
    }

    @Test
    void noListIsLostDoubledOrOverdrawn() throws Exception {
        assertThat(new CrashBench(Path.of("target/crash-smoke"), new CrashLoad.Ecommerce()).run(2)).isEmpty();
    }
}
