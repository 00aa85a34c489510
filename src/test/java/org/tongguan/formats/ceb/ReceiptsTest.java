package org.tongguan.formats.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongguan.formats.Csv;
import org.tongguan.formats.FormatException;

/** Receipts repeat what they answer, are sound whatever they answer, and travel in the envelope the message came in. */
class ReceiptsTest {

    private static final Instant AT = Instant.parse("2026-11-10T16:00:01.234Z");

    @Test
    void eachMessageOfFirmsHasItsReceipt() {
        Map<String, String> pairs = new TreeMap<>();
        CebForm.all().stream().filter(form -> !form.isFromCustoms())
                .forEach(form -> pairs.put(form.number(), CebReceipts.kindFor(form.kind()).orElseThrow().substring(3, 6)));
        assertThat(pairs).hasSize(19).containsEntry("621", "622").containsEntry("701", "702").containsEntry("213", "214").containsEntry("513", "514");
    }

    @Test
    void aReceiptRepeatsTheDocumentAndTellsTheState() {
        CebDocument list = ListBatch.message(5, 1).documents().getFirst();
        CebDocument receipt = CebReceipts.receipt(list, "800", AT, "[Code:2600;Desc:放行]",
                Map.of("preNo", "B20261111000000001", "invtNo", "53162026I000000001"));
        assertThat(receipt.form().kind()).isEqualTo("CEB622Message");
        assertThat(receipt.text("guid")).isEqualTo(list.text("guid"));
        assertThat(receipt.text("copNo")).isEqualTo(list.text("copNo"));
        assertThat(receipt.text("invtNo")).isEqualTo("53162026I000000001");
        assertThat(receipt.text("returnTime")).isEqualTo("20261111000001234");
        assertThat(receipt.text("returnInfo")).isEqualTo("[Code:2600;Desc:放行]");
        assertThat(CebReader.read(CebWriter.write(CebMessage.of(CebWriter.guid(), List.of(receipt)))).documents().getFirst().findings()).isEmpty();
    }

    @Test
    void receiptsAreSoundEvenForEmptyAndOverlongDocuments() {
        for (CebForm form : CebForm.all()) {
            if (form.isFromCustoms()) {
                continue;
            }
            CebDocument empty = new CebDocument(form, 0);
            CebDocument overlong = new CebDocument(form, 0);
            for (int i = 0; i < form.headFields().size(); i++) {
                overlong.set(i, "海".repeat(2000));
            }
            for (CebDocument original : List.of(empty, overlong)) {
                CebMessage message = CebMessage.of(CebWriter.guid(), List.of(CebReceipts.receipt(original, "-621001", AT, "x".repeat(3000), Map.of())));
                assertThat(CebReader.read(CebWriter.write(message)).documents().getFirst().findings()).as(form.kind()).isEmpty();
            }
        }
    }

    @Test
    void theStatesOfReceiptsAreThoseOfTheSpecification() {
        Map<String, String> users = new TreeMap<>();
        Csv.resource("codes/ceb_state.csv").forEach(row -> users.put(row.get("code"), row.get("attributes")));
        assertThat(users).hasSize(18);
        assertThat(users.get("120").split(" ")).contains("604", "622", "624", "626", "712");
        assertThat(users.get("501")).isEqualTo("receipts=622");
        assertThat(users.keySet()).contains("1", "2", "3", "4", "100", "300", "399", "500", "700", "800", "899");
    }

    @Test
    void anEnvelopeIsOpenedAndItsAnswerGoesBack() {
        byte[] message = CebWriter.write(ListBatch.message(9, 2));
        DxpEnvelope sent = new DxpEnvelope("MSG-1", "DXPENT0000012345", List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 11, 11, 0, 0, 2), "CEB621Message",
                message, false);
        assertThat(DxpEnvelope.isEnvelope(sent.write())).isTrue();
        DxpEnvelope read = DxpEnvelope.read(sent.write());
        assertThat(read).usingRecursiveComparison().isEqualTo(sent);
        assertThat(CebReader.read(read.data()).documents()).hasSize(2);
        DxpEnvelope answer = read.answer("R-1", LocalDateTime.of(2026, 11, 11, 0, 0, 3), "CEB622Message", new byte[] {1});
        assertThat(answer.receivers()).containsExactly("DXPENT0000012345");
        assertThat(answer.sender()).isEqualTo("DXPEDCCEB0000002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "ver=\"1.0\"|ver=\"2.0\"|version", "<SenderId>DXPENT0000012345</SenderId>|``|missing",
            "<Data>|<Data>!|value", "</DxpMsg>|<Data>AA==</Data></DxpMsg>|twice", "</SenderId>|</SenderId><SenderId>other</SenderId>|twice",
            "<CreatTime>2026-11-11T00:00:02|<CreatTime>yesterday|value", "<TransInfo>|<TransInfo><x/>|element", "/dxp\"|/other\"|dxpRoot",
            "<ReceiverIds>|<ReceiverIds><ReceiverId>a</ReceiverId><ReceiverId>a</ReceiverId><ReceiverId>a</ReceiverId>"
                    + "<ReceiverId>a</ReceiverId><ReceiverId>a</ReceiverId>|many"})
    void faultyEnvelopesAreRefused(String part, String instead, String key) {
        String sound = new String(new DxpEnvelope("MSG-1", "DXPENT0000012345", List.of("DXPEDCCEB0000002"), LocalDateTime.of(2026, 11, 11, 0, 0, 2),
                "CEB621Message", new byte[100], false).write(), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DxpEnvelope.read(sound.replace(part, instead).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.key()).isEqualTo(key));
    }
}
