/**
 * Rates as other tariffs write them, read into the one language: Japan's schedule, the annual database of the United States, TARIC and the
 * Chinese spreadsheets. Pure. What is not understood is refused at its place; what is understood and comes to no amount says so.
 */
@org.springframework.modulith.NamedInterface("dialects")
package org.tongguan.tariff.expression.dialect;
