package org.tongguan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies of a page's session: its secret, hidden from scripts, and the token that pages send back with every change. */
public final class SessionCookies {

    /** Browsers take a cookie of that name only over TLS, from this very host, for all its paths. */
    static final String HOST = "__Host-";

    private SessionCookies() { }

    /** Hands out the cookies of a session just opened. */
    public static void write(HttpServletRequest request, HttpServletResponse response, String secret) {
        cookie(request, response, AccessFilter.SESSION, secret, true);
        cookie(request, response, AccessFilter.CSRF, Secrets.csrf(secret), false);
    }

    /** Takes both away. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        cookie(request, response, AccessFilter.SESSION, "", true);
        cookie(request, response, AccessFilter.CSRF, "", false);
    }

    /** What is kept of the session that carries this request; null when it came with an API token. */
    public static byte[] hash(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null ? null : AccessFilter.session(request).map(Secrets::hash).orElse(null);
    }

    /** What is kept of a session with that secret. */
    public static byte[] hash(String secret) {
        return Secrets.hash(secret);
    }

    private static void cookie(HttpServletRequest request, HttpServletResponse response, String name, String value, boolean hidden) {
        String whole = (request.isSecure() ? HOST : "") + name;
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(whole, value).path("/").sameSite("Strict").httpOnly(hidden)
                .secure(request.isSecure());
        response.addHeader(HttpHeaders.SET_COOKIE, (value.isEmpty() ? cookie.maxAge(0) : cookie).build().toString());
    }
}
