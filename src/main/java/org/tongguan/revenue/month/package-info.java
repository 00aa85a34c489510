/**
 * Consolidated tax (汇总征税): goods are released against a general guarantee, each with its own bill; at the end of the month they are one
 * bill, payable until the end of the fifth working day of the next. Who lets that day pass may not use the privilege until an officer
 * reinstates it.
 *
 * <p>Law: Tariff Law art. 43; GACC announcements 2017 No. 45 and 2022 No. 61. The bills themselves stay what they are: amended, secured,
 * refunded each by itself; the month's bill is what belongs to the month now.
 */
package org.tongguan.revenue.month;
