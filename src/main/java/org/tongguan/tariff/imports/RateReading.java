package org.tongguan.tariff.imports;

/**
 * How a published text was read.
 *
 * @param original as the schedule prints it; for a database with rate fields, the fields
 * @param rate     in the rate language
 */
public record RateReading(String original, String rate) { }
