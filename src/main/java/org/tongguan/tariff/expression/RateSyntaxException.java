package org.tongguan.tariff.expression;

/** A text is not an expression of the rate language. */
public final class RateSyntaxException extends RuntimeException {

    private final int position;
    private final String expected;

    RateSyntaxException(String text, int position, String expected) {
        super("at character " + position + " of \"" + text + "\": expected " + expected);
        this.position = position;
        this.expected = expected;
    }

    /** Where it goes wrong: the first character is 1. */
    public int position() {
        return position;
    }

    /** What should stand there. */
    public String expected() {
        return expected;
    }
}
