package org.tongguan.preference.rates;

import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.Text;

/**
 * A line of a tariff: years by agreements.
 *
 * @param schedule    {@link PreferentialTariff#id()}
 * @param mfn         by year
 * @param provisional by year, empty texts where there is none
 * @param rows        agreements with a rate at hand, the best first
 */
public record Sheet(String schedule, String code, Text name, List<Integer> years, List<String> mfn, List<String> provisional, List<Row> rows) {

    public Sheet {
        years = List.copyOf(years);
        mfn = List.copyOf(mfn);
        provisional = List.copyOf(provisional);
        rows = List.copyOf(rows);
    }

    /** The first day of one of the tariff's years. */
    static LocalDate firstDay(PreferentialTariff tariff, int year) {
        return LocalDate.of(year, tariff.yearStart().getMonth(), tariff.yearStart().getDayOfMonth());
    }
}
