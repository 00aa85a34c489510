package org.tongguan.revenue.refund;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.revenue.Bill;

/**
 * A refund.
 *
 * @param number    also the reference of the bank's payment
 * @param traderId  whose it is; null for money of somebody who is not registered
 * @param about     number of the bill, or of the money that was not owed
 * @param lines     tax by tax, yuan
 * @param paidOn    day it was paid in; interest counts from there
 * @param interest  once approved, else null
 * @param payee     account it is paid to, once proposed
 * @param note      of the last decision
 */
public record Refund(UUID id, String number, Ground ground, SubjectRef subject, @Nullable String declarationNumber, @Nullable Long traderId,
                     @Nullable String office, String about, List<Bill.Line> lines, BigDecimal amount, LocalDate paidOn, @Nullable BigDecimal interest,
                     @Nullable String payee, State state, String reason, String note, String openedBy, Instant openedAt, @Nullable String proposedBy,
                     @Nullable String approvedBy, @Nullable Instant approvedAt, @Nullable Instant paidAt) {

    static final String KIND = "refund";

    /** As {@link org.tongguan.revenue.RefundDue.Ground}, and money that was not owed at all: paid twice, for nobody's bill, more than was due. */
    public enum Ground { ASSESSMENT, OVERPAID, RETURNED, NOT_LOADED, NOT_OWED }

    public enum State { APPLIED, DUE, PROPOSED, APPROVED, PAID, REFUSED }

    public Refund {
        lines = List.copyOf(lines);
    }

    SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    /** What the bank is to pay. */
    BigDecimal total() {
        return interest == null ? amount : amount.add(interest);
    }

    Refund in(State to, String told) {
        return new Refund(id, number, ground, subject, declarationNumber, traderId, office, about, lines, amount, paidOn, interest, payee, to, reason, told,
                openedBy, openedAt, proposedBy, approvedBy, approvedAt, paidAt);
    }

    Refund proposed(State to, String account, String by, String told) {
        return new Refund(id, number, ground, subject, declarationNumber, traderId, office, about, lines, amount, paidOn, null, account, to, reason, told,
                openedBy, openedAt, by, null, null, null);
    }

    Refund approved(State to, BigDecimal withInterest, String by, Instant at, String told) {
        return new Refund(id, number, ground, subject, declarationNumber, traderId, office, about, lines, amount, paidOn, withInterest, payee, to, reason,
                told, openedBy, openedAt, proposedBy, by, at, null);
    }

    Refund paid(State to, Instant at) {
        return new Refund(id, number, ground, subject, declarationNumber, traderId, office, about, lines, amount, paidOn, interest, payee, to, reason, note,
                openedBy, openedAt, proposedBy, approvedBy, approvedAt, at);
    }
}
