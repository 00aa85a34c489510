package org.tongguan.declaration.filing;

import java.util.List;
import org.tongguan.declaration.Declaration;
import org.tongguan.kernel.Finding;

/**
 * What became of a filing.
 *
 * @param declaration as it stands now; null when refused
 * @param findings    everything found, errors and warnings
 */
public record Lodged(Declaration declaration, List<Finding> findings) {

    public boolean isAccepted() {
        return declaration != null;
    }
}
