/**
 * Reconciliation with the bank: its daily statement (ISO 20022 camt.053) against what was reported, ordered and billed, to the cent. What does
 * not match stands in a list until an officer settles it: money for nobody's bill, paid twice, more or less than was due, payments that were
 * reported and never came.
 *
 * <p>In the ledger: {@code treasury:BANK} holds what was reported and is not booked, {@code bank:BANK:ACCOUNT} what the bank holds for the
 * treasury, {@code unexplained:BANK} what nobody has explained, {@code deposit:NUMBER} parts that wait for the rest. After each statement the
 * bank's closing balance is the ledger's, or the statement is refused.
 */
package org.tongguan.revenue.reconcile;
