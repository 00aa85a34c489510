package org.tongguan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;

/** Whoever tries what is not his, or another's password, stands in the process log; what he typed does not. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsLoggedTest extends PlatformTest {

    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;

    @Test
    void aRefusalForWantOfARoleIsLogged(CapturedOutput log) {
        Account officer = officer();
        Caller caller = new Caller(serverPort).bearer(tokens.create(officer.actor(), "t").token());
        assertThat(caller.get("/api/v1/exports").status()).isEqualTo(403);
        assertThat(log.getAll()).contains("refused to " + officer.username() + ": GET /api/v1/exports (forbidden)");
    }

    @Test
    void aWrongPasswordIsLoggedAndNotWhatWasTyped(CapturedOutput log) {
        Account officer = officer();
        Caller caller = new Caller(serverPort);
        caller.post("/api/v1/session", Map.of("username", officer.username(), "password", "vexing quartz plumbers"));
        caller.post("/api/v1/session", Map.of("username", "vexing quartz plumber", "password", "x"));
        assertThat(log.getAll()).contains("wrong password for " + officer.username() + ", number 1").contains("wrong password for a name that is none")
                .doesNotContain("vexing quartz");
    }

    private Account officer() {
        return accounts.create(Actor.PLATFORM, new NewAccount("logged-" + Ids.next().toString().substring(24), "", Set.of(Role.OFFICER), "2244", null, true,
                "several unrelated plumbers"));
    }
}
