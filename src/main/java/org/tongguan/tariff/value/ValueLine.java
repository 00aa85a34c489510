package org.tongguan.tariff.value;

import java.math.BigDecimal;

/**
 * A goods line to be valued.
 *
 * @param price     price of the whole line, null = not declared
 * @param netKg     net weight in kilograms, null = not known
 * @param otherwise how it is valued where that is not by its transaction price, null = by its price
 */
public record ValueLine(int itemNumber, BigDecimal price, String currency, BigDecimal netKg, ValueBasis otherwise) { }
