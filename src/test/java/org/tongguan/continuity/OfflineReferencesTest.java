package org.tongguan.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Paper under a reference given out beforehand, entered when the platform is back: counted once, whoever enters it and however often. */
class OfflineReferencesTest extends PlatformTest {

    private static final String PATH = "/api/v1/offline-references";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired JdbcClient jdbc;
    @Autowired Transactions transactions;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void port() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private String issue(Role role, String trader) {
        Map<String, Object> asked = new HashMap<>(Map.of("count", 1, "validTo", LocalDate.now(clock).plusDays(30).toString()));
        asked.put("traderId", trader);
        Caller.Answer answer = port.as(role).post(PATH, asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get(0).get("number").asString();
    }

    private Caller.Answer enter(Caller who, String reference, String declaration, Instant at, String note) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("declarationNumber", declaration);
        entry.put("occurredAt", at.toString());
        entry.put("note", note);
        return who.post(PATH + "/" + reference + "/entry", entry);
    }

    private String declare(Port filer, String clientReference) {
        Document document = filer.document("export");
        document.only("signature").set("operation", "C").set("clientReference", clientReference);
        Caller.Answer filed = filer.as(Role.DECLARANT).send("POST", "/api/v1/declarations", JsonDocuments.write(document), "application/json");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().get("sequenceNumber").asString();
    }

    @Test
    void aDeclarationOnPaperIsEnteredOnceAndIsOfNoOther() {
        String reference = issue(Role.DECLARANT, null);
        String second = issue(Role.OFFICER, String.valueOf(port.trader().id()));
        clock.advance(Duration.ofHours(5));
        Instant onPaper = clock.instant().minus(Duration.ofHours(3));
        String declaration = declare(port, "OFF-1");
        JsonNode entered = enter(port.as(Role.DECLARANT), reference.toLowerCase(java.util.Locale.ROOT), declaration, onPaper, "停机期间手工申报").json();
        assertThat(entered.get("state").asString()).isEqualTo("ENTERED");
        assertThat(entered.get("subject").asString()).isEqualTo(declaration);
        // The same paper again, by an officer this time; then the same declaration under another reference.
        Caller.Answer again = enter(port.as(Role.OFFICER), reference, declaration, onPaper, "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains(declaration);
        Caller.Answer twin = enter(port.as(Role.OFFICER), second, declaration, onPaper, "");
        assertThat(twin.status()).as(twin.body()).isEqualTo(409);
        // What was refused left nothing: the second reference is still free, and can be withdrawn.
        JsonNode open = port.as(Role.TRADER_MANAGER).get(PATH + "?state=ISSUED").json();
        assertThat(open.get("items").findValuesAsString("number")).containsExactly(second);
        assertThat(port.as(Role.TRADER_MANAGER).post(PATH + "/" + second + "/void", Map.of("reason", "未使用")).status()).isEqualTo(200);
        assertThat(enter(port.as(Role.DECLARANT), second, null, onPaper, "later").status()).isEqualTo(409);
    }

    @Test
    void anothersDeclarationASlipOfThePenAndADayOutsideAreRefused() {
        String reference = issue(Role.DECLARANT, null);
        clock.advance(Duration.ofHours(1));
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        String others = declare(other, "OFF-2");
        assertThat(enter(port.as(Role.DECLARANT), reference, others, clock.instant(), "").status()).isEqualTo(404);
        assertThat(enter(port.as(Role.OFFICER), reference, others, clock.instant(), "").status()).isEqualTo(422);
        assertThat(enter(other.as(Role.DECLARANT), reference, null, clock.instant(), "x").status()).isEqualTo(404);
        assertThat(enter(port.as(Role.DECLARANT), reference.substring(0, 6) + "99999999-11", null, clock.instant(), "x").status()).isEqualTo(404);
        assertThat(enter(port.as(Role.DECLARANT), reference, null, clock.instant(), "").status()).isEqualTo(422);
        assertThat(enter(port.as(Role.DECLARANT), reference, null, clock.instant().plusSeconds(60), "x").status()).isEqualTo(422);
        assertThat(enter(port.as(Role.DECLARANT), reference, null, clock.instant().minus(Duration.ofDays(2)), "x").status()).isEqualTo(422);
        clock.advance(Duration.ofDays(31));
        assertThat(enter(port.as(Role.DECLARANT), reference, null, clock.instant(), "too late on paper").status()).isEqualTo(422);
        assertThat(enter(port.as(Role.DECLARANT), reference, null, clock.instant().minus(Duration.ofDays(20)), "entered late, done in time").status())
                .isEqualTo(200);
    }

    @Test
    void ofManyWhoEnterAtOnceOneDoes() throws Exception {
        String reference = issue(Role.OFFICER, null);
        clock.advance(Duration.ofMinutes(5));
        Caller officer = port.as(Role.OFFICER);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        for (int i = 0; i < 12; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    together.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (enter(officer, reference, null, clock.instant().minusSeconds(30), "paper " + number).status() == 200) {
                    taken.incrementAndGet();
                }
            }));
        }
        together.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(1);
    }

    @Test
    void theDatabaseItselfKeepsAVoidedReferenceFromBeingEntered() {
        String reference = issue(Role.OFFICER, null);
        port.as(Role.SENIOR).post(PATH + "/" + reference + "/void", Map.of("reason", "spoiled"));
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into offline_entry(number, purpose, occurred_at, note, entered_by, entered_at) values (?, 'OTHER', now(), 'x', 'x', now())""")
                .param(reference).update())).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void everyDigitThatIsWrittenWronglyIsSeen() {
        String number = OfflineReference.number(2026, 1234567);
        assertThat(OfflineReference.isWellFormed(number)).isTrue();
        for (int at = 0; at < number.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (Character.isDigit(number.charAt(at)) && number.charAt(at) != digit) {
                    assertThat(OfflineReference.isWellFormed(number.substring(0, at) + digit + number.substring(at + 1))).isFalse();
                }
            }
        }
    }
}
