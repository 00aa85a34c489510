package org.tongguan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "access")
class SessionApi {

    private final Sessions sessions;
    private final Accounts accounts;
    private final SandboxAccounts samples;
    private final Traders traders;
    private final Sessions.PasskeyOnly passkeyOnly;
    private final boolean sandbox;

    SessionApi(Sessions sessions, Accounts accounts, SandboxAccounts samples, Traders traders, Sessions.PasskeyOnly passkeyOnly,
               @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.samples = samples;
        this.traders = traders;
        this.passkeyOnly = passkeyOnly;
        this.sandbox = sandbox;
    }

    /**
     * @param mustChangePassword the password was given out: nothing else is allowed before it is replaced
     * @param passwordLength     least number of characters of a new password
     */
    record SessionView(String account, String displayName, Set<Role> roles, @Nullable String office, @Nullable String traderId,
                       @Nullable String traderName, boolean sandbox, boolean mustChangePassword, int passwordLength) { }

    record LogIn(String username, String password) { }

    record NewPassword(String password, String newPassword) { }

    @PostMapping("/session")
    @Operation(summary = "Logs in by password, unless the account has to sign in by passkey: sets the session cookie "
            + "and the cookie whose value pages send back as X-XSRF-TOKEN")
    SessionView logIn(@RequestBody LogIn input, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return opened(sessions.open(input.username, input.password, passkeyOnly), request, response, locale);
    }

    private SessionView opened(Sessions.Opened opened, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        AccessFilter.session(request).ifPresent(sessions::close);
        SessionCookies.write(request, response, opened.secret());
        return view(opened.account(), locale);
    }

    @GetMapping("/session")
    @Operation(summary = "Who is logged in; 401 when nobody is")
    SessionView get(Actor actor, Locale locale) {
        return view(accounts.own(actor), locale);
    }

    @DeleteMapping("/session")
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Logs out")
    void logOut(HttpServletRequest request, HttpServletResponse response) {
        AccessFilter.session(request).ifPresent(sessions::close);
        SessionCookies.clear(request, response);
    }

    @PostMapping("/session/password")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Replaces one's own password and opens a new session")
    SessionView changePassword(Actor actor, @RequestBody NewPassword input, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        accounts.changePassword(actor, input.password, input.newPassword);
        return opened(sessions.open(actor.name(), input.newPassword), request, response, locale);
    }

    @GetMapping("/sandbox")
    @Operation(summary = "The sample log-ins of a sandbox; 404 elsewhere")
    List<SandboxAccounts.Sample> sandbox() {
        return samples.list();
    }

    private SessionView view(Account account, Locale locale) {
        Long trader = account.traderId();
        String traderName = trader == null ? null : traders.find(trader).map(t -> t.name().in(locale)).orElse(null);
        return new SessionView(account.username(), account.displayName(), account.actor().roles(), account.office(),
                trader == null ? null : trader.toString(), traderName, sandbox, account.mustChange(), Passwords.MIN_LENGTH);
    }
}
