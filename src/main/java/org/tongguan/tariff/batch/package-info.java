/** Quotes for files: a table of goods in, the same table with its taxes out, row by row, as a job whose progress can be watched. */
package org.tongguan.tariff.batch;
