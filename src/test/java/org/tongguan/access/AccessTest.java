package org.tongguan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.support.Sources;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

class AccessTest extends PlatformTest {

    private static final String PASSWORD = "correct horse battery";
    @Autowired Accounts accounts;
    @Autowired SandboxAccounts samples;
    @Autowired FirstAdmin firstAdmin;
    @Autowired Tokens tokens;
    @Autowired Traders traders;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;
    private Trader trader;

    @BeforeEach
    void aTrader() {
        trader = SampleTraders.register(traders);
    }

    private Account account(Role role) {
        boolean ofTrader = role == Role.DECLARANT || role == Role.TRADER_MANAGER;
        String office = role == Role.OFFICER || role == Role.INSPECTOR ? "2200" : null;
        String name = role.name().toLowerCase() + "-" + Ids.next().toString().substring(24);
        return accounts.create(Actor.PLATFORM, new NewAccount(name, "测试", Set.of(role), office, ofTrader ? trader.id() : null, true, PASSWORD));
    }

    private Caller page(Account account) {
        Caller caller = new Caller(port);
        assertThat(caller.logIn(account.username(), PASSWORD).status()).isEqualTo(200);
        return caller;
    }

    private Caller machine(Account account) {
        return new Caller(port).bearer(tokens.create(account.actor(), "test").token());
    }

    @Test
    void somebodyLogsInLooksAndLogsOut() {
        Account declarant = account(Role.DECLARANT);
        Caller caller = new Caller(port);
        Caller.Answer in = caller.with("Accept-Language", "zh-CN").logIn(declarant.username(), PASSWORD);
        assertThat(in.json().get("account").asString()).isEqualTo(declarant.username());
        assertThat(in.json().get("traderId").asString()).isEqualTo(String.valueOf(trader.id()));
        assertThat(in.json().get("traderName").asString()).isEqualTo(trader.name().zh());
        List<String> cookies = in.response().headers().allValues("Set-Cookie");
        assertThat(cookies).anyMatch(c -> c.startsWith("TONGGUAN_SESSION=") && c.contains("HttpOnly") && c.contains("SameSite=Strict"));
        assertThat(cookies).anyMatch(c -> c.startsWith("XSRF-TOKEN=") && !c.contains("HttpOnly"));
        assertThat(caller.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(caller.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(caller.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsEverywhereWhenItIsClosed() {
        Account officer = account(Role.OFFICER);
        Caller caller = page(officer);
        String cookie = "TONGGUAN_SESSION=" + caller.cookie("TONGGUAN_SESSION");
        caller.delete("/api/v1/session");
        assertThat(new Caller(port).with("Cookie", cookie).get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterTwoIdleHours() {
        Caller caller = page(account(Role.OFFICER));
        clock.advance(Duration.ofMinutes(110));
        assertThat(caller.get("/api/v1/session").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(110));
        assertThat(caller.get("/api/v1/session").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(121));
        assertThat(caller.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void tenWrongPasswordsLockTheNameForAQuarterOfAnHour() {
        Account officer = account(Role.OFFICER);
        Caller caller = new Caller(port);
        for (int i = 0; i < 10; i++) {
            assertThat(caller.logIn(officer.username(), "wrong " + i).status()).isEqualTo(401);
        }
        Caller.Answer locked = caller.logIn(officer.username(), PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.json().get("code").asString()).isEqualTo("TOO_MANY");
        clock.advance(Duration.ofMinutes(14));
        assertThat(caller.logIn(officer.username(), PASSWORD).status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        assertThat(caller.logIn(officer.username(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anUnknownNameIsAnsweredAndLockedLikeAKnownOne() {
        Caller caller = new Caller(port);
        for (int i = 0; i < 10; i++) {
            assertThat(caller.logIn("nobody-here", "wrong").status()).isEqualTo(401);
        }
        assertThat(caller.logIn("nobody-here", "wrong").status()).isEqualTo(429);
    }

    @Test
    void rightPasswordsAreNotCounted() {
        Account officer = account(Role.OFFICER);
        for (int i = 0; i < 12; i++) {
            new Caller(port).logIn(officer.username(), "wrong");
            page(officer);
        }
    }

    @Test
    void aChangeFromAPageNeedsItsOwnToken() {
        Caller caller = page(account(Role.OFFICER));
        assertThat(caller.post("/api/v1/tokens", Map.of("name", "a")).status()).isEqualTo(201);
        Caller.Answer wrong = caller.with("X-XSRF-TOKEN", "made-up").post("/api/v1/tokens", Map.of("name", "b"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json().get("type").asString()).isEqualTo("urn:tongguan:problem:csrf");
        assertThat(caller.without("X-XSRF-TOKEN").post("/api/v1/tokens", Map.of("name", "c")).status()).isEqualTo(403);
        assertThat(caller.get("/api/v1/tokens").json().size()).isEqualTo(1);
    }

    @Test
    void aMachineComesInByTokenUntilItIsDeleted() {
        Account bank = account(Role.BANK);
        Caller caller = page(bank);
        Caller.Answer made = caller.post("/api/v1/tokens", Map.of("name", "payments"));
        String token = made.json().get("token").asString();
        assertThat(token).startsWith("tgk_");
        Caller machine = new Caller(port).bearer(token);
        Caller.Answer answer = machine.get("/api/v1/session");
        assertThat(answer.json().get("account").asString()).isEqualTo(bank.username());
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(machine.get("/api/v1/tokens").body()).doesNotContain(token);
        assertThat(caller.delete("/api/v1/tokens/" + made.json().get("id").asString()).status()).isEqualTo(204);
        assertThat(machine.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Caller(port).bearer("tgk_unknown").get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aDisabledAccountIsOutWithinFiveSecondsInEveryProcess() {
        Account declarant = account(Role.DECLARANT);
        Caller machine = machine(declarant);
        Caller page = page(declarant);
        assertThat(machine.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(page.get("/api/v1/session").status()).isEqualTo(200);
        // As another process does it: this one is not told.
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update account set active = false where id = ?").param(declarant.id()).update());
        clock.advance(Duration.ofSeconds(4));
        assertThat(machine.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Caller(port).logIn(declarant.username(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void anAccountDisabledHereIsOutAtOnce() {
        Account declarant = account(Role.DECLARANT);
        Caller machine = machine(declarant);
        assertThat(machine.get("/api/v1/session").status()).isEqualTo(200);
        Caller admin = page(account(Role.ADMIN));
        Map<String, Object> off = Map.of("username", declarant.username(), "displayName", "x", "roles", List.of("DECLARANT"), "traderId",
                String.valueOf(trader.id()), "active", false);
        assertThat(admin.put("/api/v1/accounts/" + declarant.id(), off).status()).isEqualTo(200);
        assertThat(machine.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aTradersManagerKeepsOnlyItsOwnDeclarants() {
        Account manager = account(Role.TRADER_MANAGER);
        Account own = account(Role.DECLARANT);
        Trader other = SampleTraders.register(traders);
        Account foreign = accounts.create(Actor.PLATFORM, new NewAccount("foreign-" + other.id(), "", Set.of(Role.DECLARANT), null, other.id(), true,
                PASSWORD));
        Caller caller = page(manager);
        assertThat(caller.get("/api/v1/accounts").body()).contains(own.username()).doesNotContain(foreign.username());
        assertThat(caller.post("/api/v1/accounts/" + foreign.id() + "/password", Map.of("password", "something else")).status()).isEqualTo(404);
        assertThat(caller.post("/api/v1/accounts/" + own.id() + "/password", Map.of("password", "something else")).status()).isEqualTo(204);
        assertThat(caller.post("/api/v1/accounts", Map.of("username", "new-" + trader.id(), "displayName", "新", "roles", List.of("DECLARANT"),
                "password", PASSWORD)).json().get("traderId").asString()).isEqualTo(String.valueOf(trader.id()));
        for (Map<String, Object> refused : List.<Map<String, Object>>of(
                Map.of("username", "x1", "roles", List.of("TRADER_MANAGER")),
                Map.of("username", "x2", "roles", List.of("OFFICER"), "office", "2200"),
                Map.of("username", "x3", "roles", List.of("DECLARANT"), "traderId", other.id()))) {
            assertThat(caller.post("/api/v1/accounts", refused).status()).as(refused.toString()).isEqualTo(403);
        }
        assertThat(machine(own).get("/api/v1/accounts").status()).isEqualTo(403);
    }

    @Test
    void rolesOfTwoSidesNeverMeetInOneAccount() {
        for (Set<Role> mixed : List.of(Set.of(Role.OFFICER, Role.DECLARANT), Set.of(Role.BANK, Role.TERMINAL), Set.of(Role.ADMIN, Role.LANE),
                Set.of(Role.DECLARANT, Role.BANK))) {
            assertThatThrownBy(() -> accounts.create(Actor.PLATFORM, new NewAccount("mixed", "", mixed, null, null, true, null)))
                    .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.findings()).extracting(Finding::code).contains("ACC-003"));
        }
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into account(username, display_name, roles, office, trader_id, created_at)
                values ('mixed', '', array['OFFICER', 'DECLARANT'], '2200', null, now())""").update())).rootCause().hasMessageContaining("account_side");
    }

    @Test
    void theFirstAdministratorMustReplaceThePrintedPassword() {
        String name = "admin-" + trader.id();
        String printed = firstAdmin.create(name);
        assertThat(firstAdmin.create(name)).isNull();
        Caller caller = new Caller(port);
        Caller.Answer in = caller.logIn(name, printed);
        assertThat(in.json().get("mustChangePassword").asBoolean()).isTrue();
        assertThat(in.json().get("roles").size()).isZero();
        assertThat(caller.get("/api/v1/accounts").status()).isEqualTo(403);
        assertThat(caller.post("/api/v1/tokens", Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(caller.post("/api/v1/session/password", Map.of("password", printed, "newPassword", printed)).status()).isEqualTo(403);
        assertThat(caller.post("/api/v1/session/password", Map.of("password", printed, "newPassword", PASSWORD)).status()).isEqualTo(200);
        assertThat(caller.get("/api/v1/accounts").status()).isEqualTo(200);
        assertThat(new Caller(port).logIn(name, printed).status()).isEqualTo(401);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndSignsOutThere() {
        Account officer = account(Role.OFFICER);
        Caller here = page(officer);
        Caller there = page(officer);
        Caller elsewhere = page(officer);
        var open = here.get("/api/v1/sessions").json();
        assertThat(open.get("sessions").size()).isEqualTo(3);
        assertThat(open.get("byPasskey").asBoolean()).isFalse();
        assertThat(open.get("sessions").valueStream().filter(s -> s.get("current").asBoolean()).count()).isEqualTo(1);
        String one = there.get("/api/v1/sessions").json().get("sessions").valueStream().filter(s -> s.get("current").asBoolean()).findFirst().orElseThrow()
                .get("id").asString();
        assertThat(here.post("/api/v1/sessions/end", Map.of("id", one)).status()).as("not without the password").isEqualTo(403);
        assertThat(here.post("/api/v1/sessions/end", Map.of("id", one, "password", "wrong")).status()).isEqualTo(403);
        assertThat(page(account(Role.OFFICER)).post("/api/v1/sessions/end", Map.of("id", one, "password", PASSWORD)).json().get("ended").asInt())
                .as("nobody else's").isZero();
        assertThat(here.post("/api/v1/sessions/end", Map.of("id", one, "password", PASSWORD)).json().get("ended").asInt()).isEqualTo(1);
        assertThat(there.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(here.post("/api/v1/sessions/end", Map.of("password", PASSWORD)).json().get("ended").asInt()).isEqualTo(1);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(here.get("/api/v1/session").status()).isEqualTo(200);
    }

    /** One number: the server's, which pages are told with the session and show. */
    @Test
    void pagesShowTheLeastLengthThatTheServerDemands() throws Exception {
        Account officer = account(Role.OFFICER);
        Caller page = page(officer);
        int least = page.get("/api/v1/session").json().get("passwordLength").asInt();
        String whole = "vexing quartz plumber".repeat(2);
        assertThat(page.post("/api/v1/session/password", Map.of("password", PASSWORD, "newPassword", whole.substring(0, least - 1))).body())
                .contains("ACC-006").contains(String.valueOf(least));
        assertThat(page.post("/api/v1/session/password", Map.of("password", PASSWORD, "newPassword", whole.substring(0, least))).status()).isEqualTo(200);
        for (String name : List.of("app/NewPassword.tsx", "pages/admin/AccountsPage.tsx")) {
            String text = Files.readString(Path.of("console/src", name));
            assertThat(text).as(name).contains("passwordLength").doesNotContainPattern("min: \\d|length < \\d");
        }
        assertThat(Sources.list(Path.of("console/src/i18n"), ".ts").stream().map(Sources.Source::text).filter(t -> t.contains("passwordHint")))
                .isNotEmpty().allMatch(t -> t.matches("(?s).*passwordHint: '[^']*\\{n}[^']*'.*"));
    }

    @Test
    void sampleAccountsAreOfferedInASandbox() {
        Account sample = samples.register("sample-" + trader.id(), "示例", Set.of(Role.DECLARANT), null, trader.id());
        assertThat(samples.register(sample.username(), "示例", Set.of(Role.DECLARANT), null, trader.id()).id()).isEqualTo(sample.id());
        assertThat(new Caller(port).get("/api/v1/sandbox").body()).contains(sample.username()).contains(SandboxAccounts.PASSWORD);
        assertThat(new Caller(port).logIn(sample.username(), SandboxAccounts.PASSWORD).status()).isEqualTo(200);
    }
}
