package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two seconds of mixed parcels on the real platform; {@code bench/ecommerce} does minutes. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class EcommerceSmokeTest {

    @Test
    void mixedParcelsLeaveSoundBooks() throws Exception {
        assertThat(new EcommerceBench(Map.of("home", "target/ecommerce-smoke", "seconds", "2", "warm-up", "10", "senders", "3", "rules", "50", "mixed", "1",
                "documents", "25", "java", "-XX:TieredStopAtLevel=1")).run()).isEmpty();
    }
}
