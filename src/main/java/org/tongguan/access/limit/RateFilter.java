package org.tongguan.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Stands before every endpoint, behind the filter that finds out who asks. An account has its limit, an address from which nobody has come in
 * yet a lower one. Health is always answered: whoever asks it decides whether this process lives.
 */
public final class RateFilter extends OncePerRequestFilter {

    /** Answers a refusal where no controller is reached. */
    @FunctionalInterface
    public interface Refusal {

        void write(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException;
    }

    private final RateLimits accounts;
    private final RateLimits strangers;
    private final Refusal refusal;

    public RateFilter(RateLimits accounts, RateLimits strangers, Refusal refusal) {
        this.accounts = accounts;
        this.strangers = strangers;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getRequestURI().startsWith("/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        long wait = who != null && who.getPrincipal() instanceof Actor actor ? accounts.take(actor.name(), System.nanoTime())
                : strangers.take(String.valueOf(request.getRemoteAddr()), System.nanoTime());
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            refusal.write(request, response, new PlatformException(ErrorCode.TOO_MANY, "rate", wait));
            return;
        }
        chain.doFilter(request, response);
    }
}
