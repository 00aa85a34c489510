package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;

/**
 * Finds the staging that published rates fit. It is an inference: schedules are published as rates by year, the number of stages mostly in
 * annexes we do not have. So it is only made where exactly one number of stages explains every published rate.
 */
public final class StagingFinder {

    private final List<Integer> tried;

    /** @param tried numbers of stages that the agreement is known to use */
    public StagingFinder(List<Integer> tried) {
        this.tried = List.copyOf(tried);
    }

    /** What came of it. */
    public enum Outcome {
        /** One number of stages fits. */
        FOUND,
        /** Free already: nothing is cut any more. */
        FREE,
        /** Several fit: too few rates, or too small ones. */
        SEVERAL,
        /** None fits: other baskets, exceptions, a base that is not at hand. */
        NONE,
        /** A rate is no plain percentage, or the day of the first cut is not at hand. */
        NOT_COMPARABLE
    }

    /**
     * @param staging null unless {@link Outcome#FOUND}
     * @param fitting numbers of stages that fit
     */
    public record Answer(Outcome outcome, Staging staging, List<Integer> fitting) {

        static Answer of(Outcome outcome) {
            return new Answer(outcome, null, List.of());
        }
    }

    /**
     * Looks for a staging.
     *
     * @param base      rate before the first cut, in percent; null = not at hand
     * @param published the agreement's rates of the line
     */
    public Answer find(BigDecimal base, LocalDate firstCut, MonthDay yearly, Collection<DatedRate> published) {
        if (!published.isEmpty() && published.stream().allMatch(DatedRate::isFree)) {
            return Answer.of(Outcome.FREE);
        }
        if (base == null || base.signum() == 0 || firstCut == null || published.isEmpty() || published.stream().anyMatch(r -> r.percent() == null)) {
            return Answer.of(Outcome.NOT_COMPARABLE);
        }
        List<Integer> fitting = tried.stream().filter(n -> published.stream().allMatch(r -> fits(base, n, firstCut, yearly, r))).toList();
        return fitting.size() == 1 ? new Answer(Outcome.FOUND, new Staging(base, fitting.getFirst(), firstCut, yearly), fitting)
                : new Answer(fitting.isEmpty() ? Outcome.NONE : Outcome.SEVERAL, null, fitting);
    }

    private static boolean fits(BigDecimal base, int stages, LocalDate firstCut, MonthDay yearly, DatedRate rate) {
        LocalDate day = rate.from().isBefore(firstCut) ? firstCut : rate.from();
        // A rate with an end is published for every year until then; an open one only for the year in which it begins.
        do {
            int cuts = Staging.cuts(firstCut, yearly, day);
            if (Staging.rate(base, stages, Math.min(stages, cuts)).compareTo(rate.percent()) != 0) {
                return false;
            }
            day = day.plusYears(1);
        } while (rate.to() != null && day.isBefore(rate.to()));
        return true;
    }
}
