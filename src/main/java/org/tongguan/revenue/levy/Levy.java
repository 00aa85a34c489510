package org.tongguan.revenue.levy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.revenue.Bill;

/**
 * A levy after the fact.
 *
 * @param lines      tax by tax, yuan
 * @param countsFrom day of payment, or of release where nothing was paid
 * @param lastDay    on which it can be decided; null = no limit
 * @param billNumber of the bill it led to, or null
 */
public record Levy(UUID id, String number, Ground ground, SubjectRef subject, String declarationNumber, long traderId, String office,
                   List<Bill.Line> lines, BigDecimal amount, LocalDate countsFrom, @Nullable LocalDate lastDay, State state, String reason, String note,
                   String proposedBy, Instant proposedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String billNumber) {

    /** Customs confirmed another amount; a breach of the rules kept it back; smuggling (Tariff Law arts. 45, 46, 47). */
    public enum Ground { CONFIRMED, VIOLATION, SMUGGLING }

    public enum State { PROPOSED, DECIDED, REFUSED }

    public Levy {
        lines = List.copyOf(lines);
    }

    SubjectRef ref() {
        return new SubjectRef("levy", id);
    }

    Levy decided(State to, String by, Instant at, String told, @Nullable String bill) {
        return new Levy(id, number, ground, subject, declarationNumber, traderId, office, lines, amount, countsFrom, lastDay, to, reason, told, proposedBy,
                proposedAt, by, at, bill);
    }
}
