package org.tongguan.suspense;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * An account of goods, opened by a declaration.
 *
 * @param declarationId that declaration
 * @param declaration   its customs number
 * @param contract      number of the contract of repair, processing, lease or use
 * @param partner       who repairs, processes, leases or uses them abroad, or sends them in
 * @param leaseEnds     of a lease: its last day
 * @param guarantee     number of the guarantee, null where none is needed
 * @param identity      how an officer made sure which goods they are
 * @param term          null until the goods have moved
 * @param secured       set aside on the guarantee now, yuan
 * @param claimed       claimed from the guarantor, yuan
 */
public record GoodsAccount(UUID id, String number, Regime regime, long traderId, String office, UUID declarationId, String declaration, String contract,
                           String partner, @Nullable LocalDate leaseEnds, @Nullable String guarantee, State state, String reason, String identity,
                           @Nullable Term term, BigDecimal secured, BigDecimal claimed, String filedBy, Instant filedAt) {

    public static final String KIND = "suspense-account";
    /** States in which goods are on account. */
    public static final Set<State> RUNNING = EnumSet.of(State.OPEN, State.OVERDUE);

    public enum State { ASKED, ACCEPTED, OPEN, OVERDUE, CLOSED, REFUSED, WITHDRAWN }

    /**
     * How long the goods may stay away or in.
     *
     * @param movedOn    day of release of the declaration that opened it
     * @param dueOn      last day
     * @param extensions granted so far
     * @param askedUntil an extension that waits for its decision, else null
     */
    public record Term(LocalDate movedOn, LocalDate dueOn, int extensions, @Nullable LocalDate askedUntil, @Nullable String askReason) { }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    public boolean isRunning() {
        return RUNNING.contains(state);
    }
}
