package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.revenue.Payment;

/**
 * A bank's statement of one account and day, in yuan.
 *
 * @param reference the bank's own identification of it
 * @param account   the treasury's account there
 */
public record BankStatement(UUID id, Payment.Bank bank, String reference, String account, LocalDate day, BigDecimal opening, BigDecimal closing,
                            int entries, String sha256, Instant receivedAt) {

    SubjectRef ref() {
        return new SubjectRef("bank-statement", id);
    }

    /** As it was read. */
    record Draft(String reference, String account, LocalDate day, String currency, BigDecimal opening, BigDecimal closing, List<Line> lines) { }

    /**
     * An entry as it was read; texts that are not there are empty.
     *
     * @param told what it is for: a structured reference, else the payer's words
     */
    record Line(boolean credit, BigDecimal amount, String currency, LocalDate bookedOn, String bankReference, String endToEnd, String told, String party) { }

    /**
     * An entry.
     *
     * @param number  of the bill, the month's bill or the refund found in it
     * @param problem why it does not match; null = it does
     * @param report  what it was matched with
     */
    public record Entry(UUID id, UUID statement, int position, boolean credit, BigDecimal amount, LocalDate bookedOn, String bankReference, String endToEnd,
                        String told, String party, @Nullable String number, State state, @Nullable Problem problem, @Nullable UUID report,
                        @Nullable Outcome outcome, @Nullable String settledBy, @Nullable Instant settledAt, @Nullable String reason) {

        SubjectRef ref() {
            return new SubjectRef("bank-entry", id);
        }

        Entry found(@Nullable String number, State state, @Nullable Problem problem, @Nullable UUID report) {
            return new Entry(id, statement, position, credit, amount, bookedOn, bankReference, endToEnd, told, party, number, state, problem, report,
                    outcome, settledBy, settledAt, reason);
        }

        Entry settled(State to, String number, UUID report, Outcome outcome, String by, Instant at, String why) {
            return new Entry(id, statement, position, credit, amount, bookedOn, bankReference, endToEnd, told, party, number, to, problem, report,
                    outcome, by, at, why);
        }
    }

    public enum State { OPEN, MATCHED, SETTLED }

    public enum Problem {
        /** It names no bill, or none that there is. */
        UNKNOWN_BILL,
        /** What it names is paid already. */
        DOUBLE,
        /** It is more or less than was reported, or than is owed. */
        DIFFERENCE,
        /** Money went out that nobody ordered. */
        UNKNOWN_DEBIT
    }

    public enum Outcome { PAID, PAID_WITH_SURPLUS, ON_ACCOUNT, GIVEN_BACK, EXPLAINED }
}
