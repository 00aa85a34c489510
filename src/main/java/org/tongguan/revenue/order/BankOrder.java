package org.tongguan.revenue.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * An order at a bank.
 *
 * @param number   its name at the bank as well
 * @param traderId whose it is; null for money of somebody who is not registered
 * @param about    number of the bill, the month's bill or the refund
 * @param account  the other side's account
 * @param amount   yuan
 * @param asked    how often the bank was asked what became of it
 * @param reason   why the bank refused it, or why what it took was not owed any more
 */
public record BankOrder(UUID id, String number, Kind kind, @Nullable Long traderId, String about, String account, BigDecimal amount, String bank,
                        State state, int asked, String reason, String orderedBy, Instant orderedAt, @Nullable Instant endedAt) {

    static final String KIND = "bank-order";

    /** Take it from the payer; pay it to the other side. */
    public enum Kind { COLLECT, PAY }

    public enum State { ORDERED, UNKNOWN, DONE, REFUSED }

    SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    /** An order has ended; published in the transaction that wrote it down. */
    public record Ended(BankOrder order) { }

    /** The bank took money that is not owed any more; published in the transaction that found it out. */
    public record NotOwed(BankOrder order, String reason) { }
}
