package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Documents that go with a declaration: uploaded, or kept by the enterprise under their hash and fetched only when an officer asks. */
class AttachmentsTest extends PlatformTest {

    private static final String INVOICE = "00000001";
    private static final String PACKING_LIST = "00000002";
    private static final String BOUNDARY = "----tongguan";

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;
    private String id;

    @BeforeEach
    void aDeclarationUnderControl() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        id = file("import");
    }

    private String file(String base) {
        Document document = port.document(base);
        document.only("signature").set("clientReference", "A" + Ids.next().toString().substring(24));
        Caller.Answer filed = port.as(Role.DECLARANT).send("POST", "/api/v1/declarations", JsonDocuments.write(document), "application/json");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().get("id").asString();
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Caller.Answer register(String code, String content) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("keptByTrader", true, "fileName", "list.pdf", "sha256", sha256(content),
                "sizeBytes", content.length()));
        body.put("documentCode", code);
        return port.as(Role.DECLARANT).post("/api/v1/declarations/" + id + "/attachments", body);
    }

    private Caller.Answer upload(String code, String fileName, String content) {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"documentCode\"\r\n\r\n" + code + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content
                + "\r\n--" + BOUNDARY + "--\r\n";
        return port.as(Role.DECLARANT).send("POST", "/api/v1/declarations/" + id + "/attachments", body, "multipart/form-data; boundary=" + BOUNDARY);
    }

    private Caller.Answer ask(Caller officer, String attachment) {
        return officer.post("/api/v1/declarations/" + id + "/attachments/" + attachment + "/request", Map.of());
    }

    private JsonNode view() {
        return port.as(Role.OFFICER).get("/api/v1/declarations/" + id).json();
    }

    private List<String> openHolds() {
        return StreamSupport.stream(view().get("openHolds").spliterator(), false).map(JsonNode::asString).toList();
    }

    @Test
    void anUploadedDocumentIsKnownByItsHashAndKeptOnce() {
        Caller.Answer first = upload(INVOICE, "..\\..\\evil/invoice.pdf", "%PDF invoice");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("sha256").asString()).isEqualTo(sha256("%PDF invoice"));
        assertThat(first.json().get("fileName").asString()).isEqualTo("invoice.pdf");
        assertThat(upload(INVOICE, "again.pdf", "%PDF invoice").json().get("id")).isEqualTo(first.json().get("id"));
        Caller.Answer content = port.as(Role.OFFICER).get("/api/v1/declarations/" + id + "/attachments/" + first.json().get("id").asString());
        assertThat(content.body()).isEqualTo("%PDF invoice");
        assertThat(content.header("Content-Disposition")).startsWith("attachment");
        assertThat(view().get("attachments").size()).isEqualTo(1);
    }

    @Test
    void whatTheEnterpriseKeepsIsFetchedOnlyWhenAskedAndMustBeWhatWasRegistered() {
        String kept = register(PACKING_LIST, "%PDF packing list").json().get("id").asString();
        assertThat(port.as(Role.OFFICER).get("/api/v1/declarations/" + id + "/attachments/" + kept).status()).isEqualTo(404);
        assertThat(openHolds()).containsExactly("PAYMENT");
        Caller.Answer asked = ask(port.as(Role.OFFICER), kept);
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(openHolds()).containsExactlyInAnyOrder("ATTACHMENT", "PAYMENT");
        // Another document under the same name does not do.
        assertThat(upload(PACKING_LIST, "list.pdf", "%PDF another list").status()).isEqualTo(200);
        assertThat(openHolds()).containsExactlyInAnyOrder("ATTACHMENT", "PAYMENT");
        assertThat(upload(PACKING_LIST, "list.pdf", "%PDF packing list").json().get("id").asString()).isEqualTo(kept);
        assertThat(openHolds()).containsExactly("PAYMENT");
        assertThat(port.as(Role.OFFICER).get("/api/v1/declarations/" + id + "/attachments/" + kept).body()).isEqualTo("%PDF packing list");
        assertThat(ask(port.as(Role.OFFICER), kept).status()).isEqualTo(409);
        List<String> kinds = StreamSupport.stream(port.as(Role.DECLARANT).get("/api/v1/declarations/" + id + "/events").json().spliterator(), false)
                .map(e -> e.get("kind").asString()).filter(k -> k.startsWith("Attachment")).toList();
        assertThat(kinds).containsExactly("AttachmentRegistered", "AttachmentAsked", "AttachmentUploaded", "AttachmentUploaded");
    }

    @Test
    void registeringTwiceIsOnceAndWrongHashesAndKindsAreRefused() {
        assertThat(register(INVOICE, "a").json().get("id")).isEqualTo(register(INVOICE, "a").json().get("id"));
        assertThat(register("zzz", "a").json().get("type").asString()).endsWith("attachment.code");
        assertThat(register(null, "a").status()).isEqualTo(422);
        assertThat(register("9".repeat(5000), "a").status()).isEqualTo(422);
        assertThat(upload("zzz", "a.pdf", "a").status()).isEqualTo(422);
        assertThat(upload(INVOICE, "a.pdf", "").status()).isEqualTo(413);
        Caller.Answer hash = port.as(Role.DECLARANT).post("/api/v1/declarations/" + id + "/attachments",
                Map.of("documentCode", INVOICE, "keptByTrader", true, "fileName", "a", "sha256", "XYZ", "sizeBytes", 1));
        assertThat(hash.status()).isEqualTo(400);
    }

    @Test
    void onlyTheDeclarationsOwnOfficeAsksAndNobodyElseSeesIt() {
        String kept = register(INVOICE, "a").json().get("id").asString();
        assertThat(ask(port.at(Role.OFFICER, "5301"), kept).status()).isEqualTo(403);
        assertThat(openHolds()).containsExactly("PAYMENT");
        Port other = new Port(serverPort, traders, accounts, tokens, clock);
        assertThat(other.as(Role.DECLARANT).get("/api/v1/declarations/" + id + "/attachments/" + kept).status()).isEqualTo(404);
        assertThat(other.as(Role.DECLARANT).post("/api/v1/declarations/" + id + "/attachments", Map.of("documentCode", INVOICE, "keptByTrader", true,
                "fileName", "a", "sha256", sha256("b"), "sizeBytes", 1)).status()).isEqualTo(404);
    }

    @Test
    void whatIsAskedAfterReleaseKeepsNothingBackAndAnEndedCaseTakesNoMore() {
        id = file("export");
        String kept = register(INVOICE, "a").json().get("id").asString();
        assertThat(ask(port.at(Role.OFFICER, "5304"), kept).status()).isEqualTo(200);
        assertThat(view().get("state").asString()).isEqualTo("RELEASED");
        assertThat(openHolds()).isEmpty();
        id = file("import");
        port.as(Role.DECLARANT).post("/api/v1/declarations/" + id + "/withdraw", Map.of("reason", "sold"));
        assertThat(register(INVOICE, "a").status()).isEqualTo(409);
    }
}
