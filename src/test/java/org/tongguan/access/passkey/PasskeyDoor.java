package org.tongguan.access.passkey;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Lets the fuzzer answer as a browser with a passkey. */
public final class PasskeyDoor {

    static {
        // Each refusal is logged: of millions nobody wants to read.
        ((Logger) LoggerFactory.getLogger(Passkeys.class)).setLevel(Level.WARN);
    }

    private PasskeyDoor() { }

    /** Both answers are of one layout but for their parts; one that is neither is refused. */
    public static void read(String answer) {
        if (answer.contains("attestationObject")) {
            Passkeys.registration(answer);
        } else {
            Passkeys.proof(answer);
        }
    }
}
