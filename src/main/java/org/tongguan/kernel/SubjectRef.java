package org.tongguan.kernel;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a thing that controls, holds, ledger and journal speak about, without knowing what it is.
 *
 * @param kind lower-case noun, e.g. {@code declaration}
 * @param id   its identity inside the platform
 */
public record SubjectRef(String kind, UUID id) {

    public SubjectRef {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
