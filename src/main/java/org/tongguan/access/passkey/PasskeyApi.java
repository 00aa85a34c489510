package org.tongguan.access.passkey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.access.SessionCookies;
import org.tongguan.access.Sessions;
import org.tongguan.access.passkey.PasskeyStore.Purpose;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Options and answers are those of the W3C's WebAuthn, in its JSON; ids and challenges in base64url. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "access")
class PasskeyApi {

    private static final String KEY = "public-key";
    private final Passkeys passkeys;
    private final Freshness freshness;
    private final Sessions sessions;
    private final Site site;

    PasskeyApi(Passkeys passkeys, Freshness freshness, Sessions sessions, Site site) {
        this.passkeys = passkeys;
        this.freshness = freshness;
        this.sessions = sessions;
        this.site = site;
    }

    /** @param confirmed false: it waits for an administrator, and does not count */
    record PasskeyView(String id, String name, boolean confirmed, Instant createdAt, @Nullable Instant lastUsedAt) { }

    /**
     * @param demanded     a passkey is demanded of every official for what lets goods go; else only of those who have one
     * @param freshMinutes how old a proof may be
     * @param provedUntil  until when this session needs no further one
     */
    record PasskeysView(List<PasskeyView> passkeys, boolean demanded, long freshMinutes, @Nullable Instant provedUntil) { }

    record RelyingParty(String id, String name) { }

    record PasskeyUser(String id, String name, String displayName) { }

    record KeyParameter(String type, long alg) { }

    record KeyReference(String type, String id) { }

    record AuthenticatorSelection(String residentKey, boolean requireResidentKey, String userVerification) { }

    record CreationOptions(String challenge, RelyingParty rp, PasskeyUser user, List<KeyParameter> pubKeyCredParams, long timeout,
                           List<KeyReference> excludeCredentials, AuthenticatorSelection authenticatorSelection, String attestation) { }

    record RequestOptions(String challenge, String rpId, long timeout, List<KeyReference> allowCredentials, String userVerification) { }

    /** @param credential what {@code PublicKeyCredential.toJSON()} gives, as text */
    record PasskeyAnswer(@Nullable String name, String credential) { }

    record ProvedView(Instant provedUntil) { }

    @GetMapping("/passkeys")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "One's own passkeys, and when a fresh proof is asked for")
    PasskeysView list(Actor actor, HttpServletRequest request) {
        byte[] session = SessionCookies.hash(request);
        return new PasskeysView(passkeys.list(actor).stream().map(k -> new PasskeyView(text(k.id()), k.name(), k.confirmed(), k.createdAt(),
                        k.lastUsedAt())).toList(),
                freshness.policy() == Freshness.Policy.DEMANDED, freshness.minutes(), session == null ? null : freshness.until(session).orElse(null));
    }

    @PostMapping("/passkeys/challenge")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "What to ask the browser for to make a passkey")
    CreationOptions creation(Actor actor, HttpServletRequest request) {
        Site.Address at = site.of(request);
        String user = text(Long.toString(actor.accountId()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return new CreationOptions(text(passkeys.ask(Purpose.REGISTER, actor.accountId())), new RelyingParty(at.host(), "Tongguan 通关"),
                new PasskeyUser(user, actor.name(), actor.name()), Passkeys.ALGORITHMS.stream().map(a -> new KeyParameter(KEY, a.getValue())).toList(),
                Passkeys.ANSWER_WITHIN.toMillis(), references(actor), new AuthenticatorSelection("required", true, "required"), "none");
    }

    @PostMapping("/passkeys")
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Registers a passkey for one's own account; with one already there, after a fresh proof")
    void register(Actor actor, HttpServletRequest request, @RequestBody PasskeyAnswer body) {
        // A token must not be able to make itself a second factor.
        if (SessionCookies.hash(request) == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "step-up.token");
        }
        freshness.demandIfAny(actor, SessionCookies.hash(request));
        passkeys.register(actor, site.of(request), body.name, given(body));
    }

    @DeleteMapping("/passkeys/{id}")
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a passkey of one's own, after a fresh proof")
    void delete(Actor actor, HttpServletRequest request, @PathVariable String id) {
        freshness.demandIfAny(actor, SessionCookies.hash(request));
        passkeys.delete(actor, id);
    }

    @PostMapping("/session/passkey/challenge")
    @Operation(summary = "What to ask the browser for to sign in with a passkey")
    RequestOptions question(HttpServletRequest request) {
        return new RequestOptions(text(passkeys.ask(Purpose.SIGN_IN, null)), site.of(request).host(), Passkeys.ANSWER_WITHIN.toMillis(), List.of(), "required");
    }

    @PostMapping("/session/passkey")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs in with a passkey: sets the session's cookies, as the log-in by password does")
    void signIn(HttpServletRequest request, HttpServletResponse response, @RequestBody PasskeyAnswer body) {
        long account = passkeys.prove(site.of(request), Purpose.SIGN_IN, null, given(body));
        Sessions.Opened opened = sessions.enter(account);
        passkeys.verified(opened.account(), SessionCookies.hash(opened.secret()));
        SessionCookies.write(request, response, opened.secret());
    }

    @PostMapping("/session/step-up/challenge")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "What to ask the browser for to prove again who sits there")
    RequestOptions stepUpQuestion(Actor actor, HttpServletRequest request) {
        return new RequestOptions(text(passkeys.ask(Purpose.STEP_UP, actor.accountId())), site.of(request).host(), Passkeys.ANSWER_WITHIN.toMillis(),
                references(actor), "required");
    }

    @PostMapping("/session/step-up")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Proves again who sits there; what lets goods go is open for some minutes")
    ProvedView stepUp(Actor actor, HttpServletRequest request, @RequestBody PasskeyAnswer body) {
        byte[] session = SessionCookies.hash(request);
        if (session == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "step-up.token");
        }
        passkeys.stepUp(actor, session, site.of(request), given(body));
        return new ProvedView(freshness.until(session).orElseThrow());
    }

    private static String given(PasskeyAnswer body) {
        if (body.credential == null) {
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "passkey.wrong");
        }
        return body.credential;
    }

    private List<KeyReference> references(Actor actor) {
        return passkeys.list(actor).stream().map(k -> new KeyReference(KEY, text(k.id()))).toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
