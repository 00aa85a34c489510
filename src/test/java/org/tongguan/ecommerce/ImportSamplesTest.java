package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.OfficialSchema;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/**
 * The official samples of import through the API, plain and in the exchange's envelope: each is read without a finding of form, and each of its documents
 * is answered, by what the rules say of it, in a receipt that is valid by the official schema.
 */
class ImportSamplesTest extends PlatformTest {

    private static final Path SAMPLES = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "ceb", "import");
    private static final String SENDER = "DXPENT0000012345";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void samplesAreAtHand() {
        assumeTrue(Files.isDirectory(SAMPLES), "the official samples are not at hand (" + SAMPLES + ")");
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    /** A sample, transmitted by our firm. */
    private String sample(String number) {
        try {
            return Files.readString(SAMPLES.resolve("CEB" + number + "Message.xml"))
                    .replaceAll("<ceb:copCode>[^<]*<", "<ceb:copCode>" + port.trader().customsCode() + "<");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String body) {
        Caller.Answer taken = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", body, "application/xml");
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(taken.body()).doesNotContain("\"CEB-0");
        return taken.json();
    }

    /** The receipts of a message as XML, whatever they come in. */
    private List<String> receipts(JsonNode message) {
        List<String> all = new ArrayList<>();
        port.as(Role.DECLARANT).get("/api/v1/messages/" + message.get("id").asString() + "/receipts?format=json").json()
                .forEach(receipt -> all.add(receipt.get("xml").asString()));
        return all;
    }

    /** Each document has its first answer: drafts that they are kept, others a state, or a number below zero with the reason. */
    private void answered(CebMessage sent, List<byte[]> receipts) {
        Set<String> expected = new TreeSet<>();
        sent.documents().forEach(d -> expected.add(d.index() + " " + ("1".equals(d.text("appStatus")) ? "draft" : "declared")));
        List<CebDocument> told = new ArrayList<>();
        for (byte[] receipt : receipts) {
            OfficialSchema.check(receipt);
            CebMessage message = CebReader.read(receipt);
            assertThat(message.kind()).isEqualTo(CebReceipts.kindFor(sent.kind()).orElseThrow());
            assertThat(message.documents()).allSatisfy(d -> assertThat(d.findings()).isEmpty());
            told.addAll(message.documents());
        }
        long drafts = sent.documents().stream().filter(d -> "1".equals(d.text("appStatus"))).count();
        assertThat(told).as("%s", expected).hasSize(sent.documents().size());
        long kept = told.stream().filter(d -> "1".equals(d.text("returnStatus"))).count();
        long refused = told.stream().filter(d -> d.text("returnStatus").startsWith("-")).count();
        assertThat(drafts).as("drafts are kept, or refused like others").isBetween(kept, kept + refused);
        assertThat(told).allSatisfy(d -> {
            if (d.text("returnStatus").startsWith("-")) {
                assertThat(d.text("returnInfo")).containsPattern("\\[ECM-\\d{3}\\]");
            } else {
                assertThat(d.text("returnStatus")).isIn("1", "2", "120", "399");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"311", "411", "511", "513", "621", "623", "625", "711"})
    void theSampleIsReadAndEachDocumentAnswered(String number) {
        CebMessage sent = CebReader.read(sample(number).getBytes(StandardCharsets.UTF_8));
        List<byte[]> plain = receipts(send(sample(number))).stream().map(xml -> xml.getBytes(StandardCharsets.UTF_8)).toList();
        answered(sent, plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"311", "411", "511", "513", "621", "623", "625", "711"})
    void soItIsInTheEnvelope(String number) {
        byte[] inside = sample(number).getBytes(StandardCharsets.UTF_8);
        byte[] envelope = new DxpEnvelope("M" + Ids.next(), SENDER, List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 6, 10, 9, 0),
                "CEB" + number + "Message", inside, false).write();
        List<byte[]> answers = receipts(send(new String(envelope, StandardCharsets.UTF_8))).stream().map(xml -> {
            DxpEnvelope answer = DxpEnvelope.read(xml.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.receivers()).containsExactly(SENDER);
            return answer.data();
        }).toList();
        answered(CebReader.read(inside), answers);
    }

    /** What customs sends is no message of firms. */
    @ParameterizedTest
    @ValueSource(strings = {"312", "412", "512", "514", "622", "624", "626", "712"})
    void whatCustomsSendsIsRefusedFromFirms(String number) {
        Caller.Answer refused = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", sample(number), "application/xml");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("CEB" + number + "Message").contains("message.kind");
    }
}
