package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.PlatformTest;

/** Every answer of every endpoint and page carries the headers that browsers protect people by; nothing inline is allowed anywhere. */
class SecurityHeadersTest extends PlatformTest {

    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int port;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private HttpHeaders ask(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<java.io.InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.headers();
    }

    private static List<String> faults(HttpHeaders headers, boolean api) {
        List<String> faults = new ArrayList<>();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        for (String wanted : List.of("default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
                "form-action 'self'")) {
            if (!policy.contains(wanted)) {
                faults.add("policy without " + wanted);
            }
        }
        if (policy.contains("unsafe-") || policy.contains("*") || headers.allValues("Content-Security-Policy").size() != 1) {
            faults.add("policy " + policy);
        }
        expect(faults, headers, "X-Content-Type-Options", "nosniff");
        expect(faults, headers, "X-Frame-Options", "DENY");
        expect(faults, headers, "Referrer-Policy", "same-origin");
        expect(faults, headers, "Cross-Origin-Opener-Policy", "same-origin");
        expect(faults, headers, "Cross-Origin-Resource-Policy", "same-origin");
        if (headers.firstValue("Permissions-Policy").isEmpty()) {
            faults.add("no Permissions-Policy");
        }
        String kept = headers.firstValue("Cache-Control").orElse("");
        boolean mayBeKept = !kept.contains("no-store") && !kept.contains("private") && !kept.contains("no-cache");
        if (api && headers.firstValue("Content-Disposition").isEmpty() && mayBeKept) {
            faults.add("may be kept: " + headers.firstValue("Cache-Control"));
        }
        for (String telling : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
            headers.firstValue(telling).ifPresent(value -> faults.add(telling + ": " + value));
        }
        return faults;
    }

    private static void expect(List<String> faults, HttpHeaders headers, String name, String value) {
        if (!headers.allValues(name).equals(List.of(value))) {
            faults.add(name + " is " + headers.allValues(name));
        }
    }

    @Test
    void everyEndpointAnswersWithThem() throws Exception {
        String admin = tokens.create(accounts.create(Actor.PLATFORM, new NewAccount("headers-" + Ids.next().toString().substring(24), "",
                Set.of(Role.ADMIN, Role.SENIOR, Role.OFFICER, Role.ANALYST, Role.INSPECTOR), "2200", null, true, null)).actor(), "t").token();
        Set<String> wrong = new LinkedHashSet<>();
        int asked = 0;
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    String path = pattern.replaceAll("\\{[^}]+}", "0");
                    for (String token : new String[] {null, admin}) {
                        asked++;
                        faults(ask(method.name(), path, token), true).forEach(fault -> wrong.add(method + " " + pattern + ": " + fault));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(250);
    }

    @Test
    void everyPageAndRefusalAnswersWithThem() throws Exception {
        for (String path : List.of("/", "/login", "/declarations/1", "/assets/gone.js", "/api/v1/nothing", "/actuator/health", "/actuator/env",
                "/index.html", "/api/v1/openapi.json")) {
            for (String method : List.of("GET", "HEAD", "POST", "OPTIONS", "DELETE")) {
                assertThat(faults(ask(method, path, null), false)).as(method + " " + path).isEmpty();
            }
        }
    }

    @Test
    void thePagesOwnStylesCarryANonceThatIsNewEachTime() throws Exception {
        boolean built = getClass().getResource("/static/index.html") != null;
        org.junit.jupiter.api.Assumptions.assumeTrue(built, "the console is not built into this class path");
        Set<String> nonces = new LinkedHashSet<>();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build(),
                    HttpResponse.BodyHandlers.ofString());
            String nonce = page.headers().firstValue("Content-Security-Policy").orElseThrow().replaceAll(".*'nonce-([^']+)'.*", "$1");
            assertThat(page.body()).contains(nonce).doesNotContain("__nonce__");
            assertThat(page.headers().firstValue("Last-Modified")).as("a page kept with an old nonce would have no styles").isEmpty();
            nonces.add(nonce);
        }
        assertThat(nonces).hasSize(3);
    }
}
