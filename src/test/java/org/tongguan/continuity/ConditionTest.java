package org.tongguan.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;

/** Everybody may know how the platform is: here, with a disk that is as good as full. */
@TestPropertySource(properties = "tongguan.disk.reserve-mb=1000000000")
class ConditionTest extends PlatformTest {

    @Autowired Watch watch;
    @LocalServerPort int port;

    @Test
    void aFullDiskIsToldWithoutLoggingInAndTheProcessStaysReady() {
        watch.look();
        Caller anybody = new Caller(port);
        JsonNode condition = anybody.get("/api/v1/condition").json();
        assertThat(condition.get("state").asString()).isEqualTo("DEGRADED");
        assertThat(condition.get("reasons").get(0).asString()).isEqualTo("DISK");
        assertThat(anybody.get("/actuator/health/readiness").status()).isEqualTo(200);
    }
}
