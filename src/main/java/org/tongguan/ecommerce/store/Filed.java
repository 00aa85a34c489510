package org.tongguan.ecommerce.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A document that was taken, beside orders, payments, waybills and lists.
 *
 * @param id      its message and place in it
 * @param form    number of the message's kind
 * @param key     {@link org.tongguan.ecommerce.match.Keys#document}
 * @param number  of the electronic port
 * @param state   as its first receipt told
 * @param numbers given since, by the receipt's element names
 */
public record Filed(UUID id, long traderId, int form, UUID key, String number, int state, Instant at, Map<String, String> numbers) { }
