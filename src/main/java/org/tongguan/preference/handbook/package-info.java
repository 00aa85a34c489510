/** The printed handbook: ordered, put together, laid out on paper, kept. Uses goods and rates. */
package org.tongguan.preference.handbook;
