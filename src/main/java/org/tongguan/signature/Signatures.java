package org.tongguan.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.kernel.Finding;

/**
 * Says whether a message may be believed to be its sender's. Where the specification asks for a signature there must be one; where there is one
 * it must be sound, and its certificate the sender's own. In a sandbox ({@code tongguan.sandbox}) all of that is told as warnings and stops
 * nothing.
 */
@Component
public class Signatures {

    static final String NOT_REGISTERED = "SIG-0113";
    static final String REVOKED = "SIG-0114";
    private static final String DECLARED = "2";
    private final Certificates certificates;
    private final Clock clock;
    private final boolean sandbox;

    Signatures(Certificates certificates, Clock clock, @Value("${tongguan.sandbox:false}") boolean sandbox) {
        this.certificates = certificates;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /**
     * What stands against believing the message.
     *
     * @param bytes   as they came, out of the envelope
     * @param message the same, read
     * @param trader  whose account sent it
     * @return errors, or in a sandbox warnings; empty when it is the sender's, or need not be signed
     */
    public List<Finding> check(byte[] bytes, CebMessage message, long trader) {
        if (!message.signed() && (sandbox || !mustBeSigned(message))) {
            return List.of();
        }
        return check(bytes, trader).findings();
    }

    /** The full check of a signature: what is in it, and whose certificate it was made with. */
    public SignatureReport check(byte[] bytes, long trader) {
        Instant now = clock.instant();
        SignatureReport report = SignatureCheck.check(bytes, now);
        List<Finding> findings = new ArrayList<>(report.findings());
        if (report.certificate() != null) {
            Optional<RegisteredCertificate> registered = certificates.find(report.certificate().fingerprint());
            if (registered.isEmpty() || registered.get().traderId() != trader) {
                findings.add(new SignatureFault(NOT_REGISTERED, report.certificate().serial()).finding());
            } else if (registered.get().revokedAt() != null) {
                findings.add(new SignatureFault(REVOKED, report.certificate().serial(), registered.get().revokedAt()).finding());
            }
        }
        return new SignatureReport(report.signed(), report.method(), report.certificate(),
                sandbox ? findings.stream().map(Signatures::mild).toList() : findings);
    }

    private static Finding mild(Finding finding) {
        return new Finding(finding.code(), Finding.Severity.WARNING, finding.pointer(), finding.args());
    }

    /** Whether the specification wants a signature: lists, cancellations, returns and warehouse-in details, as soon as one is declared. */
    public static boolean mustBeSigned(CebMessage message) {
        if (!message.form().isSignatureRequired()) {
            return false;
        }
        int status = message.form().headFields().find("appStatus");
        for (CebDocument document : message.documents()) {
            if (status < 0 || DECLARED.equals(document.text(status))) {
                return true;
            }
        }
        return false;
    }
}
