package org.tongguan.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tongguan.access.SessionCookies;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.StepUp;

/** Asks for a fresh proof before a controller method that says so is reached. */
@Configuration
class StepUpCheck implements WebMvcConfigurer, HandlerInterceptor {

    private final Freshness freshness;

    StepUpCheck(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            StepUp asked = method.getMethodAnnotation(StepUp.class);
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (asked != null && who != null && who.getPrincipal() instanceof Actor actor && isMeant(asked, request)) {
                freshness.demand(actor, SessionCookies.hash(request));
            }
        }
        return true;
    }

    private static boolean isMeant(StepUp asked, HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return asked.value().length == 0 || variables instanceof Map<?, ?> map && List.of(asked.value()).contains(String.valueOf(map.get("command")));
    }
}
