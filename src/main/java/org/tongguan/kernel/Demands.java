package org.tongguan.kernel;

/** What modules demand of what people give them; each names its refusals by keys of its own. */
public final class Demands {

    private static final int MOST_TEXT = 200;

    private Demands() { }

    /** Without blanks around it, at most {@value #MOST_TEXT} characters; empty for nothing. */
    public static String text(String given) {
        String clean = given == null ? "" : given.strip();
        return clean.length() > MOST_TEXT ? clean.substring(0, MOST_TEXT) : clean;
    }

    /**
     * The text, which must be there.
     *
     * @throws PlatformException REFUSED with that key without one
     */
    public static String text(String given, String key) {
        String text = text(given);
        if (text.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, key);
        }
        return text;
    }

    /** @throws PlatformException REFUSED with that key, naming the field, when it is not right */
    public static void field(boolean right, String key, String field) {
        if (!right) {
            throw new PlatformException(ErrorCode.REFUSED, key, field);
        }
    }

    /** @throws PlatformException FORBIDDEN with that key, naming the office, when an official of another office decides */
    public static void covers(Actor actor, String office, String key) {
        if (actor.isOfficial() && !actor.covers(office)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, key, office);
        }
    }
}
