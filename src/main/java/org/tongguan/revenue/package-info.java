/**
 * Revenue: what was assessed becomes a bill with a term; a bank reports its payment; the ledger keeps both, and a payment hold keeps the
 * goods until then.
 *
 * <p>Law: Tariff Law of 2024-04-26, art. 43 (term of 15 days, consolidated payment, late fee of 0.05 % a day), arts. 45, 51 (more or less
 * than was paid), art. 59 (into the treasury), art. 60 (in yuan).
 *
 * <p>A bill that is to be secured is reserved on a guarantee and does not keep the goods; if there is no room, the payment hold does.
 *
 * <p>Parts: {@code month} (consolidated tax), {@code order} (orders at the bank), {@code refund}, {@code levy} (after the fact),
 * {@code reconcile} (banks' statements).
 *
 * <p>Higher rooms call {@link org.tongguan.revenue.Bills}; banks reach {@link org.tongguan.revenue.Payments}. Who waits for the money hears
 * of it through the hold that is lifted.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "hold", "ledger", "reference", "guarantee", "formats", "trader"})
package org.tongguan.revenue;
