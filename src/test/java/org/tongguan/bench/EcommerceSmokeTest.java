package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two seconds of mixed parcels on the real platform; {@code bench/ecommerce} does minutes. */
@Tag("slow")
@Order(4)
class EcommerceSmokeTest {

    @Test
    void mixedParcelsLeaveSoundBooks() throws Exception {
        assertThat(new EcommerceBench(Map.of("home", "target/ecommerce-smoke", "seconds", "2", "warm-up", "10", "senders", "3", "rules", "50", "mixed", "1",
                "documents", "25", "java", "-XX:TieredStopAtLevel=1")).run()).isEmpty();
    }
}
