package org.tongguan.tariff.value;

import java.math.BigDecimal;

/**
 * The law's numbers for a value, as of its day.
 *
 * @param insuranceRate share of price and freight taken as insurance where it is not known
 */
public record ValueSettings(BigDecimal insuranceRate) { }
