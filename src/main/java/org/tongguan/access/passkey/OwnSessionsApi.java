package org.tongguan.access.passkey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.access.SessionCookies;
import org.tongguan.access.Sessions;
import org.tongguan.kernel.Actor;

/** Where one is signed in, and signing out there. */
@RestController
@RequestMapping("/api/v1/sessions")
@PreAuthorize("isAuthenticated()")
@Tag(name = "access")
class OwnSessionsApi {

    private final Sessions sessions;
    private final Freshness freshness;

    OwnSessionsApi(Sessions sessions, Freshness freshness) {
        this.sessions = sessions;
        this.freshness = freshness;
    }

    /**
     * @param id       null = all but this one
     * @param password the present one; not needed of an account with a passkey, which proves itself by that
     */
    record SessionsEnd(@Nullable UUID id, @Nullable String password) { }

    /** @param byPasskey signing out elsewhere asks for a fresh proof by passkey; else for the password */
    record OwnSessions(List<Sessions.OpenSession> sessions, boolean byPasskey) { }

    record SessionsEnded(int ended) { }

    @GetMapping
    @Operation(summary = "One's own open sessions, the one seen last first")
    OwnSessions list(Actor actor, HttpServletRequest request) {
        return new OwnSessions(sessions.list(actor, SessionCookies.hash(request)), freshness.hasPasskey(actor));
    }

    @PostMapping("/end")
    @Operation(summary = "Ends one of one's own sessions, or all but this one; asks for a fresh proof by passkey, or the password of an account without one")
    SessionsEnded end(Actor actor, HttpServletRequest request, @RequestBody SessionsEnd input) {
        byte[] current = SessionCookies.hash(request);
        if (freshness.hasPasskey(actor)) {
            freshness.demand(actor, current);
        } else {
            sessions.demandPassword(actor, input.password);
        }
        return new SessionsEnded(sessions.end(actor, input.id, current));
    }
}
