package org.tongguan.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.RandomCeb;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** A message is believed to be a trader's when it was signed with a certificate registered for that trader, valid, and not revoked. */
class CertificatesTest extends PlatformTest {

    @Autowired Certificates certificates;
    @Autowired Traders traders;
    private Signatures strict;
    private Signatures sandbox;
    private Trader trader;
    private SigningKey key;

    @BeforeEach
    void aTraderWithAKey() {
        strict = new Signatures(certificates, clock, false);
        sandbox = new Signatures(certificates, clock, true);
        trader = SampleTraders.register(traders);
        key = SigningKey.generate(Certificate.KeyKind.SM2, "test", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
    }

    private byte[] pem() {
        return key.certificatePem().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unsigned(String kind, String status) {
        CebMessage message = new RandomCeb(1).message(CebForm.of(kind), 1);
        message.documents().getFirst().set("appStatus", status);
        return CebWriter.write(message);
    }

    private List<String> found(Signatures signatures, byte[] bytes, long sender) {
        return signatures.check(bytes, CebReader.read(bytes), sender).stream().map(finding -> finding.code() + " " + finding.severity()).toList();
    }

    @Test
    void onlyTheTradersOwnCertificateCounts() {
        byte[] signed = XmlSigner.sign(unsigned("CEB621Message", "2"), key, SignatureMethod.SM2_SM3);
        assertThat(found(strict, signed, trader.id())).containsExactly("SIG-0113 ERROR");
        RegisteredCertificate registered = certificates.register(Actor.PLATFORM, trader.id(), pem());
        assertThat(found(strict, signed, trader.id())).isEmpty();
        assertThat(found(strict, signed, SampleTraders.register(traders).id())).containsExactly("SIG-0113 ERROR");
        certificates.revoke(Actor.PLATFORM, registered.id(), "card lost");
        assertThat(found(strict, signed, trader.id())).containsExactly("SIG-0114 ERROR");
        assertThat(found(sandbox, signed, trader.id())).containsExactly("SIG-0114 WARNING");
    }

    @Test
    void declaredListsMustBeSignedAndDraftsAndOrdersNeedNot() {
        assertThat(found(strict, unsigned("CEB621Message", "2"), trader.id())).containsExactly("SIG-0101 ERROR");
        assertThat(found(strict, unsigned("CEB621Message", "1"), trader.id())).isEmpty();
        assertThat(found(strict, unsigned("CEB711Message", "2"), trader.id())).containsExactly("SIG-0101 ERROR");
        assertThat(found(strict, unsigned("CEB311Message", "2"), trader.id())).isEmpty();
        assertThat(found(sandbox, unsigned("CEB621Message", "2"), trader.id())).isEmpty();
    }

    @Test
    void aFaultySignatureIsAFaultEvenWhereNoneIsNeeded() {
        certificates.register(Actor.PLATFORM, trader.id(), pem());
        String signed = new String(XmlSigner.sign(unsigned("CEB311Message", "2"), key, SignatureMethod.SM2_SM3), StandardCharsets.UTF_8);
        assertThat(found(strict, signed.replace("<ceb:appStatus>2", "<ceb:appStatus>1").getBytes(StandardCharsets.UTF_8), trader.id()))
                .containsExactly("SIG-0108 ERROR");
    }

    @Test
    void aCertificateIsRegisteredOnceAndOnlyWhileItIsValid() {
        certificates.register(Actor.PLATFORM, trader.id(), pem());
        assertThatThrownBy(() -> certificates.register(Actor.PLATFORM, SampleTraders.register(traders).id(), pem()))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("certificate.exists"));
        assertThatThrownBy(() -> certificates.register(Actor.PLATFORM, trader.id(), "nonsense".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("certificate.unreadable"));
        SigningKey old = SigningKey.generate(Certificate.KeyKind.RSA, "old", clock.instant().minusSeconds(600), clock.instant().minusSeconds(300));
        assertThatThrownBy(() -> certificates.register(Actor.PLATFORM, trader.id(), old.certificate().encoded()))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("certificate.expired"));
        SigningKey fresh = SigningKey.generate(Certificate.KeyKind.RSA, "fresh", clock.instant(), clock.instant().plusSeconds(600));
        assertThatThrownBy(() -> certificates.register(Actor.PLATFORM, -1, fresh.certificate().encoded()))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.key()).isEqualTo("trader"));
        assertThat(certificates.list(Actor.PLATFORM, trader.id(), 0, 20).items()).hasSize(1);
        assertThat(strict.check(unsigned("CEB621Message", "2"), trader.id()).findings()).extracting(Finding::isError).containsExactly(true);
    }
}
