/**
 * Finds commodity codes from everyday words in Chinese or English: an index of names in memory, trade words at query time, and what traders have
 * cleared before. A finder, never a ruling: it says why it names a code and when the words are too vague (Tariff Law art. 9).
 */
package org.tongguan.tariff.search;
