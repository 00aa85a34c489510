package org.tongguan.declaration.filing;

import java.util.List;
import org.tongguan.declaration.Declaration;
import org.tongguan.kernel.Finding;

/**
 * What became of a filing.
 *
 * @param declaration as it stands now; null when refused
 * @param findings    everything found, errors and warnings
 * @param keepsMessage whether the message's bytes are what is kept as the declaration's first document
 */
public record Lodged(Declaration declaration, List<Finding> findings, boolean keepsMessage) {

    public boolean isAccepted() {
        return declaration != null;
    }
}
