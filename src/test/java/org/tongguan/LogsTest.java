package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.proof.PaymentPlatforms;
import org.tongguan.proof.PaymentProofs;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SigningKey;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SoftAuthenticator;
import org.tongguan.trader.Traders;

/**
 * Neither the process log nor the journal has a password, a token, or what tells who a buyer or payer is: whatever comes in, good and bad, through every
 * door by which such things come.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest extends PlatformTest {

    private static final String NAME = "欧阳漱玉";
    private static final String TELEPHONE = "13790417263";
    private static final String PASSWORD = "seven grey umbrellas";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired PaymentProofs proofs;
    @Autowired PaymentPlatforms platforms;
    @Autowired Certificates certificates;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private final List<String> secrets = new ArrayList<>();
    private Port port;
    private long before;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        before = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select seq from journal_head").query(Long.class).single());
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    /** After every test: what it called a secret is nowhere. */
    @AfterEach
    void nothingIsToldOfThem(CapturedOutput log) {
        String journal = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select coalesce(string_agg(payload, ' '), '') from journal_entry where seq > ?")
                .param(before).query(String.class).single());
        assertThat(secrets).isNotEmpty().allSatisfy(secret -> {
            assertThat(log.getAll()).doesNotContain(secret);
            assertThat(journal).doesNotContain(secret);
        });
    }

    private Caller.Answer send(String xml) {
        return port.as(Role.DECLARANT).send("POST", "/api/v1/messages", xml, "application/xml");
    }

    private Caller.Answer send(CebDocument document) {
        return send(Parcel.message(port.trader(), List.of(document)));
    }

    private Parcel parcel(String buyer) {
        Parcel parcel = Parcel.of(port.trader(), "L" + Ids.next().toString().substring(20), secret(buyer));
        for (String document : List.of("order", "list")) {
            parcel.set(document + ".buyerName", NAME).set(document + ".buyerTelephone", TELEPHONE);
        }
        return parcel.set("payment.payerName", NAME).set("waybill.consignee", NAME).set("waybill.consigneeTelephone", TELEPHONE)
                .set("order.consignee", NAME).set("order.consigneeTelephone", TELEPHONE);
    }

    @Test
    void ofRetailMessagesGoodAndBad() {
        secret(NAME);
        secret(TELEPHONE);
        Parcel good = parcel(Parcel.buyer(88_101));
        for (CebDocument document : List.of(good.order("1"), good.payment("1"), good.waybill("1"), good.list("1"),
                good.about("623", "22182026I999999998", null))) {
            assertThat(send(document).status()).isEqualTo(202);
        }
        String wrong = Parcel.buyer(88_102);
        Parcel bad = parcel(wrong.substring(0, 17) + (wrong.endsWith("1") ? "2" : "1")).set("order.acturalPaid", "1");
        for (CebDocument document : List.of(bad.order("1"), bad.payment("1"), bad.waybill("1"), bad.list("1"))) {
            send(document);
        }
        Parcel other = parcel(Parcel.buyer(88_103)).set("list.buyerName", secret("上官云珊"));
        for (CebDocument document : List.of(other.order("1"), other.payment("1"), other.waybill("1"), other.list("1"))) {
            send(document);
        }
        String xml = Parcel.message(port.trader(), List.of(parcel(Parcel.buyer(88_104)).order("1")));
        assertThat(send(xml.replace("</ceb:buyerName>", "</ceb:buyerName")).status()).isEqualTo(400);
        assertThat(send(xml.replace(NAME, NAME + "\u0001")).status()).isEqualTo(400);
        assertThat(send(xml.replace("<ceb:buyerName>" + NAME, "<ceb:nobody>" + NAME)).status()).isEqualTo(400);
        assertThat(port.as(Role.OFFICER).post("/api/v1/ecommerce/buyers/use", Map.of("idNumber", Parcel.buyer(88_101), "nobody", NAME)).status())
                .isBetween(400, 422);
    }

    @Test
    void ofRawPaymentData() {
        String order = "O-" + Ids.next();
        String payment = secret("T" + Ids.next());
        SigningKey key = SigningKey.generate(Certificate.KeyKind.SM2, "platform", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
        certificates.register(Actor.PLATFORM, port.trader().id(), key.certificate().encoded());
        platforms.register(Actor.PLATFORM, port.trader().id(), "http://localhost:" + serverPort + "/ceb2grab/grab/realTimeDataUpload");
        String session = proofs.ask(Actor.PLATFORM, port.trader().customsCode(), order);
        String upload = upload(session, order, payment, key);
        for (String text : List.of(upload.replace("257.0", "1.0"), upload.substring(0, upload.length() / 2), upload.replace(session, "UNKNOWN"), upload)) {
            Caller.Answer answer = new Caller(serverPort).send("POST", "/ceb2grab/grab/realTimeDataUpload",
                    "payExInfoStr=" + URLEncoder.encode(text, StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
            assertThat(answer.json().get("code").asString()).as(answer.body()).isEqualTo(text.equals(upload) ? "10000" : "20000");
        }
    }

    private String upload(String session, String order, String payment, SigningKey key) {
        String head = "{\"guid\":\"G\",\"initalRequest\":\"" + secret("<xml>" + Ids.next() + "</xml>") + "\",\"initalResponse\":\"ok\",\"ebpCode\":\""
                + port.trader().customsCode() + "\",\"payCode\":\"P1\",\"payTransactionId\":\"" + payment + "\",\"totalAmount\":257.0,\"currency\":\"142\","
                + "\"verDept\":\"3\",\"payType\":\"4\",\"tradingTime\":\"20261111000001\",\"note\":\"" + secret(NAME) + "\"}";
        String lists = "[{\"orderNo\":\"" + order + "\",\"goodsInfo\":[{\"gname\":\"面霜\",\"itemLink\":\"https://example.com/1\"}],\"recpAccount\":\""
                + secret("6222" + TELEPHONE) + "\",\"recpCode\":\"R\",\"recpName\":\"" + NAME + "\"}]";
        String signed = "\"sessionID\":\"" + session + "\"||\"payExchangeInfoHead\":\"" + head + "\"||\"payExchangeInfoLists\":\"" + lists
                + "\"||\"serviceTime\":\"1794326401000\"";
        return "{\"sessionID\":\"" + session + "\",\"payExchangeInfoHead\":" + head + ",\"payExchangeInfoLists\":" + lists
                + ",\"serviceTime\":\"1794326401000\",\"certNo\":\"" + key.certificate().serial() + "\",\"signValue\":\""
                + Base64.getEncoder().encodeToString(key.sign(key.defaultMethod(), signed.getBytes(StandardCharsets.UTF_8))) + "\"}";
    }

    @Test
    void ofABanksMessages() {
        secret(NAME);
        Caller bank = port.as(Role.BANK);
        String entry = "<Ntry><Amt Ccy=\"CNY\">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-10</Dt></BookgDt><AcctSvcrRef>R1"
                + "</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>" + NAME + "</Nm></Dbtr></RltdPties><RmtInf><Ustrd>" + secret("税款 " + NAME + TELEPHONE)
                + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
        String statement = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>S1</Id>"
                + "<Acct><Id><Othr><Id>310</Id></Othr></Id></Acct>"
                + balance("OPBD", "0.00") + balance("CLBD", "12.00") + entry + "</Stmt></BkToCstmrStmt></Document>";
        String at = "/api/v1/bank-reconciliation/statements";
        assertThat(bank.send("POST", at, statement.replace(">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", ">13.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>"),
                "application/xml").status()).as("it does not add up").isEqualTo(422);
        assertThat(bank.send("POST", at, statement.replace("</Nm>", "</Nm"), "application/xml").status()).isEqualTo(400);
        Caller.Answer taken = bank.send("POST", at, statement, "application/xml");
        assertThat(taken.status()).as(taken.body()).isBetween(200, 202);
        String reference = secret("B" + TELEPHONE);
        assertThat(bank.post("/api/v1/payments", Map.of("billNumber", "T0000000000", "amount", "1", "currency", "CNY", "bankReference", reference,
                "paidAt", port.now())).status()).isEqualTo(404);
        assertThat(bank.post("/api/v1/payments", Map.of("billNumber", "T0000000000", "amount", NAME, "currency", "CNY", "bankReference", reference,
                "paidAt", NAME)).status()).isEqualTo(400);
    }

    private static String balance(String kind, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + kind + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-10</Dt></Dt></Bal>";
    }

    @Test
    void ofWhoeverSignsIn(CapturedOutput log) {
        Account officer = accounts.create(Actor.PLATFORM, new NewAccount("logs-" + Ids.next().toString().substring(24), "", Set.of(Role.OFFICER), "2218", null,
                true, secret(PASSWORD)));
        Caller page = new Caller(serverPort);
        assertThat(page.logIn(officer.username(), PASSWORD).status()).isEqualTo(200);
        secret(page.cookie("TONGGUAN_SESSION"));
        secret(page.cookie("XSRF-TOKEN"));
        SoftAuthenticator key = new SoftAuthenticator("http://localhost:" + serverPort, "localhost");
        String registration = key.register(challenge(page, "passkeys/challenge"));
        assertThat(page.post("/api/v1/passkeys", Map.of("name", "k", "credential", registration)).status()).isEqualTo(204);
        Caller other = new Caller(serverPort);
        String proof = key.prove(challenge(other, "session/passkey/challenge"));
        assertThat(other.post("/api/v1/session/passkey", Map.of("credential", proof)).status()).isEqualTo(204);
        secret(other.cookie("TONGGUAN_SESSION"));
        for (String bad : List.of(proof, proof.replace("clientDataJSON", "clientData"), proof.substring(1), key.prove(secret("QUFBQUFBQUFBQUFBQUFBQUFBQUE")))) {
            assertThat(new Caller(serverPort).post("/api/v1/session/passkey", Map.of("credential", bad)).status()).isEqualTo(401);
        }
        String token = secret(tokens.create(officer.actor(), "t").token());
        assertThat(new Caller(serverPort).bearer(token).get("/api/v1/exports").status()).as("a refusal").isEqualTo(403);
        assertThat(log.getAll()).as("which is logged").contains("refused to " + officer.username());
        assertThat(new Caller(serverPort).bearer(secret(token.substring(0, token.length() - 3) + "xyz")).get("/api/v1/session").status()).isEqualTo(401);
        new Caller(serverPort).logIn(officer.username(), secret("eleven grey umbrellas"));
        assertThat(page.with("X-XSRF-TOKEN", secret("a wrong token of a page")).post("/api/v1/passkeys/challenge", Map.of()).status()).isEqualTo(403);
    }

    private static String challenge(Caller caller, String at) {
        return caller.post("/api/v1/" + at, Map.of()).json().get("challenge").asString();
    }

    /** What the database refuses is logged with its failure: that must not have the row in it. */
    @Test
    void ofARowThatTheDatabaseRefused() {
        String hash = secret("hash-of-" + Ids.next());
        Throwable refused = catchThrowable(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into account(username, display_name, roles, active, password_hash, must_change, sandbox, created_at)
                values (null, '', '{OFFICER}', true, ?, false, false, now())""").param(hash).update()));
        assertThat(refused).isNotNull();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(hash);
        }
    }
}
