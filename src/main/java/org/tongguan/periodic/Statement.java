package org.tongguan.periodic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * Deliveries of a month that are declared together: same approval, same law for their taxes.
 *
 * @param ratesOn        a day whose rates and exchange rates all of them have
 * @param dueOn          last day on which it is declared in time
 * @param declarationId  of what declares it
 * @param sequenceNumber of the same, for people
 */
public record Statement(UUID id, String number, UUID approvalId, long traderId, String office, YearMonth month, LocalDate ratesOn, LocalDate dueOn,
                        State state, UUID declarationId, String sequenceNumber, String madeBy, Instant madeAt, List<Line> lines) {

    public static final String SUBJECT = "periodic-statement";

    public enum State { DRAFTED, DECLARED, SETTLED, DROPPED }

    /**
     * Goods of one kind and price, from all its deliveries.
     *
     * @param number      of the item in the declaration as it was made
     * @param explanation why the declaration says otherwise; null = it was not explained
     */
    public record Line(int number, int goods, BigDecimal unitPrice, @Nullable String explanation) { }

    public Statement {
        lines = List.copyOf(lines);
    }

    public SubjectRef ref() {
        return new SubjectRef(SUBJECT, id);
    }

    public boolean isDeclared() {
        return state == State.DECLARED || state == State.SETTLED;
    }
}
