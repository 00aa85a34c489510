package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.runtime.Json;
import org.tongguan.support.Caller;
import org.tongguan.support.GeneratedDocs;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API: served, complete, and the page kept of it current. */
class OpenApiTest extends PlatformTest {

    /** What machines and the console build on; more may be there, none of these may go. */
    private static final String PROMISED = """
            POST /session, GET /session, DELETE /session, GET /tokens, POST /tokens, DELETE /tokens/{}
            GET /accounts, POST /accounts, PUT /accounts/{}, POST /accounts/{}/password
            GET /traders, GET /traders/{}, POST /traders, PUT /traders/{}, POST /traders/{}/grade, GET /traders/{}/grades
            GET /reference/fields, GET /reference/codes, GET /reference/codes/{}, GET /reference/rules
            GET /declarations, POST /declarations, GET /declarations/{}, PUT /declarations/{}, POST /declarations/{}/declare
            POST /declarations/{}/withdraw, POST /declarations/{}/commands/{}, GET /declarations/{}/events
            POST /declarations/{}/attachments, GET /declarations/{}/attachments/{}, POST /declarations/{}/attachments/{}/request
            GET /work-queue, GET /statistics
            POST /messages, GET /messages, GET /messages/{}, GET /messages/{}/receipts, GET /messages/{}/raw
            POST /duty/quote, GET /tariff, GET /tariff/{}
            GET /bills, GET /bills/{}, POST /payments, GET /payments
            GET /inspections, GET /inspections/{}, POST /inspections/{}/schedule, POST /inspections/{}/tasks/{}/result
            POST /inspections/{}/tasks/{}/photos, GET /inspections/{}/photos/{}, POST /inspections/{}/decision, POST /inspections/{}/remedy-done
            GET /risk/rules, GET /risk/rules/{}, POST /risk/rules, PUT /risk/rules/{}, POST /risk/rules/{}/activate, POST /risk/rules/{}/retire
            POST /risk/try, GET /risk/settings, PUT /risk/settings
            POST /arrivals, GET /arrivals, POST /ship-side-pickups, GET /ship-side-pickups
            POST /gate/passages, GET /gate/passages, GET /gate/lanes, GET /gate/releases, GET /gate/signed-list, POST /gate/offline-passages
            GET /events, GET /events/stream
            GET /webhooks, POST /webhooks, DELETE /webhooks/{}, POST /webhooks/{}/resume, GET /webhooks/{}/deliveries
            POST /webhooks/{}/deliveries/{}/resend
            GET /status, GET /jobs/dead, POST /jobs/{}/retry""";

    @LocalServerPort int port;

    private JsonNode description() {
        Caller.Answer answer = new Caller(port).get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void whatWasPromisedIsThere() {
        Set<String> there = new TreeSet<>();
        description().get("paths").properties().forEach(path -> path.getValue().propertyNames().forEach(method ->
                there.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey().replace("/api/v1", "").replaceAll("\\{[^}]+}", "{}"))));
        List<String> missing = PROMISED.lines().flatMap(line -> java.util.Arrays.stream(line.split(", "))).filter(p -> !there.contains(p)).toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationHasANameASummaryAndAModule() {
        List<String> names = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        description().get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            names.add(operation.getValue().get("operationId").asString());
            if (!operation.getValue().has("summary") || !operation.getValue().has("tags")) {
                silent.add(operation.getKey() + " " + path.getKey());
            }
        }));
        assertThat(names).doesNotHaveDuplicates().noneMatch(name -> name.matches(".*_\\d+"));
        assertThat(silent).isEmpty();
    }

    /** A bare array of a page says nothing of the next: readers take its length for the whole, and exports end there. */
    @Test
    void whatComesInPagesSaysWhetherThereAreMore() {
        List<String> bare = new ArrayList<>();
        description().get("paths").properties().forEach(path -> {
            JsonNode get = path.getValue().path("get");
            boolean paged = get.path("parameters").valueStream().anyMatch(p -> "size".equals(p.get("name").asString()));
            if (paged && get.at("/responses/200/content").valueStream().anyMatch(c -> "array".equals(c.at("/schema/type").asString("")))) {
                bare.add(path.getKey());
            }
        });
        assertThat(bare).isEmpty();
    }

    /** Two records of one name in different classes make one of them vanish from the description. */
    @Test
    void noAnswerIsLeftWithoutItsContent() {
        List<String> empty = new ArrayList<>();
        description().get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                operation.getValue().get("responses").properties().forEach(answer -> {
                    JsonNode content = answer.getValue().get("content");
                    if (content != null && content.isEmpty()) {
                        empty.add(operation.getKey() + " " + path.getKey() + " " + answer.getKey());
                    }
                })));
        assertThat(empty).isEmpty();
    }

    @Test
    void theKeptDescriptionIsCurrent() {
        JsonMapper pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String page = pretty.writeValueAsString(sorted(description(), "")) + "\n";
        assertThat(Json.tree(page).has("paths")).isTrue();
        GeneratedDocs.check("openapi.json", "OpenApiTest", page);
    }

    /** The same with everything in order and without the address of this test's server. */
    private static Object sorted(JsonNode node, String name) {
        if (node.isObject()) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            node.properties().stream().filter(p -> !(name.isEmpty() && p.getKey().equals("servers")))
                    .forEach(p -> sorted.put(p.getKey(), sorted(p.getValue(), p.getKey())));
            return sorted;
        }
        if (node.isArray()) {
            List<Object> all = node.valueStream().map(n -> sorted(n, name + "/")).collect(Collectors.toCollection(ArrayList::new));
            return "required".equals(name) || "tags".equals(name) ? all.stream().sorted(java.util.Comparator.comparing(Object::toString)).toList() : all;
        }
        return node;
    }
}
