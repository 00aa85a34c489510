package org.tongguan.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.OwnedSamples;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.Sources;
import org.tongguan.trader.Traders;

/** Whatever goes out as a file is written down first, whoever makes it: every address of the server that hands one out, and every page. */
class ExportSweepTest extends PlatformTest {

    /** Answers that are no JSON and no file either, and why. */
    private static final Map<String, String> NO_FILE = Map.of(
            "/api/v1/inspections/{id}/photos/{photoId}", "a picture that a page shows",
            "/api/v1/messages/{id}/receipts", "the answer to a message, in its sender's format, asked for by the sender's software");
    private static final Pattern NOTED = Pattern.compile("CONTENT_DISPOSITION|exports\\.record\\(|\\bfile\\(");
    private static final Pattern MAKES_FILES =
            Pattern.compile("createObjectURL|new Blob\\(|\\.download\\s*=|download=|showSaveFilePicker|['\"`]data:(text|application)");
    private static final Path PAGES = Path.of("console/src");
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired OwnedSamples.Sources sources;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;

    /** Addresses whose answer is, or may be, a file. */
    private Map<String, HandlerMethod> files() {
        Map<String, HandlerMethod> all = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.tongguan") && isFile(info, handler)) {
                info.getPatternValues().stream().filter(p -> p.startsWith("/api/")).forEach(p -> all.put(p, handler));
            }
        });
        return all;
    }

    private static boolean isFile(RequestMappingInfo info, HandlerMethod handler) {
        String returned = handler.getMethod().getGenericReturnType().getTypeName();
        boolean bytes = Stream.of("byte[]", "Resource", "StreamingResponseBody", "InputStream").anyMatch(returned::contains);
        boolean other = info.getProducesCondition().getProducibleMediaTypes().stream().anyMatch(t -> !t.isCompatibleWith(MediaType.APPLICATION_JSON)
                && !t.isCompatibleWith(MediaType.TEXT_EVENT_STREAM));
        boolean writes = info.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && Arrays.stream(handler.getMethod().getParameterTypes()).anyMatch(HttpServletResponse.class::isAssignableFrom);
        return bytes || other || writes;
    }

    /** The text of a handler's method. */
    private static String text(HandlerMethod handler) {
        String source = Sources.list(Sources.MAIN, "/" + handler.getBeanType().getSimpleName() + ".java").getFirst().text();
        int start = source.indexOf(" " + handler.getMethod().getName() + "(");
        return source.substring(start, source.indexOf("\n    }\n", start));
    }

    @Test
    void everyAddressThatHandsOutAFileNotesIt() {
        List<String> wrong = new ArrayList<>();
        Map<String, HandlerMethod> files = files();
        files.forEach((address, handler) -> {
            if (!NO_FILE.containsKey(address) && !NOTED.matcher(text(handler)).find()) {
                wrong.add(address + " hands out a file without a name, so nobody notes it: " + handler);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(files.keySet()).containsAll(NO_FILE.keySet()).hasSizeGreaterThan(8);
    }

    /** Those of which there is something to hand out are asked for it; each stands in the log afterwards, with who. */
    @Test
    void whatIsHandedOutStandsInTheLog() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Map<String, OwnedSamples> samples = sources.collect(port.trader());
        List<String> handedOut = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String address : files().keySet()) {
            for (Role role : List.of(Role.DECLARANT, Role.OFFICER, Role.ADMIN)) {
                String path = path(address, samples);
                Caller.Answer answer = port.as(role).get(path + (address.endsWith("changes.csv") ? "?from=2026-01-01&to=2026-01-02" : ""));
                if (answer.status() == 200 && !NO_FILE.containsKey(address)) {
                    handedOut.add(address);
                    if (!isNoted(path)) {
                        wrong.add(role + " got " + path + " and nobody noted it");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Set.copyOf(handedOut)).contains("/api/v1/duty/batches/template", "/api/v1/tariff/changes.csv", "/api/v1/messages/{id}/raw",
                "/api/v1/consolidated-tax/months/{number}/statement");
    }

    private static String path(String address, Map<String, OwnedSamples> samples) {
        String path = address;
        Map<String, String> variables = samples.entrySet().stream().filter(s -> address.startsWith(s.getKey()))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length))).map(s -> s.getValue().variables()).orElse(Map.of());
        for (Map.Entry<String, String> v : variables.entrySet()) {
            path = path.replace("{" + v.getKey() + "}", v.getValue());
        }
        return path.replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
    }

    private boolean isNoted(String path) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select exists (select from export_log where what = ?)").param(path)
                .query(Boolean.class).single());
    }

    /** A file that a page makes itself goes through {@code download} in {@code kit/csv.ts}, which tells the server first. */
    @Test
    void noPageMakesAFileOnItsOwn() {
        List<Sources.Source> pages = Stream.concat(Sources.list(PAGES, ".ts").stream(), Sources.list(PAGES, ".tsx").stream()).toList();
        assertThat(pages).hasSizeGreaterThan(100);
        assertThat(pages.stream().filter(s -> MAKES_FILES.matcher(s.text()).find()).map(Sources.Source::name)).containsExactly("csv.ts");
        String download = pages.stream().filter(s -> "csv.ts".equals(s.name())).findFirst().orElseThrow().text();
        assertThat(download.indexOf("await post('/exports'")).isPositive().isLessThan(download.indexOf("createObjectURL"));
    }
}
