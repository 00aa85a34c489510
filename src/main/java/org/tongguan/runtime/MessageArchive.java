package org.tongguan.runtime;

import java.util.UUID;

/** Where the bodies of old messages lie that have left the database; implemented by the module that takes them out. */
public interface MessageArchive {

    /**
     * A body as it was kept: packed, and sealed where it was.
     *
     * @throws IllegalStateException when it cannot be found there
     */
    byte[] body(UUID message);
}
