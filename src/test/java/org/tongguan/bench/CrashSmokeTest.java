package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One kill of Java, one of PostgreSQL and one power cut under load, with lost answers; {@code bench/crash} does many, and shows that it finds planted bugs. */
@Tag("slow")
@Order(2)
class CrashSmokeTest {

    @Test
    void nothingIsLostDoubledOrOverdrawn() throws Exception {
        CrashBench.Plan plan = new CrashBench.Plan(2, 1, 10, 5, true, Planted.NONE);
        assertThat(new CrashBench(Path.of("target/crash-smoke"), new CrashLoad.Mixed(), plan).runAnew()).isEmpty();
    }
}
