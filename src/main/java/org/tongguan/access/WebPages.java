package org.tongguan.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.TransformedResource;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** The console's files, and who asks as an argument of controllers. */
@Configuration
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebPages implements WebMvcConfigurer {

    /** Attribute of a request: the nonce that its page's own styles carry. */
    static final String NONCE = WebPages.class.getName() + ".nonce";
    private static final String PLACE = "__nonce__";

    WebPages() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addFirst(new ActorArgument());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Built files have their hash in their name and never change.
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        // A page kept by its date would come with an old nonce.
        registry.addResourceHandler("/**").addResourceLocations("classpath:/static/").setCacheControl(CacheControl.noStore()).setUseLastModified(false)
                .resourceChain(false).addResolver(new ConsolePages())
                .addTransformer((request, resource, chain) -> "index.html".equals(resource.getFilename()) ? page(request, resource) : resource);
    }

    /**
     * The page at the address of the house itself. Spring's own answer there is a forward, and the answer to a HEAD request is sent off inside that,
     * before the headers that protect people are in it.
     */
    @Bean
    SimpleUrlHandlerMapping front() {
        Resource index = new ClassPathResource("static/index.html");
        HttpRequestHandler front = (request, response) -> {
            if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
                throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()));
            }
            if (!index.exists()) {
                throw new NoResourceFoundException(HttpMethod.GET, "/", "index.html");
            }
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.getOutputStream().write(page(request, index).getContentAsByteArray());
        };
        return new SimpleUrlHandlerMapping(Map.of("/", front), 1);
    }

    /** The page with a nonce of its own: a style element that somebody else got into it does not have it. */
    private static Resource page(HttpServletRequest request, Resource resource) throws IOException {
        String nonce = Secrets.random();
        request.setAttribute(NONCE, nonce);
        byte[] whole = resource.getContentAsString(StandardCharsets.UTF_8).replace(PLACE, nonce).getBytes(StandardCharsets.UTF_8);
        return new TransformedResource(resource, whole);
    }

    /** Every address that is no file and no door of the server is a page of the console, which finds its way by itself. */
    static final class ConsolePages extends PathResourceResolver {

        @Override
        protected Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null || isServer(path)) {
                return file;
            }
            return super.getResource("index.html", location);
        }

        private static boolean isServer(String path) {
            return path.equals("api") || path.startsWith("api/") || path.equals("actuator") || path.startsWith("actuator/") || path.startsWith("assets/");
        }
    }

    /** {@code Actor} as a controller argument: who asks. */
    static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest request, WebDataBinderFactory binders) {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof AccessFilter.Known known) {
                return known.getPrincipal();
            }
            throw new PlatformException(ErrorCode.UNAUTHENTICATED, "login.needed");
        }
    }
}
