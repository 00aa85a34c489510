package org.tongguan.suspense;

import java.math.BigDecimal;
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

    /** How much of an item: quantity in its unit and value in yuan move together. */
    public record Amount(BigDecimal quantity, BigDecimal value) {

        Amount minus(Amount other) {
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

    public Amount all() {
        return new Amount(quantity, value);
    }
}
