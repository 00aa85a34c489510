package org.tongguan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Finds out who asks: by the bearer token of a machine, or by the session cookie of a page together with the page's own token. */
class AccessFilter extends OncePerRequestFilter {

    static final String SESSION = "TONGGUAN_SESSION";
    static final String CSRF = "XSRF-TOKEN";
    private static final String CSRF_HEADER = "X-XSRF-TOKEN";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** Whoever comes in there is nobody yet, whatever old session the browser still knows. */
    private static final Set<String> LOG_IN = Set.of("/api/v1/session", "/api/v1/session/passkey", "/api/v1/session/passkey/challenge");
    private final Credentials credentials;
    private final Problems problems;

    AccessFilter(Credentials credentials, Problems problems) {
        this.credentials = credentials;
        this.problems = problems;
    }

    /** An actor as Spring Security sees it. */
    static final class Known extends AbstractAuthenticationToken {

        private final transient Actor actor;

        Known(Actor actor) {
            super(actor.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList());
            this.actor = actor;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Actor getPrincipal() {
            return actor;
        }
    }

    /** How the platform is can be asked by whoever comes, also when nobody can be looked up because the database does not answer. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return "/api/v1/condition".equals(request.getRequestURI()) || request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            Optional<Actor> actor = actor(request);
            if (actor.isPresent()) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new Known(actor.get()));
                SecurityContextHolder.setContext(context);
            }
        } catch (RuntimeException refused) {
            problems.write(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(credentials.token(authorization.substring(BEARER.length()).strip())
                    .orElseThrow(() -> new PlatformException(ErrorCode.UNAUTHENTICATED, "token.wrong")));
        }
        Optional<String> cookie = session(request);
        if (cookie.isEmpty() || isLogIn(request)) {
            return Optional.empty();
        }
        Optional<Actor> actor = credentials.session(cookie.get());
        if (actor.isPresent() && !SAFE.contains(request.getMethod())
                && !Secrets.equal(request.getHeader(CSRF_HEADER), Secrets.csrf(cookie.get()))) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "csrf");
        }
        return actor;
    }

    private static boolean isLogIn(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && LOG_IN.contains(request.getRequestURI());
    }

    /** The session secret the request carries. */
    static Optional<String> session(HttpServletRequest request) {
        String name = (request.isSecure() ? SessionCookies.HOST : "") + SESSION;
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : List.of(cookies).stream().filter(c -> name.equals(c.getName()) && !c.getValue().isBlank())
                .map(Cookie::getValue).findFirst();
    }
}
