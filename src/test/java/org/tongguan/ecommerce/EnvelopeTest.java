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
                CebMessage message = CebReader.read(answer.data());
                assertThat(message.kind()).isEqualTo(CebReceipts.kindFor(kind).orElseThrow());
                assertThat(message.documents()).allSatisfy(d -> assertThat(d.findings()).isEmpty());
            });
        }
    }
}
