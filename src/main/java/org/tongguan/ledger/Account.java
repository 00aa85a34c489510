package org.tongguan.ledger;

import java.math.BigDecimal;

/**
 * An account.
 *
 * @param code    unique name, e.g. {@code bill:220120261000000017}
 * @param unit    what it counts
 * @param minimum balance it may not go below, null = unlimited; what is set aside to go counts as gone
 * @param maximum balance it may not go above, null = unlimited; what is set aside to come counts as there
 */
public record Account(String code, Unit unit, BigDecimal minimum, BigDecimal maximum) {

    public Account {
        // Every account begins at zero.
        if (minimum != null && minimum.signum() > 0 || maximum != null && maximum.signum() < 0) {
            throw new IllegalArgumentException("an account begins at zero: " + code);
        }
    }

    /** Of money. */
    public Account(String code, String currency, BigDecimal minimum, BigDecimal maximum) {
        this(code, Unit.currency(currency), minimum, maximum);
    }

    /** Never below zero, never above: unlimited upward. */
    public static Account notBelowZero(String code, Unit unit) {
        return new Account(code, unit, BigDecimal.ZERO, null);
    }

    /** Money, never below zero. */
    public static Account notBelowZero(String code, String currency) {
        return notBelowZero(code, Unit.currency(currency));
    }

    /** No limits: its balance is only ever summed, so many may post to it at once without waiting for each other. */
    public static Account unlimited(String code, Unit unit) {
        return new Account(code, unit, null, null);
    }

    /** Money, without limits. */
    public static Account unlimited(String code, String currency) {
        return unlimited(code, Unit.currency(currency));
    }

    boolean isLimited() {
        return minimum != null || maximum != null;
    }
}
