package org.tongguan.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What is open to whom, by address; which role may do what stands at each controller method. Nothing is remembered by the server beyond our
 * own session row, so a request costs no more than finding out who asks.
 */
@Configuration
@EnableMethodSecurity
class SecurityRules {

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Credentials credentials, Problems problems) {
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
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new AccessFilter(credentials, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(open -> open
                        // A dispatch inside the server was allowed when its request came in.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session").permitAll()
                        // Platforms upload payment data without logging in: their signature is looked at (module proof).
                        .requestMatchers(HttpMethod.POST, "/ceb2grab/grab/realTimeDataUpload", "/sandbox/platDataOpen").permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/session", "/api/v1/sandbox", "/api/v1/condition", "/api/v1/openapi.json",
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
