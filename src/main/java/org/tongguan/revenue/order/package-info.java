/**
 * Orders at a bank: a trader lets a bill be collected from its account, a refund is paid out. The bank answers done, refused, or not at all;
 * what is not known is asked for, in growing pauses, until the bank says it. Nothing is ever taken for done, or for failed, because no answer
 * came, and nothing is ordered again meanwhile.
 *
 * <p>Law: Tariff Law art. 59 (into the treasury). The bank is reached through {@link org.tongguan.revenue.order.BankPort}; a sandbox has one of
 * its own.
 */
package org.tongguan.revenue.order;
