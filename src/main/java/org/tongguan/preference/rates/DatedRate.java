package org.tongguan.preference.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A published rate and when it holds.
 *
 * @param text    as published, in the rate language of its tariff
 * @param percent the rate where it is a plain part of the value, in percent; null = it needs quantities or cannot be computed
 * @param to      first day on which it no longer holds, null = open
 * @param source  where it was published
 */
public record DatedRate(String text, BigDecimal percent, LocalDate from, LocalDate to, String source) {

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    boolean isFree() {
        return percent != null && percent.signum() == 0;
    }
}
