package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;

class StatusTest extends PlatformTest {

    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Transactions transactions;
    @LocalServerPort int port;

    @Test
    void anAdministratorSeesTheStateAndSendsADeadJobAgain() {
        Caller admin = new Caller(port).bearer(tokens.create(accounts.create(Actor.PLATFORM, new NewAccount("s-" + Ids.next().toString().substring(24), "",
                Set.of(Role.ADMIN), null, null, true, null)).actor(), "status").token());
        SubjectRef subject = new SubjectRef("test", Ids.next());
        transactions.run(Actor.PLATFORM, () -> jobs.add("nobody-does-this", subject, Map.of(), null));
        for (int i = 0; i < 12; i++) {
            jobs.runDue();
            clock.advance(Duration.ofHours(1).plusSeconds(1));
        }
        JsonNode status = admin.get("/api/v1/status").json();
        assertThat(status.get("database").get("ok").asBoolean()).isTrue();
        assertThat(status.get("database").get("durable").asBoolean()).isTrue();
        assertThat(status.get("journalSeq").asLong()).isPositive();
        assertThat(status.get("jobsDead").asInt()).isPositive();
        JsonNode dead = dead(admin, subject);
        assertThat(dead.get("attempts").asInt()).isEqualTo(12);
        assertThat(dead.get("lastError").asString()).contains("nobody-does-this");
        assertThat(admin.post("/api/v1/jobs/" + dead.get("id").asString() + "/retry", Map.of()).status()).isEqualTo(204);
        assertThat(dead(admin, subject)).isNull();
        transactions.run(Actor.PLATFORM, () -> jobs.cancel("nobody-does-this", subject));
        assertThat(admin.post("/api/v1/jobs/" + UUID.randomUUID() + "/retry", Map.of()).status()).isEqualTo(404);
    }

    private static JsonNode dead(Caller admin, SubjectRef subject) {
        for (JsonNode job : admin.get("/api/v1/jobs/dead?size=200").json().get("items")) {
            if (job.get("subject").asString().equals(subject.toString())) {
                return job;
            }
        }
        return null;
    }
}
