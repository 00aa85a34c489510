package org.tongguan.formats.ceb;

import java.util.List;

/**
 * One element that holds a value, as the table tells it.
 *
 * @param element   local name of the element
 * @param mandatory whether it must be there and hold something
 * @param minLength fewest characters, 0 where nothing is said
 * @param maxLength most characters, 0 where nothing is said
 * @param digits    most significant digits of a number, 0 for what is none
 * @param scale     most decimals of a number
 * @param values    the only values allowed; empty where any is
 */
public record CebField(String element, Type type, boolean mandatory, int minLength, int maxLength, int digits, int scale, List<String> values) {

    /** What a value looks like. */
    public enum Type {
        TEXT, DECIMAL, INT,
        /** {@code yyyyMMddHHmmss}. */
        TIME,
        /** {@code yyyyMMddHHmmssSSS}. */
        INSTANT,
        /** {@code yyyyMMdd}. */
        DATE
    }

    public CebField {
        values = List.copyOf(values);
    }
}
