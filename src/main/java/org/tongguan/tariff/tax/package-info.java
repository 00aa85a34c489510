/**
 * The taxes of a line from its value and its rate: duty, remedies, consumption tax, VAT, reductions and exemptions. Pure arithmetic on exact
 * decimals. Tariff Law arts. 23, 32-38; VAT Law; Interim Regulations on Consumption Tax.
 */
@org.springframework.modulith.NamedInterface("tax")
package org.tongguan.tariff.tax;
