package org.tongguan.revenue.month;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * A trader's consolidated bills of a month as one.
 *
 * @param month    the first day of it
 * @param dueOn    last day on which it is paid in time
 * @param amount   of the taxes when it was issued, yuan; null until then
 * @param issuedAt when the month was over; null until then
 */
public record MonthBill(UUID id, String number, long traderId, LocalDate month, LocalDate dueOn, State state, @Nullable BigDecimal amount,
                        @Nullable Instant issuedAt, @Nullable Instant paidAt) {

    static final String KIND = "month-bill";

    public enum State { COLLECTING, ISSUED, DEFAULTED, PAID }

    /** As it stands on that day: one that was paid is owed again when a payment in it was taken back. */
    MonthBill on(LocalDate day, boolean unpaid) {
        return state != State.PAID || !unpaid ? this : new MonthBill(id, number, traderId, month, dueOn, day.isAfter(dueOn) ? State.DEFAULTED : State.ISSUED,
                amount, issuedAt, null);
    }

    SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    /**
     * Why a trader may not use consolidated tax, until an officer has reinstated it.
     *
     * @param number       of the month's bill in default
     * @param reinstatedAt null = stopped
     */
    public record Stop(UUID id, long traderId, UUID monthBill, String number, Instant stoppedAt, @Nullable Instant reinstatedAt,
                       @Nullable String reinstatedBy, @Nullable String reason) { }
}
