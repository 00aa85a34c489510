package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** Messages and JSON in, answers and receipts out; what a repeat does, for ever. */
class FilingTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;
    private Caller declarant;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        declarant = port.as(Role.DECLARANT);
    }

    private String message(Document document, String operation, String reference) {
        document.only("signature").set("operation", operation).set("clientReference", reference);
        return DecMessageWriter.write(document);
    }

    private static String reference() {
        return "T" + Ids.next().toString().substring(24);
    }

    private Caller.Answer send(String xml) {
        return declarant.send("POST", "/api/v1/messages", xml, "application/xml");
    }

    @Test
    void aMessageIsDeclaredAndAnswersWithReceiptsInItsOwnFormat() {
        Caller.Answer answer = send(message(port.document("export"), "C", reference()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("state").asString()).isEqualTo("ACCEPTED");
        String id = answer.json().get("id").asString();
        String receipts = declarant.get("/api/v1/messages/" + id + "/receipts").body();
        assertThat(receipts).contains("<DecImportResponse").contains("<ResponseCode>0</ResponseCode>").contains("<CHANNEL>7</CHANNEL>")
                .contains("<CHANNEL>L</CHANNEL>").contains("<CHANNEL>P</CHANNEL>");
    }

    @Test
    void aRepeatGetsTheFirstAnswerForEver() {
        String xml = message(port.document("export"), "C", reference());
        Caller.Answer first = send(xml);
        clock.advance(java.time.Duration.ofDays(400));
        Caller.Answer again = send(xml);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    void aMessageIsGivenBackAsItWasSentWhateverBecameOfItsDeclaration() {
        Document document = port.document("import");
        String declared = message(document, "C", reference());
        String draft = message(port.document("export"), "G", reference());
        Document wrong = port.document("export");
        wrong.only("head").set("procedureCode", "9999");
        String rejected = message(wrong, "C", reference());
        for (String xml : List.of(declared, draft, rejected)) {
            Caller.Answer answer = send(xml);
            String raw = "/api/v1/messages/" + answer.json().get("id").asString() + "/raw";
            assertThat(declarant.get(raw).body()).isEqualTo(xml);
            if (xml.equals(declared)) {
                Document other = Document.read(xml.getBytes(StandardCharsets.UTF_8));
                other.only("head").set("remarks", "other");
                Caller.Answer amended = declarant.put("/api/v1/declarations/" + answer.json().get("declarationId").asString(),
                        Map.of("document", Json.tree(JsonDocuments.write(other)), "reason", "correction"));
                assertThat(amended.status()).as(amended.body()).isEqualTo(200);
                assertThat(amended.json().get("version").asInt()).isEqualTo(2);
                assertThat(declarant.get(raw).body()).isEqualTo(xml);
            }
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        String reference = reference();
        send(message(port.document("export"), "C", reference));
        Document other = port.document("export");
        other.only("head").set("remarks", "other");
        assertThat(send(message(other, "C", reference)).status()).isEqualTo(409);
    }

    @Test
    void aHundredRacingRepeatsMakeOneDeclaration() throws Exception {
        String xml = message(port.document("export"), "C", reference());
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(() -> send(xml).json().get("id").asString());
        }
        try (var pool = Executors.newFixedThreadPool(32)) {
            List<String> ids = new ArrayList<>();
            for (Future<String> future : pool.invokeAll(calls)) {
                ids.add(future.get());
            }
            assertThat(ids).hasSize(100).containsOnly(ids.getFirst());
        }
        assertThat(declarant.get("/api/v1/declarations").json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void aRejectedMessageTellsAllFindingsAndItsKeyMayCarryTheCorrectedBody() {
        String reference = reference();
        Document wrong = port.document("export");
        wrong.only("head").set("procedureCode", "9999").set("grossWeightKg", "1e9").set("transportMode", null);
        Caller.Answer answer = send(message(wrong, "C", reference));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("state").asString()).isEqualTo("REJECTED");
        assertThat(answer.json().get("findings").size()).isGreaterThanOrEqualTo(3);
        assertThat(answer.json().get("findings").toString()).contains("DecHead/TradeMode").contains("DecHead/GrossWet").contains("DecHead/TrafMode");
        String receipts = declarant.get("/api/v1/messages/" + answer.json().get("id").asString() + "/receipts").body();
        assertThat(receipts).contains("<ResponseCode>1</ResponseCode>");
        assertThat(send(message(port.document("export"), "C", reference)).json().get("state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void aDraftIsKeptAndDeclaredLaterUnderItsSequenceNumber() {
        String reference = reference();
        Caller.Answer draft = send(message(port.document("export"), "G", reference));
        String sequence = draft.json().get("answer").get("sequenceNumber").asString();
        assertThat(draft.json().get("answer").get("state").asString()).isEqualTo("DRAFT");
        Document declared = port.document("export");
        declared.only("head").set("sequenceNumber", sequence);
        Caller.Answer answer = send(message(declared, "C", reference));
        assertThat(answer.json().get("answer").get("sequenceNumber").asString()).as(answer.body()).isEqualTo(sequence);
        assertThat(answer.json().get("answer").get("state").asString()).isEqualTo("RELEASED");
    }

    @Test
    void theSameDeclarationAsJsonAndADryRunThatFilesNothing() {
        String json = JsonDocuments.write(port.document("import"));
        Caller.Answer dry = declarant.send("POST", "/api/v1/declarations?dryRun=true", json, "application/json");
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(dry.json().get("accepted").asBoolean()).as(dry.body()).isTrue();
        assertThat(declarant.get("/api/v1/declarations").json().get("total").asInt()).isZero();
        Caller.Answer filed = declarant.send("POST", "/api/v1/declarations", json, "application/json");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        Caller.Answer view = declarant.get("/api/v1/declarations/" + filed.json().get("id").asString());
        assertThat(view.status()).as(view.body()).isEqualTo(200);
        assertThat(view.json().get("document").get("head").get("grossWeightKg").asString()).isEqualTo("1450.5");
    }

    @Test
    void aDryRunFindsWhatOnlyEarlierDeclarationsTell() {
        Document document = port.document("export");
        String reference = reference();
        send(message(document, "C", reference));
        Caller.Answer same = declarant.send("POST", "/api/v1/messages?dryRun=true", message(document, "C", reference), "application/xml");
        assertThat(same.status()).as(same.body()).isEqualTo(200);
        assertThat(same.json().get("accepted").asBoolean()).isFalse();
        assertThat(same.body()).contains("DEC-9901").contains("DEC-9902");
        document.only("head").set("sequenceNumber", "E20269999999999999");
        assertThat(declarant.send("POST", "/api/v1/messages?dryRun=true", message(document, "C", reference), "application/xml").body())
                .contains("DEC-9903");
    }

    @Test
    void aFormTriesOutWhatItChangesAndIsNotItsOwnDouble() {
        String json = JsonDocuments.write(port.document("export"));
        String id = declarant.send("POST", "/api/v1/declarations", json, "application/json").json().get("id").asString();
        assertThat(declarant.send("POST", "/api/v1/declarations?dryRun=true", json, "application/json").body()).contains("DEC-9901");
        Caller.Answer own = declarant.send("POST", "/api/v1/declarations?dryRun=true&place=" + id, json, "application/json");
        assertThat(own.json().get("accepted").asBoolean()).as(own.body()).isTrue();
        assertThat(declarant.send("POST", "/api/v1/declarations?dryRun=true&place=" + Ids.next(), json, "application/json").status()).isEqualTo(404);
    }

    @Test
    void numbersOfACorrectedDraftAreKeptAsTheyAreWritten() {
        String id = declarant.send("POST", "/api/v1/declarations?draft=true", JsonDocuments.write(port.document("export")), "application/json").json()
                .get("id").asString();
        for (String number : List.of("1450.10", "123456789012.12345", "0.30000000000000004")) {
            Caller.Answer saved = declarant.send("PUT", "/api/v1/declarations/" + id,
                    "{\"document\":{\"head\":{\"grossWeightKg\":" + number + "}},\"reason\":\"\"}", "application/json");
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
            assertThat(saved.json().get("document").get("head").get("grossWeightKg").asString()).isEqualTo(number);
        }
        Caller.Answer endless = declarant.send("PUT", "/api/v1/declarations/" + id, "{\"document\":{\"head\":{\"grossWeightKg\":1e1000000}}}",
                "application/json");
        assertThat(endless.body()).doesNotContain("Infinity").contains("DEC-1102");
    }

    @Test
    void aFieldIsNamedToPeopleByItsLabel() {
        Document document = port.document("export");
        document.only("head").set("transportMode", null);
        Caller.Answer answer = declarant.send("POST", "/api/v1/declarations?dryRun=true", JsonDocuments.write(document), "application/json");
        assertThat(answer.body()).contains("必填项“运输方式”未填报").doesNotContain("transportMode is missing");
        assertThat(declarant.send("POST", "/api/v1/declarations?dryRun=true", "{}", "application/json").body()).contains("必填项“表头”未填报");
    }

    @Test
    void problemsCarryCodePointerElementAndBothLanguages() {
        Document wrong = port.document("import");
        wrong.items().getFirst().set("commodityCode", "12");
        Caller.Answer answer = declarant.send("POST", "/api/v1/declarations", JsonDocuments.write(wrong), "application/json");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var finding = answer.json().get("findings").get(0);
        assertThat(finding.get("pointer").asString()).isEqualTo("/goodsItems/0/commodityCode");
        assertThat(finding.get("element").asString()).isEqualTo("DecLists/DecList[1]/CodeTS");
        assertThat(finding.get("text").get("zh").asString()).isNotBlank();
        assertThat(finding.get("text").get("en").asString()).isNotBlank();
    }

    @Test
    void theSameGoodsDeclaredTwiceAreADuplicate() {
        Document document = port.document("export");
        String json = JsonDocuments.write(document);
        assertThat(declarant.send("POST", "/api/v1/declarations", json, "application/json").status()).isEqualTo(201);
        document.only("signature").set("clientReference", reference());
        Caller.Answer twice = declarant.send("POST", "/api/v1/declarations", JsonDocuments.write(document), "application/json");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("DEC-9901");
    }

    @Test
    void anotherTraderSeesNothingOfIt() {
        String id = declarant.send("POST", "/api/v1/declarations", JsonDocuments.write(port.document("export")), "application/json").json().get("id")
                .asString();
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        Caller.Answer answer = other.as(Role.DECLARANT).get("/api/v1/declarations/" + id);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(port.trader().name().zh());
        assertThat(other.as(Role.TRADER_MANAGER).get("/api/v1/declarations").json().get("total").asInt()).isZero();
    }
}
