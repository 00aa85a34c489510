package org.tongguan.tariff.expression;

/** A text is not an expression of the rate language, or of the tariff it comes from. */
public final class RateSyntaxException extends RuntimeException {

    private final int position;
    private final Expected expected;

    /** @param position the first character is 1 */
    public RateSyntaxException(String text, int position, Expected expected) {
        super("at character " + position + " of \"" + text + "\": expected " + expected);
        this.position = position;
        this.expected = expected;
    }

    /** Where it goes wrong: the first character is 1. */
    public int position() {
        return position;
    }

    /** What should stand there. */
    public Expected expected() {
        return expected;
    }

    /** Key of the sentence that says what should stand there. */
    public String key() {
        return "rate.expected." + expected;
    }
}
