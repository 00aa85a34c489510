package org.tongguan.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule. An absent value satisfies {@link Op#ABSENT} and nothing else; a group without repetitions counts as one
 * repetition without values.
 *
 * @param field     path of a dictionary field or derived fact: {@code head.procedureCode}, {@code goodsItems.valuePerKg}, {@code trader.grade}
 * @param values    operands, see {@link Op}; an empty text is an open end
 * @param reference for {@link Op#RATIO}: the metric of the reference values to divide by, else null
 */
public record Condition(String field, Op op, List<String> values, @Nullable String reference) {

    /** How a value is compared. Numbers compare as numbers, dates as days; bounds are inclusive. */
    public enum Op {
        /** Equals the one value. */
        EQ,
        /** Is there and differs from the one value. */
        NE,
        /** Equals one of the values. */
        IN,
        /** Is there and equals none of the values. */
        NOT_IN,
        /** Begins with one of the values. */
        PREFIX,
        /** Lies between values[0] and values[1]; an empty one is open. */
        RANGE,
        /**
         * Divided by the reference value of the item's commodity code, lies between values[0] and values[1]; with {@code OUTSIDE} as
         * values[2], lies outside of them. Without a reference value it does not match.
         */
        RATIO,
        /** Is there. */
        PRESENT,
        /** Is not there. */
        ABSENT
    }

    public Condition {
        values = values == null ? List.of() : values.stream().map(v -> v == null ? "" : v.strip()).toList();
        reference = reference == null || reference.isBlank() ? null : reference.strip();
    }

    public static Condition of(String field, Op op, String... values) {
        return new Condition(field, op, List.of(values), null);
    }
}
