package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.tongguan.Tongguan;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;

/** Two platforms on one database: what one imports the other knows within a moment, and who is out of one is out of the other. */
class OtherProcessTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    private static final long SECONDS_4 = Duration.ofSeconds(4).toNanos();
    @Autowired ReferenceImports imports;
    @Autowired CodeLists codes;
    @Autowired Law law;
    @Autowired Environment settings;

    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    private static ConfigurableApplicationContext other;

    /** Started once for all of them. */
    @BeforeEach
    void another() {
        if (other == null) {
            other = new SpringApplication(Tongguan.class).run("--server.port=0", "--server.address=127.0.0.1", "--tongguan.sandbox=true",
                    "--logging.level.root=ERROR", "--tongguan.vault.key-file=" + settings.getProperty("tongguan.vault.key-file"),
                    "--spring.datasource.url=" + settings.getProperty("spring.datasource.url"),
                    "--spring.datasource.username=" + settings.getProperty("spring.datasource.username"),
                    "--spring.datasource.password=" + settings.getProperty("spring.datasource.password"));
        }
    }

    @AfterAll
    static void end() {
        other.close();
        other = null;
    }

    @Test
    void codesAndParametersImportedByOneAreKnownToTheOther() throws InterruptedException {
        CodeLists elsewhere = other.getBean(CodeLists.class);
        assertThat(elsewhere.isValid("package", "7X", DAY)).isFalse();
        assertThat(imports.importCodes(Actor.PLATFORM, "package", csv("code,name_zh,name_en,attributes,valid_from,valid_to,source\n"
                + "7X,异地箱,Other box,,2026-07-01,,test\n")).errors()).isEmpty();
        assertThat(imports.importParameters(Actor.PLATFORM, csv("name,value,valid_from,valid_to,source\ngate.list.minutes,45,2026-07-01,,test\n")).errors())
                .as("overlaps the standing value, which has no end").isNotEmpty();
        String standing = "gate.plate.minutes";
        LocalDate from = law.version(standing, DAY).from();
        assertThat(imports.importParameters(Actor.PLATFORM, csv("name,value,valid_from,valid_to,source\n"
                + standing + ",11," + from + ",,test\n")).errors())
                .isEmpty();
        assertThat(law.text(standing, DAY)).isEqualTo("11");
        within(() -> elsewhere.isValid("package", "7X", DAY));
        within(() -> other.getBean(Law.class).text(standing, DAY).equals("11"));
        // And back: the one that imported hears of the other just as well.
        other.getBean(ReferenceImports.class).importCodes(Actor.PLATFORM, "package", csv("code,name_zh,name_en,attributes,valid_from,valid_to,source\n"
                + "7Y,回箱,Back box,,2026-07-01,,test\n"));
        within(() -> codes.isValid("package", "7Y", DAY));
    }

    /** One leaves, one loses a role: whatever they ask of the other process more than four seconds later is refused, by token and at a page. */
    @Test
    void whoIsOutHereIsOutThereWithinFourSeconds() throws InterruptedException {
        Account leaver = account(Role.SENIOR);
        Account lowered = account(Role.SENIOR, Role.ADMIN);
        int port = Integer.parseInt(other.getEnvironment().getProperty("local.server.port"));
        Caller page = new Caller(port);
        assertThat(page.logIn(leaver.username(), Port.PASSWORD).status()).isEqualTo(200);
        Map<String, Caller> asking = Map.of("a leaver's token", new Caller(port).bearer(tokens.create(leaver.actor(), "t").token()), "a leaver's page", page,
                "one without the role", new Caller(port).bearer(tokens.create(lowered.actor(), "t").token()));
        asking.forEach((who, caller) -> assertThat(ask(who, caller)).as(who).isEqualTo(200));
        accounts.update(Actor.PLATFORM, leaver.id(), changed(leaver, leaver.roles(), false));
        accounts.update(Actor.PLATFORM, lowered.id(), changed(lowered, Set.of(Role.SENIOR), true));
        long since = System.nanoTime();
        Set<String> in = new HashSet<>(asking.keySet());
        for (long asked = since; !in.isEmpty() || asked - since < SECONDS_4; asked = System.nanoTime()) {
            long at = asked;
            asking.forEach((who, caller) -> {
                boolean taken = ask(who, caller) == 200;
                assertThat(taken && at - since > SECONDS_4).as(who + " was let in by a request of more than four seconds later").isFalse();
                if (!taken) {
                    in.remove(who);
                }
            });
            Thread.sleep(100);
        }
    }

    private static int ask(String who, Caller caller) {
        return caller.get(who.endsWith("role") ? "/api/v1/accounts" : "/api/v1/session").status();
    }

    private Account account(Role... roles) {
        return accounts.create(Actor.PLATFORM, new NewAccount("elsewhere-" + Ids.next().toString().substring(24), "测试", Set.of(roles), "2218", null, true,
                Port.PASSWORD));
    }

    private static NewAccount changed(Account account, Set<Role> roles, boolean active) {
        return new NewAccount(account.username(), account.displayName(), roles, account.office(), null, active, null);
    }

    private static ByteArrayInputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void within(BooleanSupplier known) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!known.getAsBoolean()) {
            assertThat(System.nanoTime()).as("known within 15 s").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
