package org.tongguan.tariff.imports;

import java.time.LocalDate;

/**
 * What a file does not say itself.
 *
 * @param source    where it was published; null = what the layout is known for
 * @param validFrom first day of rows that name none; null = the file must name it
 * @param validTo   first day on which they are no longer valid; null = open
 * @param schedule  whose tariff, for layouts several administrations use; null = the usual one
 */
public record ImportOptions(String source, LocalDate validFrom, LocalDate validTo, String schedule) { }
