package org.tongguan.kernel;

/** The one rule of all actions that take two: whoever did the first half does not do the second. */
public final class FourEyes {

    private FourEyes() { }

    /** Whether that actor did the first half; names of accounts are given once for ever. */
    public static boolean isSame(Actor second, String first) {
        return second.name().equals(first);
    }

    /**
     * Refuses the second half to who did the first.
     *
     * @param key sentence of the refusal
     * @throws PlatformException FORBIDDEN with that key
     */
    public static void demandAnother(Actor second, String first, String key) {
        if (isSame(second, first)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, key);
        }
    }
}
