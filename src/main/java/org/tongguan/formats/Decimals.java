package org.tongguan.formats;

import java.math.BigDecimal;

/** Reads and writes plain decimals: digits, one point, a leading minus. No exponents, no blanks; read are at most 40 characters. */
public final class Decimals {

    private static final int MAX_LENGTH = 40;

    private Decimals() { }

    /** The number, or null when the text is not a plain decimal. */
    public static BigDecimal parse(String text) {
        return isPlain(text) ? new BigDecimal(text) : null;
    }

    /** A number as short as it can be written. */
    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** An amount of money, with its two decimals. */
    public static String yuan(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    /** Whether the text is digits with at most one point and a leading minus. */
    public static boolean isPlain(String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        int start = text.charAt(0) == '-' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
