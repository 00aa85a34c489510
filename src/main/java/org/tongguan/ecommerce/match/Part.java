package org.tongguan.ecommerce.match;

import java.util.UUID;

/**
 * An order, a payment or a waybill, as far as matching needs it.
 *
 * @param id     the document: its message and place in it
 * @param key    its business key
 * @param values see {@link Values}
 */
public record Part(UUID id, Kind kind, UUID key, long[] values) {

    /** The three documents beside the list. */
    public enum Kind { ORDER, PAYMENT, WAYBILL }
}
