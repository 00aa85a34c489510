package org.tongguan.tariff.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * How a line is valued otherwise than by its transaction price.
 *
 * @param amounts      the parts of the method, by their names (see {@link ValueMethod})
 * @param conditionMet repair and processing abroad: declared as such on leaving and back within the term; null = not said
 * @param reason       methods of arts. 27 and 30: why the transaction price cannot be used, and where the figures come from
 * @param excluded     methods of arts. 27 and 30 that come earlier and cannot be used
 * @param swapped      the taxpayer asked for the computed value before the deductive one (art. 27, second paragraph)
 * @param supervision  relief goods: from when to when, and for how long they are supervised; else null
 */
public record ValueBasis(ValueMethod method, Map<String, Amount> amounts, Boolean conditionMet, String reason, List<ValueMethod> excluded, boolean swapped,
                         Supervision supervision) {

    public ValueBasis {
        amounts = amounts == null ? Map.of() : Map.copyOf(amounts);
        excluded = excluded == null ? List.of() : List.copyOf(excluded);
    }

    /**
     * The supervision of relief goods.
     *
     * @param disposedOn day on which they are sold or put to another use
     * @param years      how long goods of that kind are supervised
     */
    public record Supervision(LocalDate importedOn, LocalDate disposedOn, int years) {

        /** Months between two days: a part of a month counts from its sixteenth day on. */
        public static int months(LocalDate from, LocalDate to) {
            long whole = ChronoUnit.MONTHS.between(from, to);
            long rest = ChronoUnit.DAYS.between(from.plusMonths(whole), to);
            return Math.toIntExact(whole + (rest > 15 ? 1 : 0));
        }
    }

    /** Goods of which only the parts need to be told. */
    public static ValueBasis of(ValueMethod method, Map<String, Amount> amounts) {
        return new ValueBasis(method, amounts, true, null, List.of(), false, null);
    }
}
