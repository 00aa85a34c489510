package org.tongguan.ecommerce.rules;

/** Citizens' identity numbers (GB 11643-1999): seventeen digits and a check character, ISO 7064 MOD 11-2. */
public final class IdentityNumbers {

    private static final String CHECK = "10X98765432";

    private IdentityNumbers() { }

    /** Whether length, date of birth and check character are right. */
    public static boolean isSound(String number) {
        if (number == null || number.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += digit * weight(i);
        }
        int month = number(number, 10, 12);
        int day = number(number, 12, 14);
        return CHECK.charAt(sum % 11) == number.charAt(17) && month >= 1 && month <= 12 && day >= 1 && day <= 31 && number(number, 6, 8) >= 18;
    }

    private static int weight(int place) {
        return (1 << 17 - place) % 11;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The check character of seventeen digits. */
    public static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * weight(i);
        }
        return CHECK.charAt(sum % 11);
    }
}
