package org.tongguan.revenue.refund;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.Law;

/** Until when a refund may be claimed and must be checked, and what interest it bears. */
@Component
class RefundLaw {

    private final Law law;
    private final RefundInterest interest;
    private final Clock clock;

    RefundLaw(Law law, RefundInterest interest, Clock clock) {
        this.law = law;
        this.interest = interest;
        this.clock = clock;
    }

    /** @throws PlatformException REFUSED {@code refund.late} with the last day (Tariff Law arts. 51, 52) */
    void checkTerm(Refund r, LocalDate today) {
        String years = r.ground() == Refund.Ground.OVERPAID ? "overpaid.refund.years" : "refund.claim.years";
        LocalDate last = r.paidOn().plusYears(law.whole(years, today));
        if (today.isAfter(last)) {
            throw new PlatformException(ErrorCode.REFUSED, "refund.late", r.paidOn(), last);
        }
    }

    RefundInterest.Interest interest(Refund r, LocalDate day) {
        return r.ground() == Refund.Ground.NOT_OWED ? RefundInterest.Interest.NONE : interest.of(r.lines(), r.paidOn(), day);
    }

    /** The last day of customs' check of a claim; null where there is nothing to check. */
    @Nullable LocalDate checkBy(Refund r) {
        LocalDate opened = LocalDate.ofInstant(r.openedAt(), clock.getZone());
        return r.state() == Refund.State.APPLIED ? opened.plusDays(law.whole("refund.check.days", opened)) : null;
    }
}
