package org.tongguan.signature;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A certificate that another trader must not find. */
@Component
class CertificateSamples implements OwnedSamples.Source {

    private final Certificates certificates;
    private final Clock clock;

    CertificateSamples(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        SigningKey key = SigningKey.generate(Certificate.KeyKind.SM2, "owned", clock.instant().minusSeconds(60), clock.instant().plusSeconds(864_000));
        RegisteredCertificate one = certificates.register(Actor.PLATFORM, owner.id(), key.certificate().encoded());
        return Map.of("/api/v1/certificates/", new OwnedSamples(Map.of("id", one.id().toString()), List.of(one.fingerprint(), one.serial())));
    }
}
