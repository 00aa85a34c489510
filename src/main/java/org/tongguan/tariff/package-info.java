/**
 * The tariff and what is owed under it: tariff lines with their rates as dated data, exchange rates, the customs value, the choice of the
 * rate, and the taxes of a shipment with every step told in both languages.
 *
 * <p>Law: Tariff Law of 2024-04-26, arts. 9-14 (lines and choice of rate), 20-21 (day), 23 (ways of levying), 24-29 (value), 32, 36, 37
 * (reliefs), 60 (currency); VAT Law of 2024-12-25; Interim Regulations on Consumption Tax.
 *
 * <p>Higher rooms call {@link org.tongguan.tariff.Duties} (pure, in memory), {@link org.tongguan.tariff.Tariff} and
 * {@link org.tongguan.tariff.value.ExchangeRates}. A rate that is not at hand is never taken for zero: such a line is the
 * officer's.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "reference"})
package org.tongguan.tariff;
