package org.tongguan.declaration.screening;

import java.util.List;
import java.util.UUID;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Finding;
import org.tongguan.risk.Targets;
import org.tongguan.tariff.Assessment;

/**
 * A document with everything that can be said of it without the database: what the rules find, what targeting asks for, what it owes.
 *
 * @param id          the identity the declaration has or will have
 * @param assessment  the taxes as they are kept; null for a draft
 * @param fingerprint SHA-256 over what is declared, without references and signatures
 * @param duty        the taxes as of today; null for a draft
 */
public record Screened(UUID id, long traderId, String grade, Document document, byte[] assessment, byte[] fingerprint,
                boolean summary, boolean full, boolean consolidated, boolean declaring, List<Finding> findings, Targets targets, Assessment duty) {

    public boolean isRefused() {
        return findings.stream().anyMatch(Finding::isError);
    }

    public String clientReference() {
        return document.text("signature", "clientReference");
    }

    /** The sequence number it refers to: a draft, a returned declaration, or the summary that a full declaration completes. */
    public String sequenceNumber() {
        return document.head("sequenceNumber");
    }

    /** Kept as it is, however unfinished: what would stop a declaration is only told. */
    public Screened asUnfinished() {
        List<Finding> told = findings.stream().map(f -> new Finding(f.code(), Finding.Severity.WARNING, f.pointer(), f.args())).toList();
        return new Screened(id, traderId, grade, document, assessment, fingerprint, summary, full, consolidated, declaring, told,
                targets, duty);
    }

    /** The same with other taxes. */
    public Screened with(Assessment other) {
        return new Screened(id, traderId, grade, document, Valuation.write(other), fingerprint, summary, full, consolidated, declaring, findings,
                targets, other);
    }

    public Screened with(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Finding> all = new java.util.ArrayList<>(findings);
        all.addAll(more);
        return new Screened(id, traderId, grade, document, assessment, fingerprint, summary, full, consolidated, declaring, List.copyOf(all),
                targets, duty);
    }
}
