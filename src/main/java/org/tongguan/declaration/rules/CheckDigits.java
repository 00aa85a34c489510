package org.tongguan.declaration.rules;

/** Check digits of numbers that name parties and transport: credit code, container, air waybill. */
final class CheckDigits {

    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CheckDigits() { }

    /** Unified social credit code: 18 characters, the last one by GB 32100-2015 (modulo 31). */
    static boolean isCreditCode(String code) {
        if (code.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = CREDIT_ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * CREDIT_WEIGHTS[i];
        }
        return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }

    /** Container number: four capital letters, seven digits. */
    static boolean isContainerNumber(String number) {
        if (number.length() != 11) {
            return false;
        }
        for (int i = 0; i < 11; i++) {
            char c = number.charAt(i);
            if (i < 4 ? c < 'A' || c > 'Z' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Check digit of a well-formed container number by ISO 6346: letters count from 10 without multiples of 11, weights 2^n, modulo 11, 10 is 0. */
    static boolean isContainerCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = number.charAt(i);
            int value = c <= '9' ? c - '0' : 10 + (c - 'A') + (c > 'A' ? 1 : 0) + (c > 'K' ? 1 : 0) + (c > 'U' ? 1 : 0);
            sum += value << i;
        }
        return sum % 11 % 10 == number.charAt(10) - '0';
    }

    /** Master air waybill number: three digits of the airline, seven of the serial, their remainder by seven. */
    static boolean isAirWaybill(String number) {
        return number.length() == 11 && isDigits(number)
                && Integer.parseInt(number, 3, 10, 10) % 7 == number.charAt(10) - '0';
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Digits or capital letters only. */
    static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
