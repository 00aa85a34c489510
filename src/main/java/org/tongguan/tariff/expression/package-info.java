/**
 * Rates as the tariff writes them: one small language, its parser, its printer and its exact arithmetic. Pure; knows nothing of codes, dates or
 * shipments. Tariff Law art. 23 (ad valorem, specific, compound).
 */
@org.springframework.modulith.NamedInterface("expression")
package org.tongguan.tariff.expression;
