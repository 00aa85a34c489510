package org.tongguan.formats.ceb;

import java.util.List;

/** Checks one value against what the table says of its element. */
final class CebCheck {

    static final String EMPTY = "CEB-0102";
    static final String LENGTH = "CEB-0103";
    static final String TOO_LONG = "CEB-0104";
    static final String NO_NUMBER = "CEB-0105";
    static final String DIGITS = "CEB-0106";
    static final String NO_TIME = "CEB-0107";
    static final String VALUES = "CEB-0108";
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int MAX_NUMBER_LENGTH = 40;

    private CebCheck() { }

    /** The code of what is wrong with the value, null when nothing is. */
    static String fault(CebField field, String value) {
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case DECIMAL, INT -> number(field, value);
            case TIME -> moment(value, 14) ? null : NO_TIME;
            case INSTANT -> moment(value, 17) ? null : NO_TIME;
            case DATE -> moment(value, 8) ? null : NO_TIME;
        };
    }

    private static String text(CebField field, String value) {
        int length = value.length();
        // Characters outside the basic plane count once; only where it matters are they counted.
        if (field.maxLength() > 0 && length > field.maxLength()) {
            length = value.codePointCount(0, length);
            if (length > field.maxLength()) {
                return field.minLength() == field.maxLength() ? LENGTH : TOO_LONG;
            }
        }
        if (length < field.minLength()) {
            return LENGTH;
        }
        List<String> values = field.values();
        return values.isEmpty() || values.contains(value) ? null : VALUES;
    }

    private static String number(CebField field, String value) {
        int at = 0;
        int end = value.length();
        // The schema would take a plus sign and any number of zeros in front; nobody writes them, and numbers are read without.
        if (end > MAX_NUMBER_LENGTH) {
            return DIGITS;
        }
        if (end > 0 && value.charAt(0) == '-') {
            at = 1;
        }
        int whole = 0;
        int decimals = 0;
        int zeros = 0;
        boolean point = false;
        boolean any = false;
        for (; at < end; at++) {
            char c = value.charAt(at);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return NO_NUMBER;
            } else if (point) {
                any = true;
                // Zeros at the end do not count: 2.50000 has one decimal.
                zeros = c == '0' ? zeros + 1 : 0;
                decimals++;
            } else {
                any = true;
                whole += whole > 0 || c != '0' ? 1 : 0;
            }
        }
        if (!any || point && field.type() == CebField.Type.INT) {
            return NO_NUMBER;
        }
        return decimals - zeros > field.scale() || whole + decimals - zeros > field.digits() ? DIGITS : null;
    }

    /** Whether the value is a moment that exists, as that many digits: date, time of day, thousandths. */
    static boolean moment(String value, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        int year = two(value, 0) * 100 + two(value, 2);
        int month = two(value, 4);
        int day = two(value, 6);
        if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1] || month == 2 && day == 29 && !java.time.Year.isLeap(year)) {
            return false;
        }
        return length == 8 || two(value, 8) < 24 && two(value, 10) < 60 && two(value, 12) < 60;
    }

    private static int two(String value, int at) {
        return (value.charAt(at) - '0') * 10 + value.charAt(at + 1) - '0';
    }
}
