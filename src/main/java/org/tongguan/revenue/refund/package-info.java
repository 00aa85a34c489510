/**
 * Refunds (退税): what an amendment left over, what a taxpayer claims, and money that was never owed; proposed by one officer, approved by
 * another, paid by the bank, with the bank's interest for taxes.
 *
 * <p>Law: Tariff Law arts. 51 (too much was paid: three years), 52 (goods went back, or were not loaded: one year), 53 (interest at the banks'
 * demand deposit rate). Terms, rates and the counting of days are dated data.
 */
package org.tongguan.revenue.refund;
