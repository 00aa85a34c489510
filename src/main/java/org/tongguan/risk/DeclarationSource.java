package org.tongguan.risk;

import java.util.List;
import java.util.UUID;

/** Past declarations, for trying a rule before it counts. Implemented by the declaration module. */
public interface DeclarationSource {

    /**
     * A past declaration with what was known of it when it was filed.
     *
     * @param number 18-digit declaration number, or null
     */
    record Tried(UUID id, String number, Facts facts) { }

    /** The last accepted declarations, newest first, at most {@code n}. */
    List<Tried> last(int n);
}
