package org.tongguan.runtime;

import java.security.SecureRandom;
import java.util.UUID;

/** Time-ordered identities (UUID version 7, RFC 9562), so that new rows land at the end of their index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static long last;
    private static int counter;

    private Ids() { }

    /** A new identity, later than every earlier one of this process. */
    public static synchronized UUID next() {
        long now = System.currentTimeMillis();
        if (now > last) {
            last = now;
            counter = RANDOM.nextInt(1 << 10);
        } else if (++counter > 0xFFF) {
            last++;
            counter = 0;
        }
        long high = last << 16 | 0x7000L | counter;
        long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
