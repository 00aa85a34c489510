/**
 * Taxes levied after the fact: customs confirms another amount than was declared (补税), or recovers what a breach of the rules kept back
 * (追征), with the late fee from the day of payment or release. Proposed by one officer, decided by another; a bill of its own each time, so that
 * nothing that stands is changed.
 *
 * <p>Law: Tariff Law arts. 45 (three years from payment or release), 46 (breach: three years, 0.05 % a day from then), 47 (smuggling: no limit).
 * Before December 2024 one year without a breach. Years and term are dated data.
 */
package org.tongguan.revenue.levy;
