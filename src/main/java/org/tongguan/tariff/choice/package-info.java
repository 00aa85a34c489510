/**
 * Which rate applies and of which day: Tariff Law arts. 10-14 (rates), 16-19 (remedies), 20-22 (day). Every answer can give its reasons, step by step.
 */
package org.tongguan.tariff.choice;
