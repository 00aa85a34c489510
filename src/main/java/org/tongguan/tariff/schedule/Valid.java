package org.tongguan.tariff.schedule;

import java.time.LocalDate;

/** Something that is law on some days: from its first day (inclusive) until another (exclusive, null = open). */
public interface Valid {

    LocalDate validFrom();

    LocalDate validTo();

    default boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom()) && (validTo() == null || day.isBefore(validTo()));
    }
}
