package org.tongguan.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Moments and days, as the clock has them. */
public final class Times {

    private Times() { }

    /** Now, no finer than the database keeps it: what is written now is equal to what is read later. */
    public static Instant now(Clock clock) {
        return kept(clock.instant());
    }

    /** That moment, no finer than the database keeps it. */
    public static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** When that day begins where the clock hangs. */
    public static Instant startOf(LocalDate day, Clock clock) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
