package org.tongguan.ledger;

import java.math.BigDecimal;

/**
 * An account.
 *
 * @param code    unique name, e.g. {@code bill:220120261000000017}
 * @param unit    what it counts: a currency ({@code CNY}) or a unit of quantity
 * @param minimum balance it may not go below, null = unlimited
 * @param maximum balance it may not go above, null = unlimited
 */
public record Account(String code, String unit, BigDecimal minimum, BigDecimal maximum) {

    /** Never below zero, never above: unlimited upward. */
    public static Account notBelowZero(String code, String unit) {
        return new Account(code, unit, BigDecimal.ZERO, null);
    }

    /** No limits: its balance is only ever summed, so many may post to it at once without waiting for each other. */
    public static Account unlimited(String code, String unit) {
        return new Account(code, unit, null, null);
    }

    boolean isLimited() {
        return minimum != null || maximum != null;
    }
}
