package org.tongguan.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact amount in one currency. Never rounds by itself: {@link #rounded} is called once per tax, where the law says so.
 *
 * @param amount   exact decimal
 * @param currency ISO 4217 letters, e.g. {@code CNY}
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(amount);
        Objects.requireNonNull(currency);
    }

    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    public static Money cny(BigDecimal amount) {
        return new Money(amount, "CNY");
    }

    public Money plus(Money other) {
        same(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money minus(Money other) {
        same(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** Half-up to that many decimals: the rounding of Chinese duty law (to the fen). */
    public Money rounded(int decimals) {
        return new Money(amount.setScale(decimals, RoundingMode.HALF_UP), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        same(other);
        return amount.compareTo(other.amount);
    }

    private void same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
