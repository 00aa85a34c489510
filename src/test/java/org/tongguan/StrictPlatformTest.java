package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SignatureMethod;
import org.tongguan.signature.SigningKey;
import org.tongguan.signature.XmlSigner;
import org.tongguan.support.Caller;
import org.tongguan.support.Port;
import org.tongguan.support.SoftAuthenticator;
import org.tongguan.support.StrictPlatform;
import org.tongguan.trader.Traders;

/** The platform as an administration runs it, over HTTP: what a sandbox forgives is refused with its reason, and what is for trying out is not there. */
class StrictPlatformTest extends StrictPlatform {

    /** Where the document of an export is declared. */
    private static final String OFFICE = "5304";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Certificates certificates;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext context;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private static String type(Caller.Answer answer) {
        return answer.json().get("type").asString().replace("urn:tongguan:problem:", "");
    }

    @Test
    void anUnsignedListIsRefusedWithTheReasonAndASignedOneTaken() {
        Caller declarant = port.as(Role.DECLARANT);
        String list = Parcel.message(port.trader(), List.of(Parcel.of(port.trader()).list("1")));
        Caller.Answer unsigned = declarant.send("POST", "/api/v1/messages", list, "application/xml");
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(type(unsigned)).isEqualTo("ecommerce.signature");
        assertThat(unsigned.json().get("findings").get(0).get("code").asString()).isEqualTo("SIG-0101");
        SigningKey key = SigningKey.generate(Certificate.KeyKind.SM2, "firm", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
        String signed = new String(XmlSigner.sign(list.getBytes(StandardCharsets.UTF_8), key, SignatureMethod.SM2_SM3), StandardCharsets.UTF_8);
        Caller.Answer stranger = declarant.send("POST", "/api/v1/messages", signed, "application/xml");
        assertThat(stranger.json().get("findings").get(0).get("code").asString()).as("signed with nobody's certificate").isEqualTo("SIG-0113");
        assertThat(declarant.get("/api/v1/messages").json().get("total").asInt()).as("nothing of it was taken").isZero();
        certificates.register(Actor.PLATFORM, port.trader().id(), key.certificate().encoded());
        Caller.Answer taken = declarant.send("POST", "/api/v1/messages", signed, "application/xml");
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    }

    /** From the first administrator on, as on the first day of an installation. */
    @Test
    void nothingIsLetGoWithoutAPasskeyThatAnotherHasConfirmedAndAFreshProof() {
        String lift = "/api/v1/declarations/" + stopped() + "/commands/lift-stop";
        Map<String, String> why = Map.of("reason", "papers seen");
        Caller.Answer token = port.as(Role.SENIOR).post(lift, why);
        assertThat(token.status() + " " + type(token)).isEqualTo("403 step-up.token");
        Account senior = account(Role.SENIOR);
        Caller page = page(senior.username());
        assertThat(type(page.post(lift, why))).isEqualTo("step-up.none");
        SoftAuthenticator key = registered(page);
        assertThat(type(page.post(lift, why))).as("his first passkey waits for an administrator").isEqualTo("step-up.none");

        Caller admin = firstAdministrator();
        SoftAuthenticator adminsKey = registered(admin);
        String confirm = "/api/v1/two-persons/" + asked(senior.username()) + "/confirm";
        assertThat(type(admin.post(confirm, Map.of()))).as("he has one, and has not proved it").isEqualTo("step-up");
        prove(admin, adminsKey);
        assertThat(admin.post(confirm, Map.of()).status()).isEqualTo(200);

        assertThat(type(page.post(lift, why))).isEqualTo("step-up");
        prove(page, key);
        Caller.Answer asked = page.post(lift, why);
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    }

    @Test
    void whatIsForTryingOutIsNotThere() {
        Caller nobody = new Caller(serverPort);
        Caller.Answer platform = nobody.send("POST", "/sandbox/platDataOpen", "orderNo=1&sessionID=1&serviceTime=1", "application/x-www-form-urlencoded");
        assertThat(platform.status()).isIn(401, 403);
        assertThat(port.as(Role.OFFICER).send("POST", "/sandbox/platDataOpen", "orderNo=1&sessionID=1", "application/x-www-form-urlencoded").status())
                .isIn(403, 404);
        assertThat(nobody.get("/api/v1/sandbox").status()).as("sample log-ins").isEqualTo(404);
        assertThat(port.as(Role.BANK).get("/api/v1/bank-reconciliation/sandbox-statement").status()).isEqualTo(404);
        assertThat(nobody.get("/api/v1/openapi.json").status()).as("the description is for whoever may call").isEqualTo(401);
        assertThat(port.as(Role.OFFICER).get("/api/v1/openapi.json").status()).isEqualTo(200);
        for (String path : List.of("/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/h2-console", "/actuator", "/actuator/env")) {
            assertThat(nobody.get(path).body()).as(path).doesNotContain("openapi\":").doesNotContain("_links");
        }
        assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.startsWith("sandboxBank") || name.startsWith("sandboxPlatform")
                || name.startsWith("sandboxStatements") || name.equals("sampleStart"));
    }

    /** A database that was a sandbox's once: its accounts, whose password everybody knows, are good for nothing, however one comes in. */
    @Test
    void aSampleAccountComesInByNoDoor() {
        Account sample = account(Role.OFFICER);
        String token = tokens.create(sample.actor(), "t").token();
        Caller page = page(sample.username());
        assertThat(page.get("/api/v1/session").status()).isEqualTo(200);
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update account set sandbox = true where id = ?").param(sample.id()).update());
        clock.advance(java.time.Duration.ofSeconds(5));
        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Caller(serverPort).bearer(token).get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Caller(serverPort).logIn(sample.username(), Port.PASSWORD).status()).isEqualTo(401);
    }

    private UUID stopped() {
        Document document = port.document("export");
        document.only("signature").set("operation", "C").set("clientReference", "S" + Ids.next().toString().substring(24));
        Caller.Answer filed = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(filed.json().get("state").asString()).as(filed.body()).isEqualTo("ACCEPTED");
        UUID id = UUID.fromString(filed.json().get("declarationId").asString());
        Caller.Answer stopped = port.at(Role.OFFICER, OFFICE).post("/api/v1/declarations/" + id + "/commands/stop", Map.of("reason", "in doubt"));
        assertThat(stopped.status()).as("stopping needs no proof: " + stopped.body()).isEqualTo(200);
        return id;
    }

    private Account account(Role role) {
        return accounts.create(Actor.PLATFORM, new NewAccount("strict-" + Ids.next().toString().substring(24), "测试", Set.of(role), OFFICE, null, true,
                Port.PASSWORD));
    }

    /** The first administrator, whose password is told once when the platform starts: here it is given another. */
    private Caller firstAdministrator() {
        long id = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from account where username = 'admin'").query(Long.class).single());
        accounts.update(Actor.PLATFORM, id, new NewAccount("admin", "Administrator", Set.of(Role.ADMIN), null, null, true, Port.PASSWORD));
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("update account set must_change = false where id = ?").param(id).update());
        return page("admin");
    }

    private Caller page(String username) {
        Caller caller = new Caller(serverPort);
        assertThat(caller.logIn(username, Port.PASSWORD).status()).isEqualTo(200);
        return caller;
    }

    private static String challenge(Caller caller, String at) {
        return caller.post("/api/v1/" + at, Map.of()).json().get("challenge").asString();
    }

    private SoftAuthenticator registered(Caller page) {
        SoftAuthenticator authenticator = new SoftAuthenticator("http://localhost:" + serverPort, "localhost");
        String answer = authenticator.register(challenge(page, "passkeys/challenge"));
        assertThat(page.post("/api/v1/passkeys", Map.of("name", "钥匙扣", "credential", answer)).status()).isEqualTo(204);
        return authenticator;
    }

    private static void prove(Caller page, SoftAuthenticator key) {
        String answer = key.prove(challenge(page, "session/step-up/challenge"));
        assertThat(page.post("/api/v1/session/step-up", Map.of("credential", answer)).status()).isEqualTo(200);
    }

    private UUID asked(String label) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from two_person_request where label = ? and kind = 'first-passkey'").param(label)
                .query(UUID.class).single());
    }
}
