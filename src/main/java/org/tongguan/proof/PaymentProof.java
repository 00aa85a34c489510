package org.tongguan.proof;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a platform proved of the payment of one order; its signature was sound.
 *
 * @param sessionId   the question it answers
 * @param traderId    the platform
 * @param orders      all orders that the payment was for, this one among them
 * @param ebpCode     platform code
 * @param payCode     payment firm
 * @param totalAmount amount paid for all of them, in {@code currency}
 * @param currency    three digits, {@code 142} is the yuan
 * @param verifier    1 UnionPay, 2 NUCC, 3 other
 * @param payType     1 app, 2 web, 3 scan, 4 other
 * @param recpCode    who was paid
 * @param goods       names of the goods the payment was for
 */
public record PaymentProof(UUID id, String sessionId, long traderId, String orderNo, List<String> orders, String ebpCode, String payCode,
                           String payTransactionId, BigDecimal totalAmount, String currency, String verifier, String payType, Instant tradedAt,
                           String recpAccount, String recpCode, String recpName, List<String> goods, String rawSha256, Instant receivedAt) {

    public PaymentProof {
        orders = List.copyOf(orders);
        goods = List.copyOf(goods);
    }
}
