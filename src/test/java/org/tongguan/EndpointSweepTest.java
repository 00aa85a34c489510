package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.OwnedSamples;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * Calls every endpoint of the running platform, whoever wrote it: none is open that is not listed here, none lets in a role it does not
 * name, none breaks, and none shows one trader what is another's.
 */
class EndpointSweepTest extends PlatformTest {

    /** Open to everybody; everything else needs credentials. */
    private static final Set<String> PUBLIC = Set.of("POST /api/v1/session", "GET /api/v1/session", "GET /api/v1/sandbox",
            "POST /api/v1/session/passkey", "POST /api/v1/session/passkey/challenge", "GET /api/v1/condition",
            "POST /ceb2grab/grab/realTimeDataUpload", "POST /sandbox/platDataOpen");
    private static final Pattern ROLE = Pattern.compile("'([A-Z_]+)'");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final int ENOUGH = 20_000;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Traders traders;
    @Autowired OwnedSamples.Sources sources;
    @LocalServerPort int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = SampleTraders.register(traders);
    }

    /** One endpoint: a method and an address pattern with the Java method behind them. */
    private record Endpoint(RequestMethod method, String pattern, HandlerMethod handler, RequestMappingInfo info) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }

        PreAuthorize rule() {
            PreAuthorize own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
            return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        }

        boolean isOpenTo(Role role) {
            return rule() == null || !rule().value().contains("'") || roles().contains(role);
        }

        Set<Role> roles() {
            return ROLE.matcher(rule().value()).results().map(m -> Role.valueOf(m.group(1))).collect(Collectors.toSet());
        }

        boolean isMultipart() {
            return Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == MultipartFile.class);
        }
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                if (handler.getBeanType().getPackageName().startsWith("org.tongguan")
                        && List.of("/api/", "/ceb2grab/", "/sandbox/").stream().anyMatch(pattern::startsWith)) {
                    assertThat(info.getMethodsCondition().getMethods()).as(pattern + " names its method").isNotEmpty();
                    info.getMethodsCondition().getMethods().forEach(m -> all.add(new Endpoint(m, pattern, handler, info)));
                }
            }
        });
        assertThat(all).hasSizeGreaterThan(15);
        return all;
    }

    private String token(Role role, Trader of) {
        boolean ofTrader = role == Role.DECLARANT || role == Role.TRADER_MANAGER;
        String office = role == Role.OFFICER || role == Role.INSPECTOR ? "2200" : null;
        return tokens.create(accounts.create(Actor.PLATFORM, new NewAccount("sweep-" + Ids.next().toString().substring(24), "", Set.of(role), office,
                ofTrader ? of.id() : null, true, null)).actor(), "sweep").token();
    }

    private record Reply(int status, String body) { }

    /** Calls it with the smallest request that can be read; values of path variables and parameters by their types. */
    private Reply call(Endpoint endpoint, Map<String, String> variables, String token) throws Exception {
        StringBuilder path = new StringBuilder(VARIABLE.matcher(endpoint.pattern).replaceAll(m -> Matcher.quoteReplacement(
                variables.getOrDefault(m.group(1), sample(parameter(endpoint, m.group(1)))))));
        String query = Arrays.stream(endpoint.handler.getMethodParameters()).filter(EndpointSweepTest::isRequired)
                .map(p -> name(p) + "=" + sample(p.getParameterType())).collect(Collectors.joining("&"));
        path.append(query.isEmpty() ? "" : "?" + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (endpoint.method != RequestMethod.GET && endpoint.method != RequestMethod.DELETE) {
            boolean multipart = endpoint.isMultipart();
            request.header("Content-Type", multipart ? "multipart/form-data; boundary=sweep" : contentType(endpoint));
            body = HttpRequest.BodyPublishers.ofString(multipart ? "--sweep\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                    + "Content-Type: text/plain\r\n\r\nx\r\n--sweep--\r\n" : body(endpoint));
        }
        HttpResponse<InputStream> response = client.send(request.method(endpoint.method.name(), body).build(), HttpResponse.BodyHandlers.ofInputStream());
        boolean endless = response.headers().firstValue("Content-Type").orElse("").startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
        try (InputStream in = response.body()) {
            return new Reply(response.statusCode(), endless ? "" : new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8));
        }
    }

    private static Class<?> parameter(Endpoint endpoint, String variable) {
        return Arrays.stream(endpoint.handler.getMethodParameters()).filter(p -> variable.equals(p.getParameter().getName())).findFirst()
                .<Class<?>>map(MethodParameter::getParameterType).orElse(String.class);
    }

    private static boolean isRequired(MethodParameter parameter) {
        RequestParam given = parameter.getParameterAnnotation(RequestParam.class);
        return given != null && given.required() && ValueConstants.DEFAULT_NONE.equals(given.defaultValue())
                && parameter.getParameterType() != MultipartFile.class;
    }

    private static String name(MethodParameter parameter) {
        String given = parameter.getParameterAnnotation(RequestParam.class).name();
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }

    private static String sample(Class<?> type) {
        return type == UUID.class ? "00000000-0000-7000-8000-000000000000" : type == String.class ? "0000" : type == boolean.class ? "false" : "0";
    }

    private static String contentType(Endpoint endpoint) {
        Set<MediaType> consumes = endpoint.info.getConsumesCondition().getConsumableMediaTypes();
        return consumes.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : consumes.iterator().next().toString();
    }

    private static String body(Endpoint endpoint) {
        return Arrays.stream(endpoint.handler.getMethodParameters()).filter(p -> p.hasParameterAnnotation(RequestBody.class)).findFirst()
                .map(p -> Collection.class.isAssignableFrom(p.getParameterType()) ? "[]" : "{}").orElse("");
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(endpoints()).filteredOn(e -> e.rule() == null).extracting(Endpoint::toString).isSubsetOf(PUBLIC);
        assertThat(endpoints()).extracting(Endpoint::toString).containsAll(PUBLIC);
    }

    @Test
    void nobodyComesInWithoutCredentials() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            if (!PUBLIC.contains(endpoint.toString())) {
                Reply reply = call(endpoint, Map.of(), null);
                Reply forged = call(endpoint, Map.of(), "tgk_forged");
                if (reply.status != 401 || forged.status != 401) {
                    wrong.add(endpoint + " answers " + reply.status + " and " + forged.status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoleGetsWhatItMayAndNothingBreaks() throws Exception {
        Map<Role, String> of = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            of.put(role, token(role, trader));
        }
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            for (Role role : Role.values()) {
                Reply reply = call(endpoint, Map.of(), of.get(role));
                if (!isFit(endpoint, role, reply)) {
                    wrong.add(role + " " + endpoint + " answers " + reply.status + " " + reply.body.substring(0, Math.min(160, reply.body.length())));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isFit(Endpoint endpoint, Role role, Reply reply) {
        boolean stopped = reply.status == 403 && reply.body.contains("\"urn:tongguan:problem:forbidden\"");
        if (reply.status >= 500 || !PUBLIC.contains(endpoint.toString()) && reply.status == 401) {
            return false;
        }
        // A request that cannot be read is told so before it is known who may do it: it has no effect either.
        return endpoint.isOpenTo(role) ? !stopped : stopped || reply.status == 400 && reply.body.contains("\"MALFORMED\"");
    }

    @Test
    void oneTraderFindsNothingOfAnother() throws Exception {
        Map<String, OwnedSamples> samples = sources.collect(trader);
        Trader stranger = SampleTraders.register(traders);
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            for (Role role : List.of(Role.DECLARANT, Role.TRADER_MANAGER)) {
                if (endpoint.isOpenTo(role) && !PUBLIC.contains(endpoint.toString())) {
                    check(endpoint, token(role, stranger), samples, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(Endpoint endpoint, String token, Map<String, OwnedSamples> samples, List<String> wrong) throws Exception {
        boolean oneThing = endpoint.pattern.contains("{");
        OwnedSamples owned = samples.entrySet().stream().filter(s -> endpoint.pattern.startsWith(s.getKey()))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length))).map(Map.Entry::getValue).orElse(null);
        if (oneThing && owned == null && OwnedSamples.NOBODYS.stream().noneMatch(endpoint.pattern::startsWith)) {
            wrong.add(endpoint + " has no sample: name one in OwnedSamples, or say there that it belongs to nobody");
            return;
        }
        Reply reply = call(endpoint, owned == null ? Map.of() : owned.variables(), token);
        if (oneThing && owned != null) {
            Reply unknown = call(endpoint, Map.of(), token);
            // Not yours and not there are answered the same way.
            if (reply.status < 400 || reply.status != unknown.status) {
                wrong.add(endpoint + " answers " + reply.status + " for another trader's and " + unknown.status + " for what is not there");
            }
        }
        samples.values().stream().flatMap(s -> s.secrets().stream()).filter(secret -> reply.body.contains(secret) && !isEcho(reply, owned, secret))
                .forEach(secret -> wrong.add(endpoint + " shows " + secret));
    }

    /** An error may repeat the identity that was asked for. */
    private static boolean isEcho(Reply reply, OwnedSamples owned, String secret) {
        return reply.status >= 400 && owned != null && owned.variables().containsValue(secret);
    }
}
