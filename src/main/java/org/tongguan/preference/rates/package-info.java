/** What agreements give by line and year, as pure values: published rates, the staging they fit, what is saved. Lowest part of the module. */
package org.tongguan.preference.rates;
