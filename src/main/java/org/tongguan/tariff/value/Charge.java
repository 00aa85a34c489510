package org.tongguan.tariff.value;

import java.math.BigDecimal;

/**
 * A charge beside the price, as declared.
 *
 * @param mark     1 percentage of the price (insurance of an import: of the insured value), 2 currency for each tonne net (freight only),
 *                 3 total
 * @param amount   null = not declared
 * @param currency of marks 2 and 3
 */
public record Charge(String mark, BigDecimal amount, String currency) { }
