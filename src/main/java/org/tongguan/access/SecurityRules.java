package org.tongguan.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;
import org.tongguan.access.limit.RateFilter;
import org.tongguan.access.limit.RateLimits;

/**
 * What is open to whom, by address; which role may do what stands at each controller method. Nothing is remembered by the server beyond our
 * own session row, so a request costs no more than finding out who asks.
 */
@Configuration
@EnableMethodSecurity
class SecurityRules {

    private static final int BURST = 4;
    /** Nothing inline, neither scripts nor styles: the console's own style elements carry the nonce that their page was handed out with. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data: blob:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), "
            + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    /**
     * Requests a second, four times as many at once, 0 = no limit: of an account, and of an address from which nobody has come in. The first is
     * far above what a port's software sends and far below what would take the platform from others; messages wait in a fair queue besides.
     */
    @Component
    static final class Rates {

        private final long account;
        private final long address;

        Rates(@Value("${tongguan.rate.account:5000}") long account, @Value("${tongguan.rate.address:200}") long address) {
            this.account = account;
            this.address = address;
        }
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Credentials credentials, Problems problems, Rates rates,
                              @Value("${tongguan.sandbox:false}") boolean sandbox) {
        return http
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .exceptionHandling(e -> e.authenticationEntryPoint(problems::write).accessDeniedHandler(problems::write))
                .headers(headers -> headers
                        .addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy", CONTENT_POLICY.formatted(nonce(request))))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new AccessFilter(credentials, problems), AuthorizationFilter.class)
                .addFilterAfter(new RateFilter(new RateLimits(rates.account, rates.account * BURST), new RateLimits(rates.address, rates.address * BURST),
                        problems::write), AccessFilter.class)
                .authorizeHttpRequests(open -> open
                        // A dispatch inside the server was allowed when its request came in.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session", "/api/v1/session/passkey", "/api/v1/session/passkey/challenge").permitAll()
                        // Platforms upload payment data without logging in: their signature is looked at (module proof).
                        .requestMatchers(HttpMethod.POST, "/ceb2grab/grab/realTimeDataUpload").permitAll()
                        // For trying out, without an account: elsewhere the first is not there, and the other is for whoever may call.
                        .requestMatchers(HttpMethod.POST, "/sandbox/platDataOpen").access((who, at) -> new AuthorizationDecision(sandbox))
                        .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json").access((who, at) -> new AuthorizationDecision(
                                sandbox || who.get().isAuthenticated()))
                        .requestMatchers(HttpMethod.GET, "/api/v1/session", "/api/v1/sandbox", "/api/v1/condition",
                                "/actuator/health", "/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/prometheus").access((who, at) -> new AuthorizationDecision(
                                isHere(at.getRequest()) || who.get().getAuthorities().stream().anyMatch(a -> "ROLE_ADMIN".equals(a.getAuthority()))))
                        .requestMatchers("/actuator/**").denyAll()
                        .requestMatchers("/api/**").authenticated()
                        .requestMatchers(HttpMethod.GET, "/**").permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**").permitAll()
                        .anyRequest().denyAll())
                .build();
    }

    /** Allows the style elements of the page that this request got, if it got one. */
    private static String nonce(HttpServletRequest request) {
        return request.getAttribute(WebPages.NONCE) instanceof String nonce ? " 'nonce-" + nonce + "'" : "";
    }

    /** Asked on this machine itself, not through a proxy that runs on it. */
    private static boolean isHere(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Spring Security's own observation wraps every filter of every request; ours are counted where the work is done. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody is let in by Spring Security's own means: {@link Sessions} and {@link Tokens} are the only doors. */
    @Bean
    AuthenticationManager authenticationManager() {
        return given -> {
            throw new AuthenticationServiceException("log in at /api/v1/session");
        };
    }
}
