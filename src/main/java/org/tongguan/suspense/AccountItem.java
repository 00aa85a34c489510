package org.tongguan.suspense;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.inspection.Decision;

/**
 * One item on account.
 *
 * @param number   from 1; a line of the declaration, or after those a part that was replaced
 * @param unit     customs unit code of the quantity
 * @param price    of the whole item in its currency
 * @param value    the same in yuan
 * @param identity marks by which it is known again: serial numbers, seals, photographs
 * @param replaced it was taken out of goods under repair
 * @param tax      owed if it stayed where it is, yuan; null = cannot be computed
 * @param security set aside for it while all of it is on account, yuan
 */
public record AccountItem(UUID id, UUID accountId, int number, String code, String name, BigDecimal quantity, String unit, BigDecimal price, String currency,
                          BigDecimal value, String origin, String identity, boolean replaced, @Nullable BigDecimal tax, BigDecimal security) {

    /**
     * An item as it read until the declaration it came with was amended; one that was added then read of nothing.
     *
     * @param version of the declaration that says it otherwise
     * @param by      who wanted it amended
     */
    public record Change(AccountItem was, AccountItem now, int version, String reason, String by, Instant at) { }

    /** How much of an item: quantity in its unit and value in yuan move together. */
    public record Amount(BigDecimal quantity, BigDecimal value) {

        public Amount minus(Amount other) {
            return new Amount(quantity.subtract(other.quantity), value.subtract(other.value));
        }
    }

    /**
     * An item with what became of it.
     *
     * @param left  still on account, also what is asked to move
     * @param asked of that, asked to move
     * @param bound what an inspection decided about it, as long as that binds it
     */
    public record Standing(AccountItem item, Amount left, Amount asked, @Nullable Decision bound) {

        /** What nobody has asked for yet. */
        public Amount free() {
            return left.minus(asked);
        }
    }

    /** It did not come: nothing is on account, nothing is owed. */
    public AccountItem none() {
        BigDecimal nothing = BigDecimal.ZERO.setScale(2);
        return new AccountItem(id, accountId, number, code, name, BigDecimal.ZERO, unit, nothing, currency, nothing, origin, identity, replaced, nothing,
                nothing);
    }

    /** The same with what went, or is asked to go, at the value it went with; only the rest has this value. */
    public AccountItem after(Amount gone) {
        BigDecimal rest = quantity.signum() == 0 ? BigDecimal.ZERO
                : value.multiply(quantity.subtract(gone.quantity)).divide(quantity, 2, RoundingMode.HALF_UP);
        return new AccountItem(id, accountId, number, code, name, quantity, unit, price, currency, gone.value.add(rest), origin, identity, replaced, tax,
                security);
    }

    public Amount all() {
        return new Amount(quantity, value);
    }
}
