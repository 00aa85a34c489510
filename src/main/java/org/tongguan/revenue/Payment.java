package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for one bill.
 *
 * @param reportId    the report it came with; one report may pay all bills of a month
 * @param bankAccount the bank's account on the platform
 * @param amount      tax and late fee together, yuan
 * @param paidAt      when the bank took it from the payer
 * @param reversedAt  when it was taken back, else null
 */
public record Payment(UUID id, UUID reportId, UUID billId, String billNumber, long traderId, long bankAccount, String bankName, String bankReference,
                      BigDecimal amount, BigDecimal lateFee, String currency, Instant paidAt, Instant receivedAt, @Nullable Instant reversedAt) {

    /** How the platform came to know of money. */
    public enum Source {
        /** The bank's own message. */
        MESSAGE,
        /** Its daily statement, before or without a message. */
        STATEMENT,
        /** The platform ordered it at the bank for the payer. */
        ORDER,
        /** An officer said what an unexplained amount was for. */
        SETTLED
    }

    /** A bank's report; the number is a bill's or that of a month's bill. */
    public record Order(String billNumber, BigDecimal amount, String currency, String bankReference, Instant paidAt) { }

    /** Who took the money: the bank's account on the platform, 0 where the platform ordered it itself, and its name. */
    public record Bank(long account, String name) { }

    /**
     * A report that was taken.
     *
     * @param number   the bill's, or the month's bill's
     * @param payments bill by bill
     * @param reversal why it was taken back, or null
     */
    public record Report(UUID id, Bank bank, String bankReference, String number, long traderId, BigDecimal amount, String currency, Instant paidAt,
                         Instant receivedAt, Source source, @Nullable String reversal, List<Payment> payments) {

        public Report {
            payments = List.copyOf(payments);
        }

        /** Whether somebody who says this says the same; a statement knows the day only. */
        boolean says(Order order, Source other, ZoneId zone) {
            boolean same = number.equals(order.billNumber()) && amount.compareTo(order.amount()) == 0 && currency.equals(order.currency());
            return same && (source == Source.MESSAGE && other == Source.MESSAGE ? paidAt.toEpochMilli() == order.paidAt().toEpochMilli()
                    : day(paidAt, zone).equals(day(order.paidAt(), zone)));
        }

        private static LocalDate day(Instant at, ZoneId zone) {
            return LocalDate.ofInstant(at, zone);
        }
    }
}
