package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
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

/** Every message of firms in the exchange's envelope: taken in like a plain one, and answered in an envelope to its sender. */
class EnvelopeTest extends PlatformTest {

    private static final String SENDER = "DXPENT0000012345";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;
    private Port port;

    private List<CebDocument> documents() {
        Parcel in = Parcel.of(port.trader());
        ExportParcel out = ExportParcel.of(port.trader());
        String none = "22182026I999999999";
        List<CebDocument> all = new ArrayList<>(List.of(in.order("1"), in.payment("1"), in.waybill("1"), in.list("1"), in.about("623", none, null),
                in.about("625", none, "1"), in.signed(), out.warehouse("W" + in.number()), out.order("1"), out.receipt("1"), out.waybill("1"), out.list("1"),
                out.arrival("1", false), out.departure("1"), out.consolidation("1"), out.cancel(none), out.summary("1", List.of(none)), out.back(none, "1"),
                out.sorted()));
        return all;
    }

    /** What cannot be read is answered by 900 to who asks for XML: plain, or in an envelope to its sender. */
    @Test
    void whatCannotBeReadIsAnsweredByTheReceiptOfTheFormatCheck() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        String twice = Parcel.message(port.trader(), List.of(ExportParcel.of(port.trader()).order("1")))
                .replaceAll("(?s)(<ceb:BaseTransfer>.*</ceb:BaseTransfer>)", "$1$1");
        byte[] told = refused(twice);
        OfficialSchema.check(told);
        CebDocument plain = CebReader.read(told).documents().getFirst();
        assertThat(plain.findings()).isEmpty();
        assertThat(plain.text("oriMessageType")).isEqualTo("CEB303Message");
        assertThat(plain.text("returnStatus")).startsWith("-");
        assertThat(plain.text("returnInfo")).contains("BaseTransfer");
        assertThat(plain.text("oriBizMessage")).isEqualTo(twice);
        DxpEnvelope sent = new DxpEnvelope("M-900", SENDER, List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 6, 10, 9, 0), "CEB303Message",
                twice.getBytes(StandardCharsets.UTF_8), false);
        DxpEnvelope answer = DxpEnvelope.read(refused(new String(sent.write(), StandardCharsets.UTF_8)));
        assertThat(answer.receivers()).containsExactly(SENDER);
        assertThat(CebReader.read(answer.data()).documents().getFirst().text("oriCopMsgId")).isEqualTo("M-900");
    }

    /** So is what is of no kind of the edition, plain or in an envelope; who asks for no XML, or writes in another language, is told otherwise. */
    @Test
    void whatIsOfNoKnownKindIsAnsweredByTheReceiptOfTheFormatCheck() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        String nameless = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:CEB214 guid=\"311AF125-6FED-4603-8C5D-49B1FA4B4B9B\" version=\"1.0\""
                + " xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"><ceb:RefundReturn><ceb:coElNo>C1</ceb:coElNo></ceb:RefundReturn></ceb:CEB214>";
        for (String body : List.of(nameless, nameless.replace("ceb:CEB214", "ceb:CEB999Message"))) {
            byte[] told = refused(body, 422);
            OfficialSchema.check(told);
            CebDocument plain = CebReader.read(told).documents().getFirst();
            assertThat(plain.findings()).isEmpty();
            assertThat(plain.text("oriMessageType")).isEqualTo("Unknown");
            assertThat(plain.text("oriCopMsgId")).isEqualTo("311AF125-6FED-4603-8C5D-49B1FA4B4B9B");
            assertThat(plain.text("returnInfo")).contains(body.contains("CEB999") ? "CEB999Message" : "CEB214");
            assertThat(plain.text("oriBizMessage")).isEqualTo(body);
            DxpEnvelope sent = new DxpEnvelope("M-901", SENDER, List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 6, 10, 9, 0), "CEB214",
                    body.getBytes(StandardCharsets.UTF_8), false);
            DxpEnvelope answer = DxpEnvelope.read(refused(new String(sent.write(), StandardCharsets.UTF_8)));
            assertThat(CebReader.read(answer.data()).documents().getFirst().text("oriMessageType")).isEqualTo("Unknown");
        }
        assertThat(new String(refused("<Foreign/>", 422), StandardCharsets.UTF_8)).contains("message.kind").contains("Foreign");
        Caller.Answer other = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", nameless, "application/xml");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("message.kind").doesNotContain("CEB900");
    }

    private byte[] refused(String body) {
        return refused(body, 400);
    }

    private byte[] refused(String body, int status) {
        Caller.Answer answer = port.as(Role.DECLARANT).with("Accept", "application/xml").send("POST", "/api/v1/messages", body, "application/xml");
        port.as(Role.DECLARANT).without("Accept");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyMessageOfFirmsComesInAnEnvelopeAndIsAnsweredInOne() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
        List<CebDocument> documents = documents();
        assertThat(documents.stream().map(d -> d.form().number())).as("each message that firms send")
                .containsExactlyInAnyOrderElementsOf(CebForm.all().stream().filter(f -> !f.isFromCustoms()).map(CebForm::number).toList());
        for (CebDocument document : documents) {
            String kind = document.form().kind();
            byte[] inside = Parcel.message(port.trader(), List.of(document)).getBytes(StandardCharsets.UTF_8);
            byte[] envelope = new DxpEnvelope("M" + Ids.next(), SENDER, List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 6, 10, 9, 0),
                    kind, inside, false).write();
            Caller.Answer taken = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", new String(envelope, StandardCharsets.UTF_8), "application/xml");
            assertThat(taken.status()).as(kind + taken.body()).isEqualTo(202);
            JsonNode receipts = port.as(Role.DECLARANT).get("/api/v1/messages/" + taken.json().get("id").asString() + "/receipts?format=json").json();
            assertThat(receipts.isEmpty()).as(kind).isFalse();
            receipts.forEach(receipt -> {
                DxpEnvelope answer = DxpEnvelope.read(receipt.get("xml").asString().getBytes(StandardCharsets.UTF_8));
                assertThat(answer.receivers()).containsExactly(SENDER);
                OfficialSchema.check(answer.data());
                CebMessage message = CebReader.read(answer.data());
                assertThat(message.kind()).isEqualTo(CebReceipts.kindFor(kind).orElseThrow());
                assertThat(message.documents()).allSatisfy(d -> assertThat(d.findings()).isEmpty());
            });
        }
    }
}
