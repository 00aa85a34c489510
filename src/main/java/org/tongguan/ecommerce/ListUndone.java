package org.tongguan.ecommerce;

import java.time.Instant;

/**
 * A list was taken back as a whole; published in the transaction that did it.
 *
 * @param list as it was before
 * @param note why
 */
public record ListUndone(RetailList list, Instant at, String note) { }
