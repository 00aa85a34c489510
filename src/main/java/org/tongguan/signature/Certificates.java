package org.tongguan.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** The register of certificates: whose they are, and whether they still count. */
@Component
public class Certificates {

    /** How long an answer of the register is believed; a revocation by another process counts from then on. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MAX_KNOWN = 20_000;
    private static final int MAX_REASON = 500;
    private final CertificateStore store;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<RegisteredCertificate> found, long readNanos) { }

    Certificates(CertificateStore store, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Registers a certificate for a trader.
     *
     * @param certificate PEM, base64 or DER
     * @throws PlatformException REFUSED {@code certificate.unreadable}, {@code certificate.key} or {@code certificate.expired}; CONFLICT
     *                           {@code certificate.exists} when it was registered before, for whomever; NOT_FOUND {@code trader}
     */
    public RegisteredCertificate register(Actor actor, long traderId, byte[] certificate) {
        Certificate read;
        try {
            read = Certificate.read(certificate);
        } catch (IllegalArgumentException e) {
            throw new PlatformException(ErrorCode.REFUSED, Certificate.KEY.equals(e.getMessage()) ? "certificate.key" : "certificate.unreadable");
        }
        Instant now = clock.instant();
        if (now.isAfter(read.notAfter())) {
            throw new PlatformException(ErrorCode.REFUSED, "certificate.expired", read.notAfter());
        }
        RegisteredCertificate one = new RegisteredCertificate(Ids.next(), traderId, read.fingerprint(), read.serial(), read.subject(),
                read.issuer(), read.kind(), read.notBefore(), read.notAfter(), actor.name(), now, null, null, null);
        try {
            transactions.run(actor, () -> {
                store.insert(one, read.encoded());
                tell("CertificateRegistered", one, Map.of("serial", one.serial(), "subject", one.subject()));
            });
        } catch (DataIntegrityViolationException e) {
            boolean twice = transactions.read(Actor.PLATFORM, () -> store.find(one.fingerprint())).isPresent();
            throw twice ? new PlatformException(ErrorCode.CONFLICT, "certificate.exists") : new PlatformException(ErrorCode.NOT_FOUND, "trader", traderId);
        }
        known.remove(one.fingerprint());
        return one;
    }

    /**
     * Takes a certificate out of use, for ever.
     *
     * @throws PlatformException NOT_FOUND {@code certificate}; REFUSED {@code certificate.reason} without a reason
     */
    public RegisteredCertificate revoke(Actor actor, UUID id, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw new PlatformException(ErrorCode.REFUSED, "certificate.reason");
        }
        RegisteredCertificate revoked = transactions.call(actor, () -> {
            RegisteredCertificate one = store.find(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "certificate", id));
            if (store.revoke(id, actor.name(), clock.instant(), reason.strip())) {
                tell("CertificateRevoked", one, Map.of("serial", one.serial(), "reason", reason.strip()));
            }
            return store.find(id).orElseThrow();
        });
        known.remove(revoked.fingerprint());
        return revoked;
    }

    private void tell(String kind, RegisteredCertificate one, Map<String, ?> payload) {
        journal.record(JournalEvent.of(kind, new SubjectRef("certificate", one.id()), one.traderId(), null, payload));
    }

    /** A page of the certificates the actor may see, newest first; of one trader where one is named. Not counted. */
    public Page<RegisteredCertificate> list(Actor actor, Long traderId, int page, int size) {
        return transactions.read(actor, () -> Page.uncounted(page, size, (offset, rows) -> store.list(traderId, offset, rows)));
    }

    /** The registration of a certificate, whoever's it is. */
    public Optional<RegisteredCertificate> find(String fingerprint) {
        Known remembered = known.get(fingerprint);
        if (remembered != null && System.nanoTime() - remembered.readNanos() < BELIEVED.toNanos()) {
            return remembered.found();
        }
        Optional<RegisteredCertificate> found = transactions.read(Actor.PLATFORM, () -> store.find(fingerprint));
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        known.put(fingerprint, new Known(found, System.nanoTime()));
        return found;
    }

    /**
     * Whether a trader's registered certificate of that number signed those bytes: for texts that are no XML.
     *
     * @param serial as the sender names it, hexadecimal
     * @param value  the signature in base64: RSA with SHA-1 or SHA-256, or SM2
     * @return the code of what stands against it, null when nothing does
     */
    public String verify(long traderId, String serial, byte[] data, String value) {
        List<CertificateStore.Encoded> own = transactions.read(Actor.PLATFORM, () -> store.encoded(traderId, Certificate.serial(serial)));
        if (own.isEmpty()) {
            return Signatures.NOT_REGISTERED;
        }
        Instant now = clock.instant();
        String fault = Signatures.REVOKED;
        for (CertificateStore.Encoded one : own) {
            if (one.revoked()) {
                continue;
            }
            Certificate certificate = Certificate.read(one.bytes());
            fault = !certificate.isValidAt(now) ? SignatureCheck.VALIDITY : SignatureCheck.signed(certificate, data, value) ? null : SignatureCheck.VALUE;
            if (fault == null) {
                return null;
            }
        }
        return fault;
    }
}
