package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * What a trader owes for one subject, in yuan.
 *
 * @param dueOn    last day of the term
 * @param amount   sum of the lines
 * @param paid     zero or, once paid, the amount
 * @param lateFee  what was paid on top; zero until then
 * @param closedAt when it was paid or cancelled, else null
 * @param basis    how the amount came about; null = the assessment says it
 * @param feeFrom  the late fee counts from the day after, whatever the term; null = after the term
 */
public record Bill(UUID id, String number, Kind kind, SubjectRef subject, String declarationNumber, long traderId, String office, Settlement settlement,
                   LocalDate assessedOn, LocalDate dueOn, BigDecimal amount, BigDecimal paid, BigDecimal lateFee, State state, Instant issuedAt,
                   Instant closedAt, Text basis, LocalDate feeFrom, List<Line> lines) {

    public static final String LATE_DECLARATION_FEE = "LATE_DECLARATION_FEE";

    public enum State { OPEN, OVERDUE, PAID, CANCELLED }

    public enum Kind {
        /** The first bill of a subject, or what took its place unpaid. */
        ORIGINAL,
        /** What is owed on top of what was paid. */
        SUPPLEMENTARY,
        /** The fee for declaring late; beside the taxes, and no late fee grows on it. */
        LATE_DECLARATION,
        /** Levied after the fact (Tariff Law arts. 45-47); beside what the assessment bills, and after the release. */
        RECOVERY
    }

    /** How a bill is to be settled. */
    public enum Settlement {
        /** Before release: a payment hold keeps the goods. */
        IMMEDIATE,
        /** To be secured by a guarantee: released before payment, the same term; kept by a payment hold while no guarantee has room. */
        GUARANTEED,
        /** With all of the month, by the fifth working day of the next (Tariff Law art. 43); secured. */
        CONSOLIDATED
    }

    /**
     * One tax.
     *
     * @param tax what it is for: a tax by its name in the assessment, or {@link #LATE_DECLARATION_FEE}
     */
    public record Line(String tax, BigDecimal amount) { }

    public Bill {
        lines = List.copyOf(lines);
    }

    /**
     * The same bill as it stands on that day: an open one whose term has passed is overdue, whether or not anybody has written that down.
     * The fee for declaring late never is: no late payment fee grows on it.
     */
    Bill on(LocalDate day) {
        if (state != State.OPEN || isLateDeclaration() || !dueOn.isBefore(day)) {
            return this;
        }
        return new Bill(id, number, kind, subject, declarationNumber, traderId, office, settlement, assessedOn, dueOn, amount, paid, lateFee,
                State.OVERDUE, issuedAt, closedAt, basis, feeFrom, lines);
    }

    /** Whether it is the fee for declaring late and not taxes. */
    public boolean isLateDeclaration() {
        return kind == Kind.LATE_DECLARATION;
    }

    public boolean isUnpaid() {
        return state == State.OPEN || state == State.OVERDUE;
    }
}
