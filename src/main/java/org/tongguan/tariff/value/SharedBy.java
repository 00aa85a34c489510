package org.tongguan.tariff.value;

/** How the freight of a shipment is shared out among its lines. */
public enum SharedBy {
    /** In proportion to the price. */
    VALUE,
    /** In proportion to the net weight. */
    WEIGHT
}
