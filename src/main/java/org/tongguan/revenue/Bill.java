package org.tongguan.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;

/**
 * What a trader owes for one subject, in yuan.
 *
 * @param dueOn    last day of the term
 * @param amount   sum of the lines
 * @param paid     zero or, once paid, the amount
 * @param lateFee  what was paid on top; zero until then
 * @param closedAt when it was paid or cancelled, else null
 */
public record Bill(UUID id, String number, Kind kind, SubjectRef subject, String declarationNumber, long traderId, String office, Settlement settlement,
                   LocalDate assessedOn, LocalDate dueOn, BigDecimal amount, BigDecimal paid, BigDecimal lateFee, State state, Instant issuedAt,
                   Instant closedAt, List<Line> lines) {

    public enum State { OPEN, OVERDUE, PAID, CANCELLED }

    public enum Kind {
        /** The first bill of a subject, or what took its place unpaid. */
        ORIGINAL,
        /** What is owed on top of what was paid. */
        SUPPLEMENTARY
    }

    /** How a bill is to be settled. */
    public enum Settlement {
        /** Before release: a payment hold keeps the goods. */
        IMMEDIATE,
        /** Secured by a guarantee: released before payment, the same term. */
        GUARANTEED,
        /** With all of the month, by the fifth working day of the next (Tariff Law art. 43); secured. */
        CONSOLIDATED
    }

    /**
     * One tax.
     *
     * @param tax DUTY, CONSUMPTION_TAX, VAT or EXPORT_DUTY
     */
    public record Line(String tax, BigDecimal amount) { }

    public Bill {
        lines = List.copyOf(lines);
    }

    /** The same bill as it stands on that day: an open one whose term has passed is overdue, whether or not anybody has written that down. */
    Bill on(LocalDate day) {
        return state != State.OPEN || !dueOn.isBefore(day) ? this : new Bill(id, number, kind, subject, declarationNumber, traderId, office, settlement,
                assessedOn, dueOn, amount, paid, lateFee, State.OVERDUE, issuedAt, closedAt, lines);
    }

    public boolean isUnpaid() {
        return state == State.OPEN || state == State.OVERDUE;
    }
}
