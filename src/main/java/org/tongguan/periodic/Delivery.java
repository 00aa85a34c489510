package org.tongguan.periodic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * One delivery on account: a list of goods on a vehicle.
 *
 * @param reference   the trader's own, used once
 * @param acceptedOn  day of the list, whose rates and exchange rates its goods have
 * @param dueOn       last day on which its month is declared in time
 * @param secured     what was set aside for it when it was accepted, yuan
 * @param release     number of its pass through the gate
 * @param leftAt      when the last of it passed the gate; null until then
 * @param statementId what declares it; null while nothing does
 */
public record Delivery(UUID id, String number, UUID approvalId, long traderId, String office, String reference, String plate, int packages,
                       BigDecimal grossKg, State state, LocalDate acceptedOn, LocalDate dueOn, BigDecimal secured, String release, String lodgedBy,
                       Instant lodgedAt, @Nullable Instant leftAt, @Nullable UUID statementId, List<Line> lines) {

    public static final String SUBJECT = "periodic-delivery";

    public enum State { CLEARED, OUT, CANCELLED, RETURNED }

    /**
     * Goods of it.
     *
     * @param goods     item number in the model
     * @param quantity  in the unit of the model's goods
     * @param unitPrice in its currency
     * @param netKg     net weight
     * @param second    quantity in the second statutory unit, where that is neither the unit nor kilograms
     * @param tax       owed by the law of the day of the list, yuan
     * @param value     customs value it was computed from, yuan; null = not kept
     * @param returned  of the quantity, what has come back
     */
    public record Line(UUID id, int number, int goods, BigDecimal quantity, BigDecimal unitPrice, BigDecimal netKg, @Nullable BigDecimal second,
                       BigDecimal tax, @Nullable BigDecimal value, BigDecimal returned) {

        public BigDecimal net() {
            return quantity.subtract(returned);
        }
    }

    public Delivery {
        lines = List.copyOf(lines);
    }

    public SubjectRef ref() {
        return ref(id);
    }

    public static SubjectRef ref(UUID id) {
        return new SubjectRef(SUBJECT, id);
    }

    public YearMonth month() {
        return YearMonth.from(acceptedOn);
    }

    /** The same with those lines. */
    public Delivery with(List<Line> others) {
        return new Delivery(id, number, approvalId, traderId, office, reference, plate, packages, grossKg, state, acceptedOn, dueOn, secured, release,
                lodgedBy, lodgedAt, leftAt, statementId, others);
    }
}
