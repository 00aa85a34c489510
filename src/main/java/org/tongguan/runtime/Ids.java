package org.tongguan.runtime;

import java.security.SecureRandom;
import java.util.UUID;

/** Time-ordered identities (UUID version 7, RFC 9562), so that new rows land at the end of their index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static long last;
    private static int counter;

    private Ids() { }

    /** Parts of one thing that can be numbered within its identity. */
    public static final int PARTS = 128;

    /**
     * A new identity whose last seven bits are free, for the parts of what it names: {@link #part} numbers them, {@link #whole} leads back.
     */
    public static UUID nextWhole() {
        return whole(next());
    }

    /** The identity of the part with that number, 0 to {@value #PARTS} - 1. */
    public static UUID part(UUID whole, int number) {
        return new UUID(whole.getMostSignificantBits(), whole.getLeastSignificantBits() | number);
    }

    /** What a part belongs to. */
    public static UUID whole(UUID part) {
        return new UUID(part.getMostSignificantBits(), part.getLeastSignificantBits() & -PARTS);
    }

    /** The number of a part. */
    public static int number(UUID part) {
        return (int) part.getLeastSignificantBits() & PARTS - 1;
    }

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
