package org.tongguan.ecommerce.match;

import java.util.List;
import java.util.UUID;

/**
 * An order, a payment or a waybill, as far as matching needs it; or that a waybill's goods arrived or departed.
 *
 * @param id     the document: its message and place in it
 * @param key    its business key
 * @param values see {@link Values}
 */
public record Part(UUID id, Kind kind, UUID key, long[] values) {

    /** The number of a payment in 32 bits, keyed, by which it is found among others; 0 for other parts. */
    public int number() {
        return kind == Kind.PAYMENT && values.length > Values.PAYMENT_NO ? (int) values[Values.PAYMENT_NO] : 0;
    }

    /** Those that are documents of a list. */
    public static final List<Kind> DOCUMENTS = List.of(Kind.ORDER, Kind.PAYMENT, Kind.WAYBILL);

    /** The three documents beside the list, import or export, and what happens to exported goods on their way. */
    public enum Kind { ORDER, PAYMENT, WAYBILL, ARRIVAL, DEPARTURE }
}
