package org.tongguan.formats;

/** Reads what people, and their spreadsheet programs, write into a cell. */
public final class Cells {

    private static final int SHOWN = 40;

    private Cells() { }

    /** A commodity code without dots and blanks. Spreadsheet programs drop the zero in front of chapters 1 to 9: an odd number of digits has lost one. */
    public static String commodityCode(String cell) {
        String digits = cell.replaceAll("[.\\s]", "");
        return digits.matches("[1-9][0-9]{6}|[1-9][0-9]{8}") ? "0" + digits : digits;
    }

    /** Whether that is a commodity code of 8 or 10 digits. */
    public static boolean isCommodityCode(String code) {
        return code.matches("[0-9]{8}([0-9]{2})?");
    }

    /** A number without the commas and blanks that part its digits. */
    public static String number(String cell) {
        return cell.replaceAll("[,，\\s]", "");
    }

    /** As much of a cell as is told to people. */
    public static String shown(String cell) {
        return cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell;
    }
}
