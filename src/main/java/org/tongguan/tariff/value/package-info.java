/**
 * The customs value and what it is told in: exchange rates by month, additions and deductions, freight and insurance, the share of each line,
 * values by other methods and of special goods. Pure: a question goes in as a record, the answer comes out with its worked steps; only
 * {@link org.tongguan.tariff.value.ExchangeRates} reads a table.
 *
 * <p>Law: Tariff Law of 2024-04-26, arts. 24-30 (value), 38-40 (temporary, returned and replaced goods), 60 (currency); before December 2024
 * Regulations on Import and Export Duties, arts. 18-27. What only the customs valuation measures say is marked as such in the worked step.
 */
@org.springframework.modulith.NamedInterface("value")
package org.tongguan.tariff.value;
