package org.tongguan.kernel;

import java.util.Locale;

/**
 * A sentence or label in the platform's two languages. Where only the Chinese is published, {@link #in} falls back to it:
 * a missing translation must never hide a fact.
 */
public record Text(String zh, String en) {

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** The text for a reader of that language. */
    public String in(Locale locale) {
        boolean chinese = locale != null && "zh".equals(locale.getLanguage());
        String wanted = chinese ? zh : en;
        String other = chinese ? en : zh;
        return wanted == null || wanted.isBlank() ? other : wanted;
    }
}
