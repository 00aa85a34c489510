package org.tongguan.temporary;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Text;

/**
 * One item of a list.
 *
 * @param number   of the item in its list, from 1
 * @param code     commodity code, 8 or 10 digits
 * @param unit     customs unit code of the quantity
 * @param pieces   packages
 * @param weight   kilograms
 * @param price    of the whole item in its currency
 * @param value    the same in yuan
 * @param special  code list {@code temporary_special}; null = ordinary goods
 * @param proof    number of the paper that the kind asks for
 * @param course   medicine: what one course of treatment takes
 * @param person   medicine: whose it is
 * @param tax      owed if it stayed, yuan; null = cannot be computed
 * @param security set aside for it on the guarantee while all of it is in, yuan
 */
public record Item(UUID id, UUID listId, int number, String code, Text name, BigDecimal quantity, String unit, int pieces, BigDecimal weight,
                   BigDecimal price, String currency, BigDecimal value, String origin, @Nullable String special, @Nullable String proof,
                   @Nullable BigDecimal course, @Nullable String person, @Nullable BigDecimal tax, BigDecimal security, State state) {

    public enum State { LISTED, ADMITTED, EXCLUDED }

    /** How much of it: all four measures of an item move together. */
    public record Amount(BigDecimal quantity, int pieces, BigDecimal weight, BigDecimal value) {

        public Amount minus(Amount other) {
            return new Amount(quantity.subtract(other.quantity), pieces - other.pieces, weight.subtract(other.weight), value.subtract(other.value));
        }

        public boolean isNothing() {
            return quantity.signum() == 0 && pieces == 0 && weight.signum() == 0 && value.signum() == 0;
        }
    }

    /**
     * An item with what became of it.
     *
     * @param left  still in, also what is asked to go
     * @param asked of that, asked to go
     * @param bound what an inspection decided about it, as long as that binds it
     */
    public record Standing(Item item, Amount left, Amount asked, @Nullable Decision bound) {

        /** What nobody has asked for yet. */
        public Amount free() {
            return left.minus(asked);
        }
    }

    public Amount all() {
        return new Amount(quantity, pieces, weight, value);
    }

    public Item as(State other) {
        return new Item(id, listId, number, code, name, quantity, unit, pieces, weight, price, currency, value, origin, special, proof, course, person, tax,
                security, other);
    }
}
