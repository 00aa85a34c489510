package org.tongguan.tariff.value;

/**
 * What the price contains by the terms of delivery.
 *
 * @param code      as declared (code list {@code transaction_mode}), for the worked steps
 * @param freight   whether freight to the place of unloading is in the price
 * @param insurance whether insurance is
 */
public record PriceTerms(String code, boolean freight, boolean insurance) { }
