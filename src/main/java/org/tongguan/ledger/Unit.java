package org.tongguan.ledger;

import java.util.Currency;

/**
 * What an account counts.
 *
 * @param name     as it stands in the ledger: {@code CNY}, {@code quantity:035}, {@code count:carton}; transfers balance by it
 * @param decimals finest amount; none finer is posted
 */
public record Unit(Measure measure, String name, int decimals) {

    private static final String QUANTITY = "quantity:";
    private static final String COUNT = "count:";
    private static final int QUANTITY_DECIMALS = 5;

    /** Money, quantities in a unit of measure, pieces. */
    public enum Measure { CURRENCY, QUANTITY, COUNT }

    /**
     * Money.
     *
     * @param code ISO 4217, with the decimals that standard gives it
     */
    public static Unit currency(String code) {
        return new Unit(Measure.CURRENCY, code, Math.max(0, Currency.getInstance(code).getDefaultFractionDigits()));
    }

    /**
     * A quantity, to five decimals as declarations state it.
     *
     * @param code of the unit, three digits (035 = kilogram)
     */
    public static Unit quantity(String code) {
        return new Unit(Measure.QUANTITY, QUANTITY + code, QUANTITY_DECIMALS);
    }

    /** Whole pieces of something. */
    public static Unit count(String what) {
        return new Unit(Measure.COUNT, COUNT + what, 0);
    }

    static Unit of(String name) {
        return name.startsWith(QUANTITY) ? quantity(name.substring(QUANTITY.length())) : name.startsWith(COUNT) ? count(name.substring(COUNT.length()))
                : currency(name);
    }
}
