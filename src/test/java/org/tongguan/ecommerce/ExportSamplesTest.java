package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.OfficialSchema;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** The official samples of export through the API: the faulty ones are refused with the reason, mended they are taken in; so are the sound ones. */
class ExportSamplesTest extends PlatformTest {

    private static final Path SAMPLES = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "ceb", "export");
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
            return Files.readString(SAMPLES.resolve("CEB" + number + "Message.xml")).replace("1105910159", port.trader().customsCode());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Caller.Answer send(String body) {
        return port.as(Role.DECLARANT).send("POST", "/api/v1/messages", body, "application/xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"303", "403", "505", "507", "509", "603", "605", "607"})
    void aSecondTransferPartIsRefusedAndWithoutItTheSampleIsTakenIn(String number) {
        Caller.Answer refused = send(sample(number));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("CEB" + number + "Message/BaseTransfer");
        String twice = sample(number);
        // The sample of the list says "a" where only I and E may stand.
        twice = twice.replace("<ceb:ieFlag>a<", "<ceb:ieFlag>E<");
        int first = twice.indexOf("<ceb:BaseTransfer>");
        int second = twice.indexOf("<ceb:BaseTransfer>", first + 1);
        answered(twice.substring(0, first) + twice.substring(second));
    }

    /** The sample of the return's receipt has another root than the edition names. */
    @Test
    void aWrongRootIsRefused() {
        Caller.Answer refused = send(sample("214"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("CEB214").contains("message.kind");
        Caller.Answer told = port.as(Role.DECLARANT).with("Accept", "application/xml").send("POST", "/api/v1/messages", sample("214"), "application/xml");
        port.as(Role.DECLARANT).without("Accept");
        assertThat(told.status()).as(told.body()).isEqualTo(422);
        OfficialSchema.check(told.body());
        assertThat(told.body()).contains("CEB900Message").contains("oriMessageType>Unknown<");
    }

    /** The sample of the summary's result lacks a mandatory number, and is no message of firms. */
    @Test
    void whatCustomsSendsIsRefusedFromFirms() {
        Caller.Answer refused = send(sample("792"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("CEB792Message").contains("message.kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"213", "215", "701"})
    void soundOnesAreTakenIn(String number) {
        answered(sample(number));
    }

    /** Stored, and each document answered by a receipt that is sound. */
    private void answered(String body) {
        Caller.Answer taken = send(body);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(taken.body()).doesNotContain("\"CEB-0");
        port.as(Role.DECLARANT).get("/api/v1/messages/" + taken.json().get("id").asString() + "/receipts?format=json").json().forEach(r -> assertThat(
                CebReader.read(r.get("xml").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8)).documents())
                .isNotEmpty().allSatisfy(d -> assertThat(d.findings()).isEmpty()));
    }
}
