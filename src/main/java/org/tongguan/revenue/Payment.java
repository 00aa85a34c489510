package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment that a bank reported.
 *
 * @param bankAccount the bank's account on the platform
 * @param amount      tax and late fee together, yuan
 * @param paidAt      when the bank took it from the payer
 */
public record Payment(UUID id, UUID billId, String billNumber, long traderId, long bankAccount, String bankName, String bankReference, BigDecimal amount,
                      BigDecimal lateFee, String currency, Instant paidAt, Instant receivedAt) {

    /** A bank's report. */
    public record Order(String billNumber, BigDecimal amount, String currency, String bankReference, Instant paidAt) { }

    boolean reports(Order order) {
        return billNumber.equals(order.billNumber()) && amount.compareTo(order.amount()) == 0 && currency.equals(order.currency())
                && paidAt.toEpochMilli() == order.paidAt().toEpochMilli();
    }
}
