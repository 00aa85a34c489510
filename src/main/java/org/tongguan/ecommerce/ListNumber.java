package org.tongguan.ecommerce;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** A list's number in its three shapes. */
public final class ListNumber {

    private static final long SERIAL = 1_000_000_000L;
    private static final int LENGTH = 18;

    private ListNumber() { }

    /** As customs writes it: {@code 22482026I000000017}. */
    public static String invtNo(long number) {
        return "%04d%04dI%09d".formatted(number / SERIAL / 10_000, number / SERIAL % 10_000, number % SERIAL);
    }

    /** As the electronic port writes it: {@code B20260610000000017}. */
    public static String preNo(long number, LocalDate day) {
        return "B" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%09d".formatted(number % SERIAL);
    }

    /** The number behind an {@code invtNo}; -1 when it is none. */
    public static long parse(String invtNo) {
        if (invtNo == null || invtNo.length() != LENGTH || invtNo.charAt(8) != 'I') {
            return -1;
        }
        String digits = invtNo.substring(0, 8) + invtNo.substring(9);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }

    /** The day in a {@code preNo}; null when it is none. */
    public static LocalDate dayOfPreNo(String preNo) {
        if (preNo == null || !preNo.matches("B\\d{17}")) {
            return null;
        }
        try {
            return LocalDate.parse(preNo.substring(1, 9), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The number behind a {@code preNo}, if it is that office's. */
    public static long of(int office, String preNo) {
        return (office * 10_000L + Integer.parseInt(preNo.substring(1, 5))) * SERIAL + Long.parseLong(preNo.substring(9));
    }
}
