package org.tongguan.tariff.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Component;
import org.tongguan.reference.Law;
import org.tongguan.reference.WorkingDays;

/**
 * Which day's middle rate is the exchange rate for duties of a month (Tariff Law art. 60 leaves the day to the customs administration): that
 * Wednesday of the month before which the dated parameter {@code exchange.fixing.wednesday} names, a week later where it is a holiday.
 */
@Component
public class ExchangeFixing {

    private final Law law;
    private final WorkingDays workingDays;

    ExchangeFixing(Law law, WorkingDays workingDays) {
        this.law = law;
        this.workingDays = workingDays;
    }

    /**
     * The day on which the rate for a month is fixed.
     *
     * @throws IllegalStateException when the law's data do not reach that month
     */
    public LocalDate dayFor(YearMonth month) {
        int ordinal = law.whole("exchange.fixing.wednesday", month.atDay(1));
        LocalDate day = month.minusMonths(1).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.WEDNESDAY));
        return workingDays.isWorkingDay(day) ? day : day.plusWeeks(1);
    }
}
