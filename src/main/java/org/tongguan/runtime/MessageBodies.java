package org.tongguan.runtime;

import java.util.UUID;

/** Gives back what a message was, for modules that keep their documents nowhere else; implemented by the gateway. */
public interface MessageBodies {

    /** The bytes as they were sent. */
    byte[] body(UUID message);
}
