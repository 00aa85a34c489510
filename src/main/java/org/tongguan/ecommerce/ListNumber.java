package org.tongguan.ecommerce;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * A list's number in its three shapes. Kept as one whole number: office (4), year (4), running number (9), and a 1 before them for export,
 * whose running numbers are their own.
 */
public final class ListNumber {

    private static final long SERIAL = 1_000_000_000L;
    private static final long EXPORT = 100_000_000_000_000_000L;
    /** Where running numbers of export lists begin at the electronic port, whose numbers do not tell the direction. */
    private static final long EXPORT_AT_PORT = 400_000_000L;
    private static final int LENGTH = 18;

    private ListNumber() { }

    /** Whether it is an export list's. */
    public static boolean isExport(long number) {
        return number >= EXPORT;
    }

    /** The number of that office, year and running number. */
    public static long of(String office, int year, long serial, boolean export) {
        return (export ? EXPORT : 0) + (Long.parseLong(office) * 10_000 + year) * SERIAL + serial;
    }

    /** As customs writes it: {@code 22482026I000000017}. */
    public static String invtNo(long number) {
        long plain = number % EXPORT;
        return "%04d%04d%s%09d".formatted(plain / SERIAL / 10_000, plain / SERIAL % 10_000, isExport(number) ? "E" : "I", plain % SERIAL);
    }

    /** As the electronic port writes it: {@code B20260610000000017}. */
    public static String preNo(long number, LocalDate day) {
        return "B" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%09d".formatted(number % SERIAL + (isExport(number) ? EXPORT_AT_PORT : 0));
    }

    /** The number behind an {@code invtNo}; -1 when it is none. */
    public static long parse(String invtNo) {
        if (invtNo == null || invtNo.length() != LENGTH || invtNo.charAt(8) != 'I' && invtNo.charAt(8) != 'E') {
            return -1;
        }
        String digits = invtNo.substring(0, 8) + invtNo.substring(9);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) + (invtNo.charAt(8) == 'E' ? EXPORT : 0) : -1;
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
        long serial = Long.parseLong(preNo.substring(9));
        boolean export = serial >= EXPORT_AT_PORT;
        return (export ? EXPORT - EXPORT_AT_PORT : 0) + (office * 10_000L + Integer.parseInt(preNo.substring(1, 5))) * SERIAL + serial;
    }
}
