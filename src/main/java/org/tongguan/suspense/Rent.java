package org.tongguan.suspense;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * A rent of a lease.
 *
 * @param number      from 1, in the order of the contract
 * @param payOn       day on which the contract has it paid
 * @param paidOn      day on which it was; null = not told
 * @param declaration customs number of the declaration that taxes it
 * @param bill        of a rent that was not declared in time and levied
 */
public record Rent(UUID id, UUID accountId, int number, LocalDate payOn, BigDecimal amount, String currency, State state, @Nullable LocalDate paidOn,
                   @Nullable UUID declarationId, @Nullable String declaration, @Nullable String bill) {

    public static final String KIND = "suspense-rent";

    /** Open; told and under a declaration; that declaration released; levied and billed; that bill paid; not paid any more, the lease having ended. */
    public enum State { OPEN, DECLARED, TAXED, LEVIED, PAID, LAPSED }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    /** Whether nothing of it is left to do. */
    public boolean isDone() {
        return state == State.TAXED || state == State.PAID || state == State.LAPSED;
    }
}
