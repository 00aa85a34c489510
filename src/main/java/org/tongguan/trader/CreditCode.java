package org.tongguan.trader;

/** Unified social credit codes (GB 32100-2015): 17 characters and one that checks them, weights 3ⁱ modulo 31. */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private CreditCode() { }

    /** Whether the code has 18 characters of the standard's alphabet and its last one is right. */
    public static boolean isValid(String code) {
        return code != null && code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && code.charAt(LENGTH - 1) == check(code);
    }

    /** The check character of the code's first 17 characters. */
    public static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
