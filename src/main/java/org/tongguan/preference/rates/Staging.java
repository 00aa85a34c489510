package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A reduction in equal yearly stages: after {@code k} of {@code n} cuts the rate is base × (n − k) / n, rounded half up to a tenth. The first
 * cut is made on the day the agreement enters into force, the next ones on the yearly day, which for agreements in force since January and
 * years that begin in April means two cuts in the first year.
 *
 * @param base     rate before the first cut, in percent
 * @param stages   number of cuts to zero
 * @param firstCut day of the first
 * @param yearly   day and month of the others
 */
public record Staging(BigDecimal base, int stages, LocalDate firstCut, MonthDay yearly) {

    /** Cuts made by that day, at most {@code stages}. */
    public int cuts(LocalDate day) {
        return Math.min(stages, cuts(firstCut, yearly, day));
    }

    /** Cuts that are still to come after that day. */
    public int remaining(LocalDate day) {
        return stages - cuts(day);
    }

    /** The rate on that day, in percent. */
    public BigDecimal rate(LocalDate day) {
        return rate(base, stages, cuts(day));
    }

    /** The day from which it is zero: rounding can bring that forward. */
    public LocalDate freeFrom() {
        int k = 1;
        while (k < stages && rate(base, stages, k).signum() > 0) {
            k++;
        }
        return cutDay(k);
    }

    private LocalDate cutDay(int k) {
        LocalDate next = firstCut.with(yearly).isAfter(firstCut) ? firstCut.with(yearly) : firstCut.plusYears(1).with(yearly);
        return k == 1 ? firstCut : next.plusYears(k - 2L);
    }

    static int cuts(LocalDate firstCut, MonthDay yearly, LocalDate day) {
        if (day.isBefore(firstCut)) {
            return 0;
        }
        int first = firstCut.getYear() - (firstCut.isBefore(firstCut.with(yearly)) ? 1 : 0);
        int now = day.getYear() - (day.isBefore(day.with(yearly)) ? 1 : 0);
        return now - first + 1;
    }

    static BigDecimal rate(BigDecimal base, int stages, int cuts) {
        return base.multiply(BigDecimal.valueOf(stages - cuts)).divide(BigDecimal.valueOf(stages), 1, RoundingMode.HALF_UP);
    }
}
