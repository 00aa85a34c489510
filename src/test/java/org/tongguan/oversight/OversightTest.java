package org.tongguan.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** Cases go to officers by lot, which binds, never to one with a conflict of interest; and what goes out as a file is written down first. */
class OversightTest extends PlatformTest {

    private static final String OFFICE = "2244";
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Traders traders;
    @Autowired Holds holds;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void aPort() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private Account official(Role role) {
        return accounts.create(Actor.PLATFORM, new NewAccount(role.name().toLowerCase() + "-o-" + Ids.next().toString().substring(24), "", Set.of(role),
                role == Role.ADMIN ? null : OFFICE, null, true, null));
    }

    private Caller caller(Account account) {
        return new Caller(serverPort).bearer(tokens.create(account.actor(), "t").token());
    }

    /** A declaration at that office whose documents wait for a review. */
    private String waiting() {
        Document document = port.document("import");
        document.only("head").set("declarationOffice", OFFICE);
        document.only("signature").set("operation", "C").set("clientReference", "O" + Ids.next().toString().substring(24));
        Caller.Answer filed = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(filed.status()).as(filed.body()).isEqualTo(202);
        String id = filed.json().get("declarationId").asString();
        SubjectRef declaration = new SubjectRef("declaration", java.util.UUID.fromString(id));
        transactions.run(Actor.PLATFORM, () -> holds.place(declaration, HoldReason.DOCUMENT_REVIEW, "test", "look"));
        return id;
    }

    @Test
    void theLotGivesEveryCaseOnceAndNoneOfARelatedTrader() {
        Set<String> cases = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            cases.add(waiting());
        }
        Account related = official(Role.OFFICER);
        Caller own = caller(related);
        Map<String, Object> conflict = Map.of("traderId", port.trader().id(), "relation", "a brother works there");
        assertThat(own.post("/api/v1/conflicts", conflict).status()).isEqualTo(201);
        assertThat(own.post("/api/v1/conflicts", conflict).status()).isEqualTo(409);
        for (int i = 0; i < 3; i++) {
            Caller.Answer drawn = own.post("/api/v1/work-queue/draw", Map.of());
            assertThat(drawn.status() == 404 || !cases.contains(drawn.json().get("subjectId").asString())).as(drawn.body()).isTrue();
        }
        String one = cases.iterator().next();
        assertThat(own.post("/api/v1/declarations/" + one + "/commands/stop", Map.of("reason", "x")).json().get("type").asString())
                .isEqualTo("urn:tongguan:problem:conflict");

        List<String> drawn = new ArrayList<>();
        Caller first = caller(official(Role.OFFICER));
        Caller second = caller(official(Role.OFFICER));
        for (int i = 0; i < 40; i++) {
            Caller.Answer answer = (i % 2 == 0 ? first : second).post("/api/v1/work-queue/draw", Map.of());
            if (answer.status() == 200) {
                drawn.add(answer.json().get("subjectId").asString());
            }
        }
        assertThat(drawn).doesNotHaveDuplicates().containsAll(cases);
        assertThat(first.get("/api/v1/work-queue/drawn").json().size() + second.get("/api/v1/work-queue/drawn").json().size()).isEqualTo(drawn.size());
        assertThat(transactions.read(Actor.PLATFORM, () -> jdbc.sql("select count(*) from journal_entry where kind = 'CaseDrawn' and subject_id = ?::uuid")
                .param(one).query(Long.class).single())).isEqualTo(1);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/declarations/" + one + "/events").body()).as("who judges is no news for the trader")
                .doesNotContain("CaseDrawn");
    }

    @Test
    void onlyWhoseTheCaseIsDecidesItsReview() {
        String id = waiting();
        Account drawnFor = official(Role.OFFICER);
        Account friend = official(Role.OFFICER);
        Account senior = official(Role.SENIOR);
        assertThat(decide(friend, id)).isEqualTo("draw.undrawn");
        assertThat(commands(friend, id)).doesNotContain("accept-review").contains("stop");
        assertThat(assign(senior, id, senior, "mine")).isEqualTo("draw.assign.own");
        assertThat(assign(senior, id, friend, " ")).isEqualTo("draw.assign.reason");
        assertThat(assign(senior, id, official(Role.ANALYST), "knows")).isEqualTo("draw.assign.officer");
        assertThat(caller(friend).post("/api/v1/work-queue/assign", Map.of("subjectId", id, "officer", drawnFor.username(), "reason", "x")).status())
                .as("an officer assigns nothing").isEqualTo(403);
        assertThat(caller(friend).post("/api/v1/conflicts", Map.of("traderId", port.trader().id(), "relation", "a brother")).status()).isEqualTo(201);
        assertThat(assign(senior, id, friend, "knows")).isEqualTo("draw.assign.conflict");

        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 30 && !drawn.contains(id); i++) {
            Account another = i % 3 == 0 ? official(Role.OFFICER) : drawnFor;
            Caller.Answer answer = caller(another).post("/api/v1/work-queue/draw", Map.of());
            drawn.add(answer.status() == 200 ? answer.json().get("subjectId").asString() : "");
            if (drawn.contains(id)) {
                drawnFor = another;
            }
        }
        assertThat(drawn).contains(id);
        Account other = official(Role.OFFICER);
        assertThat(decide(other, id)).isEqualTo("draw.other");
        assertThat(caller(other).get("/api/v1/declarations/" + id).json().get("judge").get("officer").asString()).isEqualTo(drawnFor.username());
        assertThat(port.as(Role.DECLARANT).get("/api/v1/declarations/" + id).json().get("judge").isNull()).as("no news for the trader").isTrue();
        assertThat(caller(other).get("/api/v1/work-queue?office=" + OFFICE + "&size=100").body()).contains("\"officer\":\"" + drawnFor.username() + "\"");
        assertThat(commands(drawnFor, id)).contains("accept-review");

        assertThat(assign(senior, id, other, "the first one is ill")).isEqualTo("200");
        assertThat(decide(drawnFor, id)).as("given to another since").isEqualTo("draw.other");
        assertThat(decide(other, id)).isEqualTo("200");
        assertThat(assign(senior, id, drawnFor, "late")).as("decided already").isEqualTo("draw.assign.none");
        assertThat(transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select payload from journal_entry where kind = 'CaseAssigned' and subject_id = ?::uuid""").param(id).query(String.class).list()))
                .singleElement().asString().contains("the first one is ill").contains(other.username());
    }

    @Test
    void nobodyDrawsUntilHisFriendsCaseComes() {
        for (int i = 0; i <= CaseDraws.IN_HAND; i++) {
            waiting();
        }
        Caller greedy = caller(official(Role.OFFICER));
        for (int i = 0; i < CaseDraws.IN_HAND; i++) {
            assertThat(greedy.post("/api/v1/work-queue/draw", Map.of()).status()).isEqualTo(200);
        }
        assertThat(type(greedy.post("/api/v1/work-queue/draw", Map.of()))).isEqualTo("draw.enough");
    }

    private String decide(Account officer, String id) {
        return type(caller(officer).post("/api/v1/declarations/" + id + "/commands/accept-review", Map.of()));
    }

    private String assign(Account senior, String id, Account officer, String reason) {
        return type(caller(senior).post("/api/v1/work-queue/assign", Map.of("subjectId", id, "officer", officer.username(), "reason", reason)));
    }

    private List<String> commands(Account officer, String id) {
        List<String> all = new ArrayList<>();
        caller(officer).get("/api/v1/declarations/" + id).json().get("commands").forEach(c -> all.add(c.asString()));
        return all;
    }

    /** What the answer is called, or its status when it is no problem. */
    private static String type(Caller.Answer answer) {
        return answer.status() < 300 ? String.valueOf(answer.status()) : answer.json().get("type").asString().replace("urn:tongguan:problem:", "");
    }

    @Test
    void aConflictIsEndedByTwoAndNotByWhomItConcerns() {
        Account officer = official(Role.SENIOR);
        Caller admin = caller(official(Role.ADMIN));
        Caller another = caller(official(Role.ADMIN));
        String id = admin.post("/api/v1/conflicts", Map.of("officer", officer.username(), "traderId", port.trader().id(), "relation", "worked there"))
                .json().get("id").asString();
        assertThat(caller(officer).post("/api/v1/conflicts/" + id + "/end", Map.of("reason", "over")).status()).isEqualTo(403);
        assertThat(admin.post("/api/v1/conflicts/" + id + "/end", Map.of("reason", "over")).status()).isEqualTo(202);
        assertThat(admin.post("/api/v1/conflicts/" + id + "/end", Map.of("reason", "over")).status()).isEqualTo(409);
        assertThat(standing(id)).isTrue();
        assertThat(another.post("/api/v1/conflicts/" + id + "/end", Map.of("reason", "seen")).status()).isEqualTo(202);
        assertThat(standing(id)).isFalse();
        Map<String, Object> others = Map.of("officer", officer.username(), "traderId", port.trader().id(), "relation", "x");
        assertThat(caller(official(Role.OFFICER)).post("/api/v1/conflicts", others).status()).as("an officer declares only his own").isEqualTo(403);
        assertThat(admin.post("/api/v1/conflicts", Map.of("officer", "nobody-here", "traderId", port.trader().id(), "relation", "x")).status()).isEqualTo(422);
    }

    private boolean standing(String id) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select ended_at is null from conflict_of_interest where id = ?::uuid").param(id)
                .query(Boolean.class).single());
    }

    @Test
    void whatGoesOutAsAFileIsWrittenDown() {
        Account analyst = official(Role.ANALYST);
        Caller page = caller(analyst);
        assertThat(page.post("/api/v1/exports", Map.of("what", "work-queue", "rows", 412)).status()).isEqualTo(204);
        assertThat(page.get("/api/v1/tariff/changes.csv?from=2026-01-01&to=2026-01-02").status()).isLessThan(500);
        assertThat(page.post("/api/v1/exports", Map.of("what", "", "rows", 1)).status()).isEqualTo(400);
        assertThat(page.get("/api/v1/exports").status()).isEqualTo(403);
        String log = caller(official(Role.ADMIN)).get("/api/v1/exports?account=" + analyst.username()).body();
        assertThat(log).contains("work-queue").contains("412");
    }
}
