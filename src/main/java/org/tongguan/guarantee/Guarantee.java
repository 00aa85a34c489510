package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * A guarantee as it was registered and decided; what is reserved on it and free stands in the ledger.
 *
 * @param traderId          whose duties it secures
 * @param office            four-digit code of the office that keeps it
 * @param guarantor         bank or insurer; empty for cash
 * @param reference         number of the letter, policy or receipt
 * @param declarationNumber of a single one: what it is for
 * @param amount            yuan
 * @param validTo           last day on which something can be reserved
 * @param replaces          the one it takes the place of when it is accepted
 * @param reason            of the last decision
 */
public record Guarantee(UUID id, String number, Form form, Scope scope, long traderId, String office, String guarantor, String reference,
                        @Nullable String declarationNumber, BigDecimal amount, LocalDate validFrom, LocalDate validTo, @Nullable UUID replaces,
                        State state, String reason, String registeredBy, Instant registeredAt, @Nullable String acceptedBy,
                        @Nullable String cancelAskedBy) {

    static final String KIND = "guarantee";

    /** Letter of a bank, policy of an insurer, money deposited, or an organiser's guarantee for everybody at its event. */
    public enum Form { BANK_LETTER, INSURANCE, CASH, ORGANISER }

    /** For one declaration, or for all of a trader's while it is valid. */
    public enum Scope { SINGLE, GENERAL }

    public enum State { REGISTERED, ACTIVE, CANCELLING, EXPIRED, CANCELLED, REFUSED, REPLACED }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    boolean isValidOn(LocalDate day) {
        return state == State.ACTIVE && !validFrom.isAfter(day) && !validTo.isBefore(day);
    }
}
