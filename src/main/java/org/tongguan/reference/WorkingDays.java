package org.tongguan.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;

/** Which days count: week-ends and holidays do not, swapped week-ends do (State Council notices, {@code data/law/holidays.csv}). */
@Component
public class WorkingDays {

    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();

    WorkingDays() {
        for (Csv.Row row : Csv.resource("law/holidays.csv")) {
            exceptions.put(LocalDate.parse(row.get("date")), "workday".equals(row.get("kind")));
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        Boolean exception = exceptions.get(day);
        return exception != null ? exception : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** That day, or the next working day when a term would end on a day off. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate at = day;
        while (!isWorkingDay(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** The n-th working day after that day. */
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate at = day;
        for (int left = workingDays; left > 0; ) {
            at = at.plusDays(1);
            if (isWorkingDay(at)) {
                left--;
            }
        }
        return at;
    }
}
