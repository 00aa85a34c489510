package org.tongguan.support;

import java.util.Arrays;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.tongguan.kernel.Role;

/** Logs the test's own thread in with every role, for tests that call a controller directly; roles themselves are tested over HTTP. */
public final class EveryRole {

    private EveryRole() { }

    public static void logIn() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("test", null,
                Arrays.stream(Role.values()).map(role -> "ROLE_" + role).toArray(String[]::new)));
    }
}
