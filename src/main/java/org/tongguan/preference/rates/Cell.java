package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an agreement gives in one year.
 *
 * @param year      the tariff's year, by the calendar year in which it begins
 * @param day       the day the rates are taken of: the year's first, or the agreement's first in that year
 * @param rate      empty = none at hand
 * @param percent   null = no plain percentage
 * @param mfn       the rate of everybody else on that day, empty = not at hand
 * @param saving    percentage points below the MFN rate; negative when the MFN rate is lower; null = not comparable without value and quantity
 * @param netSaving percentage points below what is really levied without the preference: the MFN rate or a lower provisional rate
 */
public record Cell(int year, LocalDate day, String rate, BigDecimal percent, Certainty certainty, String mfn, BigDecimal saving, BigDecimal netSaving) {

    /** How sure a rate is. */
    public enum Certainty {
        /** Published for that year. */
        PUBLISHED,
        /** The last published rate, which no later one replaces yet. */
        LAST_KNOWN,
        /** Computed from the staging that the published rates fit. */
        COMPUTED,
        /** Not at hand. */
        NONE
    }
}
