package org.tongguan.ecommerce.match;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/**
 * The goods lines of an order or a list as they are compared. Lines are numbered from 1 without a gap and those of list and order stand for the same
 * goods one by one (interface specification 2022-05, {@code gnum} of 621 and 303), so that lines are compared by their place. Of all lines together
 * there is one digest for each field that must agree: what is kept for an order does not grow with its lines. Which line differs is seen on the
 * list's page.
 */
public final class GoodsLines {

    private static final int WIDTH_SHIFT = 0xFEE0;
    private final StringBuilder totals = new StringBuilder();
    private final StringBuilder units = new StringBuilder();
    private final StringBuilder quantities = new StringBuilder();
    private final StringBuilder names = new StringBuilder();
    private int count;

    /**
     * The next line.
     *
     * @param name null where names are not compared
     */
    public void add(BigDecimal total, String unit, BigDecimal quantity, String name) {
        count++;
        totals.append(Values.amount(total)).append(';');
        units.append(unit).append(';');
        quantities.append(Values.amount(quantity)).append(';');
        if (name != null) {
            normal(name, names);
            names.append(';');
        }
    }

    /** Puts what is compared at that place of the values and those after it. */
    public void put(long[] values, int place, ToLongFunction<String> digest) {
        values[place + Values.COUNT] = count;
        values[place + Values.TOTALS] = digest.applyAsLong(totals.toString());
        values[place + Values.UNITS] = digest.applyAsLong(units.toString());
        values[place + Values.QUANTITIES] = digest.applyAsLong(quantities.toString());
        if (!names.isEmpty()) {
            values[place + Values.NAMES] = digest.applyAsLong(names.toString());
        }
    }

    /** Whether two names are the same but for blanks, marks, capitals and the width of letters. */
    public static boolean isSameName(String one, String other) {
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        normal(one, left);
        normal(other, right);
        return left.compareTo(right) == 0;
    }

    private static void normal(String name, StringBuilder out) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - WIDTH_SHIFT) : c;
            if (Character.isLetterOrDigit(narrow) || Character.isSurrogate(narrow)) {
                out.append(Character.toLowerCase(narrow));
            }
        }
    }
}
