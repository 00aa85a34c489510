/**
 * Goods on account (账册): goods that go abroad and come back, to be repaired or processed there or only used; goods that come in to be repaired, used for a
 * time or leased. A declaration opens the account and waits for it; every further declaration of the goods names them on it, item by item and part by
 * part, and waits until an officer found that they are the same. What does not move in time is taxed as ordinary goods, and the guarantee claimed. An
 * account is closed when nothing of it is left.
 *
 * <p>Law: Tariff Law of 2024-04-26 arts. 37, 38 (term, what stays is taxed), 21 (4) (leases), 60; Customs Law arts. 31, 59; Guarantee Regulation art. 5;
 * valuation measures (repair and processing abroad, leases). Which procedure opens what, and for how long, is data: code list {@code suspense_regime},
 * parameters {@code suspense.*}; a declaration waits for an account where its procedure has {@code account=yes} in the list {@code trade_mode}.
 *
 * <p>Not in {@code temporary}: there a list stands in place of declarations and nothing is known of these; here declarations open, move and close
 * everything. Inside, from the door down: api; act; rules and store. Hears of declarations that move on, of paid bills and of claimed guarantees.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "reference", "hold", "ledger", "trader", "guarantee",
    "revenue", "tariff", "tariff :: value", "inspection", "declaration"})
package org.tongguan.suspense;
