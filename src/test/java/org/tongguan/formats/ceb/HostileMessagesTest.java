package org.tongguan.formats.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongguan.formats.FormatException;
import org.tongguan.kernel.Finding;

/** Messages made to break a reader, or a business, are refused or become findings; never anything else. */
class HostileMessagesTest {

    private static final String SOUND = new String(CebWriter.write(ListBatch.message(1, 3)), StandardCharsets.UTF_8);

    private static CebMessage read(String text) {
        return CebReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> findings(String text) {
        return read(text).documents().stream().flatMap(document -> document.findings().stream()).map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<ceb:BaseTransfer>|<ceb:BaseTransfer><ceb:x/>|element|CEB621Message/BaseTransfer/x",
            "<ceb:dxpMode>DXP|<ceb:dxpMode>FTP|value|CEB621Message/BaseTransfer/dxpMode",
            "<ceb:dxpMode>DXP</ceb:dxpMode>|``|missing|CEB621Message/BaseTransfer/dxpMode",
            "</ceb:CEB621Message>|<ceb:BaseTransfer/></ceb:CEB621Message>|twice|CEB621Message/BaseTransfer",
            "</ceb:CEB621Message>|<ceb:Inventory/></ceb:CEB621Message>|order|CEB621Message/Inventory",
            "</ceb:CEB621Message>|<ceb:Signature/></ceb:CEB621Message>|element|CEB621Message/Signature",
            "</ceb:CEB621Message>|x</ceb:CEB621Message>|text|1:10195",
            "<ceb:CEB621Message |<ceb:CEB621Message Id=\"a\" |attribute|CEB621Message/@Id",
            "version=\"1.0\">|version=\"\">|version|CEB621Message/@version",
            "CEB621Message|CEB999Message|cebRoot|{http://www.chinaport.gov.cn/ceb}CEB999Message",
            "chinaport.gov.cn/ceb|chinaport.gov.cn/cec|cebRoot|{http://www.chinaport.gov.cn/cec}CEB621Message"})
    void wholeMessagesAreRefusedWithThePlace(String part, String instead, String key, String place) {
        assertThatThrownBy(() -> read(SOUND.replace(part, instead))).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.key()).isEqualTo(key);
            if (!key.equals("text")) {
                assertThat(e.place()).isEqualTo(place);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<ceb:appStatus>2</ceb:appStatus>|``|CEB-0101",
            "<ceb:appStatus>2<|<ceb:appStatus><|CEB-0102", "<ceb:customsCode>5316<|<ceb:customsCode>531<|CEB-0103",
            "<ceb:currency>142<|<ceb:currency>502<|CEB-0108", "<ceb:grossWeight>1.52<|<ceb:grossWeight>1,52<|CEB-0105",
            "<ceb:grossWeight>1.52<|<ceb:grossWeight>1.123456<|CEB-0106", "<ceb:declTime>20261111<|<ceb:declTime>20261131<|CEB-0107",
            "<ceb:appType>1</ceb:appType>|<ceb:appType>1</ceb:appType><ceb:hidden/>|CEB-0109",
            "<ceb:appType>1</ceb:appType>|<ceb:appType>1<b/></ceb:appType>|CEB-0109",
            "<ceb:appType>1</ceb:appType>|<ceb:appType>1</ceb:appType><ceb:appType>3</ceb:appType>|CEB-0111",
            "<ceb:appType>1</ceb:appType>|<ceb:appType x=\"1\">1</ceb:appType>|CEB-0114",
            "<ceb:appType>1</ceb:appType>|<appType>1</appType>|CEB-0109"})
    void aFaultStaysWithItsDocument(String part, String instead, String code) {
        int second = SOUND.indexOf("<ceb:Inventory>", SOUND.indexOf("</ceb:Inventory>"));
        int at = SOUND.indexOf(part, second);
        CebMessage message = read(SOUND.substring(0, at) + instead + SOUND.substring(at + part.length()));
        assertThat(message.documents()).hasSize(3);
        assertThat(message.documents().get(1).findings()).extracting(Finding::code).contains(code);
        assertThat(message.documents().get(1).findings()).allSatisfy(finding -> assertThat(finding.pointer()).startsWith("/Inventory/1/"));
        assertThat(message.documents().get(0).isSound() && message.documents().get(2).isSound()).isTrue();
    }

    @Test
    void aWholeNumberTooLongIsToldTheLengthItMayHave() {
        String text = SOUND.replaceFirst("<ceb:gnum>1<", "<ceb:gnum>12345678901<");
        Finding found = read(text).documents().getFirst().findings().getFirst();
        assertThat(found.code()).isEqualTo("CEB-0106");
        assertThat(found.args()).containsExactly("gnum", "9", "0");
    }

    @Test
    void moreThanAHundredDocumentsAreRefusedAndAHundredAreNot() {
        assertThat(CebReader.read(CebWriter.write(ListBatch.message(1, 100))).documents()).hasSize(100);
        assertThatThrownBy(() -> CebReader.read(CebWriter.write(ListBatch.message(1, 101)))).isInstanceOfSatisfying(FormatException.class,
                e -> assertThat(e.key() + " " + e.place()).isEqualTo("many CEB621Message/Inventory[101]"));
    }

    @Test
    void tooManyLinesAreOneFindingAndNotKept() {
        CebMessage message = ListBatch.message(1, 1);
        String text = new String(CebWriter.write(message), StandardCharsets.UTF_8);
        int from = text.indexOf("<ceb:InventoryList>");
        int to = text.indexOf("</ceb:InventoryList>") + "</ceb:InventoryList>".length();
        String many = text.substring(0, to) + text.substring(from, to).repeat(500) + text.substring(to);
        assertThat(findings(many)).containsExactly("CEB-0112");
        assertThat(read(many).documents().getFirst().lines()).isEqualTo(99);
        assertThat(findings(text.replaceAll("<ceb:InventoryList>.*</ceb:InventoryList>", ""))).containsExactly("CEB-0113");
    }

    @Test
    void theNumberOfFindingsIsBounded() {
        String text = SOUND.replace("<ceb:Inventory>", "<ceb:Inventory>" + "<ceb:junk/>".repeat(10_000));
        assertThat(read(text).documents()).allSatisfy(document -> assertThat(document.findings()).hasSize(50));
    }

    @Test
    void bytesChangedAnywhereNeverBreakTheReader() {
        byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sound.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(20) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            try {
                CebReader.read(bytes);
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 20_000);
    }
}
