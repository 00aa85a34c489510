package org.tongguan.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.StepUp;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SoftAuthenticator;

/** Passkeys over HTTP, with an authenticator in software whose answers are spoilt in every way a thief might. */
class PasskeyTest extends PlatformTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String GUARDED = "/api/v1/declarations/00000000-0000-7000-8000-000000000000/commands/lift-stop";
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired org.tongguan.access.Sessions sessions;
    @Autowired PasskeyStore store;
    @Autowired Transactions transactions;
    @Autowired org.tongguan.runtime.Journal journal;
    @Autowired org.tongguan.oversight.TwoPersons twoPersons;
    @Autowired org.springframework.jdbc.core.simple.JdbcClient jdbc;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @LocalServerPort int port;

    private Account senior() {
        return accounts.create(Actor.PLATFORM, new NewAccount("senior-" + Ids.next().toString().substring(24), "测试",
                Set.of(Role.SENIOR, Role.OFFICER, Role.INSPECTOR, Role.ANALYST, Role.ADMIN), "2200", null, true, PASSWORD));
    }

    private Caller page(Account account) {
        Caller caller = new Caller(port);
        assertThat(caller.logIn(account.username(), PASSWORD).status()).isEqualTo(200);
        return caller;
    }

    private SoftAuthenticator authenticator() {
        return new SoftAuthenticator("http://localhost:" + port, "localhost");
    }

    private static String challenge(Caller caller, String at) {
        Caller.Answer answer = caller.post("/api/v1/" + at, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("challenge").asString();
    }

    private SoftAuthenticator registered(Caller page) {
        SoftAuthenticator authenticator = authenticator();
        String answer = authenticator.register(challenge(page, "passkeys/challenge"));
        assertThat(page.post("/api/v1/passkeys", Map.of("name", "钥匙扣", "credential", answer)).status()).isEqualTo(204);
        return authenticator;
    }

    private static Caller.Answer stepUp(Caller page, String credential) {
        return page.post("/api/v1/session/step-up", Map.of("credential", credential));
    }

    private static String type(Caller.Answer answer) {
        return answer.json().get("type").asString();
    }

    @Test
    void whatLetsGoodsGoAsksForAProofThatIsFiveMinutesFresh() {
        Account senior = senior();
        Caller page = page(senior);
        assertThat(page.post(GUARDED, Map.of()).status()).as("a sandbox account without a passkey goes on").isEqualTo(404);
        SoftAuthenticator key = registered(page);
        Caller.Answer refused = page.post(GUARDED, Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(type(refused)).isEqualTo("urn:tongguan:problem:step-up");
        assertThat(stepUp(page, key.prove(challenge(page, "session/step-up/challenge"))).status()).isEqualTo(200);
        assertThat(page.post(GUARDED, Map.of()).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(299));
        assertThat(page.post(GUARDED, Map.of()).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(2));
        assertThat(page.post(GUARDED, Map.of()).status()).isEqualTo(403);
        assertThat(page.post("/api/v1/declarations/00000000-0000-7000-8000-000000000000/commands/stop", Map.of("reason", "x")).status())
                .as("stopping needs no proof").isEqualTo(404);
        assertThat(type(new Caller(port).bearer(tokens.create(senior.actor(), "t").token()).post(GUARDED, Map.of())))
                .isEqualTo("urn:tongguan:problem:step-up.token");
        assertThat(page(senior).post(GUARDED, Map.of()).status()).as("a proof is one of its session").isEqualTo(403);
    }

    @Test
    void somebodySignsInWithAPasskeyAlone() {
        Account senior = senior();
        SoftAuthenticator key = registered(page(senior));
        Caller caller = new Caller(port);
        Caller.Answer in = caller.post("/api/v1/session/passkey", Map.of("credential", key.prove(challenge(caller, "session/passkey/challenge"))));
        assertThat(in.status()).isEqualTo(204);
        assertThat(caller.get("/api/v1/session").json().get("account").asString()).isEqualTo(senior.username());
        caller.with("X-XSRF-TOKEN", caller.cookie("XSRF-TOKEN"));
        assertThat(caller.post(GUARDED, Map.of()).status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/passkeys").json().get("provedUntil").isNull()).isFalse();
        accounts.update(Actor.PLATFORM, senior.id(), new NewAccount(senior.username(), "", senior.roles(), "2200", null, false, null));
        assertThat(caller.post("/api/v1/session/passkey", Map.of("credential", key.prove(challenge(caller, "session/passkey/challenge")))).status())
                .as("whoever left does not come back by passkey").isEqualTo(401);
    }

    @Test
    void anAnswerIsGoodOnceHereAndForItsOwner() {
        Account senior = senior();
        Caller page = page(senior);
        SoftAuthenticator key = registered(page);
        String used = key.prove(challenge(page, "session/step-up/challenge"));
        assertThat(stepUp(page, used).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(6));
        Caller stranger = page(senior());
        SoftAuthenticator another = registered(stranger);
        List<String> wrong = List.of(
                used,
                key.prove(challenge(page, "session/step-up/challenge"), "https://tongguan.example"),
                key.prove(challenge(new Caller(port), "session/passkey/challenge")),
                key.prove(challenge(stranger, "session/step-up/challenge")),
                another.prove(challenge(page, "session/step-up/challenge")),
                key.prove("AAAA"), "{}", "no json", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}");
        for (String answer : wrong) {
            Caller.Answer refused = stepUp(page, answer);
            assertThat(refused.status()).as(answer).isEqualTo(401);
            assertThat(type(refused)).isEqualTo("urn:tongguan:problem:passkey.wrong");
        }
        String late = challenge(page, "session/step-up/challenge");
        clock.advance(Duration.ofMinutes(6));
        assertThat(stepUp(page, key.prove(late)).status()).isEqualTo(401);
        key.hasSeen(0);
        assertThat(stepUp(page, key.prove(challenge(page, "session/step-up/challenge"))).status()).as("a copied authenticator").isEqualTo(401);
        key.hasSeen(50);
        key.withoutVerification();
        assertThat(stepUp(page, key.prove(challenge(page, "session/step-up/challenge"))).status()).as("nobody was verified").isEqualTo(401);
        assertThat(page.post(GUARDED, Map.of()).status()).isEqualTo(403);
    }

    @Test
    void aThiefOfAPasswordCannotAddAPasskeyOfHisOwn() {
        Account senior = senior();
        SoftAuthenticator key = registered(page(senior));
        Caller thief = page(senior);
        String answer = authenticator().register(challenge(thief, "passkeys/challenge"));
        assertThat(thief.post("/api/v1/passkeys", Map.of("name", "mine", "credential", answer)).status()).isEqualTo(403);
        assertThat(thief.delete("/api/v1/passkeys/" + key.id()).status()).isEqualTo(403);
        assertThat(new Caller(port).bearer(tokens.create(senior().actor(), "t").token())
                .post("/api/v1/passkeys", Map.of("name", "mine", "credential", answer)).status()).isEqualTo(403);
        assertThat(thief.get("/api/v1/passkeys").json().get("passkeys").size()).isEqualTo(1);
    }

    @Test
    void everyActionThatLetsGoodsGoIsRefusedWithoutAFreshProof() {
        Account senior = senior();
        Caller page = page(senior);
        registered(page);
        List<String> asked = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            StepUp stepUp = handler.getMethodAnnotation(StepUp.class);
            if (stepUp != null) {
                for (String command : stepUp.value().length == 0 ? new String[] {"x"} : stepUp.value()) {
                    RequestMethod method = info.getMethodsCondition().getMethods().iterator().next();
                    String path = info.getPatternValues().iterator().next().replace("{command}", command)
                            .replaceAll("\\{(id|taskId)}", Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == long.class)
                                    ? "1" : "00000000-0000-7000-8000-000000000000").replaceAll("\\{\\w+}", "X");
                    Caller.Answer answer = page.send(method.name(), path, "{}", "application/json");
                    asked.add(method + " " + path + " " + answer.status() + " " + (answer.status() == 403 ? type(answer) : ""));
                }
            }
        });
        assertThat(asked).hasSizeGreaterThan(20).allSatisfy(line -> assertThat(line).endsWith("403 urn:tongguan:problem:step-up"));
    }

    @Test
    void whereAPasskeyIsDemandedAnOfficialsFirstOneWaitsForAnAdministrator() {
        Freshness demanded = new Freshness(store, transactions, clock, Duration.ofMinutes(5), "", false);
        Passkeys real = new Passkeys(store, accounts, transactions, journal, clock, demanded, twoPersons);
        Account stolen = senior();
        Account admin = senior();
        Site.Address site = new Site.Address("https://tongguan.example", "tongguan.example");
        SoftAuthenticator thief = new SoftAuthenticator(site.origin(), site.host());
        real.register(stolen.actor(), site, "mine", thief.register(text(real.ask(PasskeyStore.Purpose.REGISTER, stolen.id()))));
        assertThatThrownBy(() -> demanded.demand(stolen.actor(), new byte[32])).hasMessageContaining("step-up.none");
        assertThatThrownBy(() -> real.prove(site, PasskeyStore.Purpose.SIGN_IN, null, thief.prove(text(real.ask(PasskeyStore.Purpose.SIGN_IN, null)))))
                .hasMessageContaining("passkey.wrong");
        java.util.UUID asked = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from two_person_request where label = ? and kind = 'first-passkey'")
                .param(stolen.username()).query(java.util.UUID.class).single());
        assertThatThrownBy(() -> twoPersons.decide(stolen.actor(), asked, "confirm", "")).hasMessageContaining("two-persons.own");
        twoPersons.decide(admin.actor(), asked, "confirm", "");
        String answer = thief.prove(text(real.ask(PasskeyStore.Purpose.SIGN_IN, null)));
        assertThat(real.prove(site, PasskeyStore.Purpose.SIGN_IN, null, answer)).isEqualTo(stolen.id());
    }

    private static String text(byte[] bytes) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void whereAPasskeyIsDemandedNoOfficialGoesOnWithoutOne() {
        Freshness demanded = new Freshness(store, transactions, clock, Duration.ofMinutes(5), "", false);
        assertThat(demanded.policy()).isEqualTo(Freshness.Policy.DEMANDED);
        Account senior = senior();
        assertThatThrownBy(() -> demanded.demand(senior.actor(), new byte[32])).hasMessageContaining("step-up.none");
        assertThatThrownBy(() -> demanded.demand(senior.actor(), null)).hasMessageContaining("step-up.token");
        demanded.demand(new Actor(-7, "somebody", Set.of(Role.DECLARANT), null, 7L), null);
    }

    @Test
    void whereAPasskeyIsDemandedAPasswordAloneLetsNoOfficialInWhoHasOne() {
        Freshness demanded = new Freshness(store, transactions, clock, Duration.ofMinutes(5), "", false);
        Account with = senior();
        Account without = senior();
        registered(page(with));
        assertThat(demanded.isDemanded(with)).isTrue();
        assertThat(demanded.isDemanded(without)).as("the first one is registered with the password").isFalse();
        Account trader = new Account(-8, "somebody", "", Set.of(Role.DECLARANT), null, 7L, false, true, false, null);
        assertThat(demanded.isDemanded(trader)).isFalse();
        assertThatThrownBy(() -> sessions.open(with.username(), PASSWORD, demanded)).hasMessageContaining("login.passkey");
        assertThatThrownBy(() -> sessions.open(with.username(), "wrong", demanded)).as("a guess learns nothing").hasMessageContaining("login.wrong");
        assertThat(sessions.open(without.username(), PASSWORD, demanded).account().id()).isEqualTo(without.id());
    }

    @Test
    void whoHasAPasskeySignsOutElsewhereByIt() {
        Account senior = senior();
        Caller page = page(senior);
        SoftAuthenticator key = registered(page);
        Caller other = page(senior);
        assertThat(type(page.post("/api/v1/sessions/end", Map.of("password", PASSWORD)))).isEqualTo("urn:tongguan:problem:step-up");
        assertThat(stepUp(page, key.prove(challenge(page, "session/step-up/challenge"))).status()).isEqualTo(200);
        assertThat(page.post("/api/v1/sessions/end", Map.of()).json().get("ended").asInt()).isEqualTo(1);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
    }
}
