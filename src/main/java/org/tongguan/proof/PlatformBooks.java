package org.tongguan.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would stand in a platform's own books of an order. The sandbox's platform answers from it; implemented by whoever keeps the orders and payments
 * that were sent.
 */
public interface PlatformBooks {

    /** What is known of the order and its payment; empty when neither was sent. */
    Optional<Entry> find(String ebpCode, String orderNo);

    /**
     * An order and its payment.
     *
     * @param paid     yuan
     * @param paidAt   as the notice writes times ({@code yyyyMMddHHmmss}, Beijing); null = not known
     * @param goods    names
     * @param recpCode who was paid
     */
    record Entry(String payCode, String payTransactionId, BigDecimal paid, @Nullable String paidAt, List<String> goods, String recpCode, String recpName) {

        public Entry {
            goods = List.copyOf(goods);
        }
    }
}
