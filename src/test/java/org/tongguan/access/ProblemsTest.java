package org.tongguan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Role;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;

class ProblemsTest extends PlatformTest {

    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Texts texts;
    @LocalServerPort int port;
    private Caller admin;

    @BeforeEach
    void anAdministrator() {
        Account account = accounts.create(Actor.PLATFORM, new NewAccount("p-" + Ids.next().toString().substring(24), "", Set.of(Role.ADMIN), null, null,
                true, null));
        admin = new Caller(port).bearer(tokens.create(account.actor(), "test").token());
    }

    private static JsonNode problem(Caller.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("type").asString()).startsWith("urn:tongguan:problem:");
        assertThat(problem.get("text").get("zh").asString()).isNotBlank().doesNotStartWith("problem.");
        assertThat(problem.get("text").get("en").asString()).isNotBlank().isNotEqualTo(problem.get("text").get("zh").asString());
        assertThat(problem.get("findings").isArray()).isTrue();
        return problem;
    }

    @Test
    void aRefusalTellsEveryFindingInBothLanguages() {
        Caller.Answer answer = admin.post("/api/v1/traders", Map.of("customsCode", "1", "creditCode", "2", "name", Map.of("zh", "甲", "en", "A"), "roles",
                List.of()));
        JsonNode problem = problem(answer, 422, "REFUSED");
        JsonNode first = problem.get("findings").get(0);
        assertThat(first.get("code").asString()).isEqualTo("TRD-001");
        assertThat(first.get("severity").asString()).isEqualTo("ERROR");
        assertThat(first.get("pointer").asString()).isEqualTo("/customsCode");
        assertThat(first.get("text").get("en").asString()).contains("customs code");
        assertThat(problem.get("findings").size()).isEqualTo(3);
    }

    @Test
    void titleAndDetailSpeakTheReadersLanguage() {
        JsonNode english = problem(admin.with("Accept-Language", "en-GB").get("/api/v1/traders/999999"), 404, "NOT_FOUND");
        assertThat(english.get("title").asString()).isEqualTo("Not found");
        assertThat(english.get("detail").asString()).isEqualTo(english.get("text").get("en").asString());
        JsonNode chinese = problem(admin.with("Accept-Language", "zh-CN").get("/api/v1/traders/999999"), 404, "NOT_FOUND");
        assertThat(chinese.get("title").asString()).isEqualTo("未找到");
    }

    @Test
    void brokenRequestsAreTheCallersFault() {
        problem(admin.send("POST", "/api/v1/traders", "{", "application/json"), 400, "MALFORMED");
        problem(admin.send("POST", "/api/v1/traders", "", "application/json"), 400, "MALFORMED");
        problem(admin.send("POST", "/api/v1/traders", "<x/>", "application/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
        JsonNode unknown = problem(admin.send("POST", "/api/v1/traders", "{\"name\":{\"zh\":\"x\",\"fr\":\"y\"}}", "application/json"), 400, "MALFORMED");
        assertThat(unknown.get("text").get("en").asString()).contains("/name/fr");
        problem(admin.send("POST", "/api/v1/traders", "{\"roles\":[\"NONSENSE\"]}", "application/json"), 400, "MALFORMED");
        problem(admin.get("/api/v1/traders/abc"), 400, "MALFORMED");
        problem(admin.get("/api/v1/traders?page=x"), 400, "MALFORMED");
        problem(admin.delete("/api/v1/traders"), 405, "METHOD_NOT_ALLOWED");
        problem(admin.get("/api/v1/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void charactersThatTheDatabaseCannotHoldAreRefused() {
        problem(admin.get("/api/v1/accounts?q=%00"), 400, "MALFORMED");
        problem(admin.send("POST", "/api/v1/tokens", "{\"name\":\"a\\u0000b\"}", "application/json"), 400, "MALFORMED");
    }

    @Test
    void withoutCredentialsOrRightsTheAnswerIsAProblemToo() {
        problem(new Caller(port).get("/api/v1/traders"), 401, "UNAUTHENTICATED");
        problem(new Caller(port).get("/api/v1/session"), 401, "UNAUTHENTICATED");
        problem(new Caller(port).post("/api/v1/session", Map.of("username", "x", "password", "y")), 401, "UNAUTHENTICATED");
        Account lane = accounts.create(Actor.PLATFORM, new NewAccount("l-" + Ids.next().toString().substring(24), "", Set.of(Role.LANE), null, null, true,
                null));
        Caller caller = new Caller(port).bearer(tokens.create(lane.actor(), "lane").token());
        problem(caller.get("/api/v1/traders"), 403, "FORBIDDEN");
    }

    @Test
    void whatTheWebServerRefusesIsAProblemToo() {
        problem(admin.get("/api/v1/traders;x=1/2"), 400, "MALFORMED");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (Caller.Answer answer : List.of(new Caller(port).get("/api/v1/session"), admin.get("/api/v1/traders"), new Caller(port).get("/actuator/health"))) {
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'").contains("frame-ancestors 'none'")
                    .contains("object-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void figuresAreForAdministratorsOrThisMachineItself() {
        assertThat(new Caller(port).get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(new Caller(port).with("X-Forwarded-For", "203.0.113.9").get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(admin.with("X-Forwarded-For", "203.0.113.9").get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(new Caller(port).get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(admin.get("/actuator/env").status()).isEqualTo(403);
    }

    @Test
    void theDescriptionOfTheApiIsOpenAndKnowsNoActor() {
        Caller.Answer answer = new Caller(port).get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("paths").has("/api/v1/traders")).isTrue();
        assertThat(answer.body()).doesNotContain("accountId");
    }

    @Test
    void everyKindOfRefusalAndEveryHoldHasItsSentence() {
        assertThat(Arrays.stream(ErrorCode.values()).map(c -> "problem." + c)).allMatch(texts::has);
        assertThat(Arrays.stream(HoldReason.values()).map(r -> "hold." + r)).allMatch(texts::has);
        assertThat(Arrays.stream(Role.values()).map(r -> "role." + r)).allMatch(texts::has);
    }
}
