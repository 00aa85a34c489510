package org.tongguan.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Finding;

/**
 * What a check of a signature found.
 *
 * @param signed      whether there is one at all
 * @param method      how it was signed, null where that could not be read
 * @param certificate the certificate in it, null where none could be read
 * @param findings    what is wrong; empty when it is sound
 */
public record SignatureReport(boolean signed, @Nullable SignatureMethod method, @Nullable Certificate certificate, List<Finding> findings) {

    public SignatureReport {
        findings = List.copyOf(findings);
    }

    /** Whether there is a signature and nothing is wrong with it. */
    public boolean isSound() {
        return signed && findings.stream().noneMatch(Finding::isError);
    }
}
