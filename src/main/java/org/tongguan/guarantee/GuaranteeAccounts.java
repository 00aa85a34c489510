package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Page;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.PendingTransfer;
import org.tongguan.ledger.PendingTransfers;
import org.tongguan.ledger.Transfer;
import org.tongguan.runtime.Ids;

/** Guarantees in the ledger: each an account in yuan that is never below zero; what is reserved is set aside to be claimed. */
@Component
class GuaranteeAccounts {

    private static final Account GIVEN = Account.unlimited("guarantees:given", "CNY");
    private static final Account CLAIMED = Account.unlimited("guarantees:claimed", "CNY");
    private final Ledger ledger;
    private final PendingTransfers pendings;

    GuaranteeAccounts(Ledger ledger, PendingTransfers pendings) {
        this.ledger = ledger;
        this.pendings = pendings;
    }

    private static Account account(Guarantee g) {
        return Account.notBelowZero("guarantee:" + g.number(), "CNY");
    }

    void opened(Guarantee g) {
        ledger.post(Transfer.move(Ids.next(), "guarantee-accepted:" + g.number(), "guarantee-accepted", g.ref(), GIVEN, account(g), g.amount()));
    }

    /** What is left of it goes back to whoever gave it. */
    void closed(Guarantee g) {
        BigDecimal left = standing(g).balance();
        if (left.signum() > 0) {
            ledger.post(Transfer.move(Ids.next(), "guarantee-ended:" + g.number(), "guarantee-ended", g.ref(), account(g), GIVEN, left));
        }
    }

    PendingTransfer pending(Guarantee g, Reservation r) {
        return new PendingTransfer(Transfer.move(r.id(), "guarantee-reserved:" + r.id(), "guarantee-reserved", r.subject(), account(g), CLAIMED,
                r.amount()), null);
    }

    /** Those that did not fit, with what was free. */
    Map<PendingTransfer, BigDecimal> reserve(Collection<PendingTransfer> wanted) {
        return pendings.reserve(wanted);
    }

    Set<UUID> giveBack(Collection<UUID> reservations) {
        return pendings.voidAll(reservations);
    }

    void claim(UUID reservation) {
        pendings.post(reservation);
    }

    Ledger.Standing standing(Guarantee g) {
        return ledger.standing(account(g).code());
    }

    Page<Ledger.Line> statement(Guarantee g, Instant from, Instant to, int page, int size) {
        return ledger.statement(account(g).code(), from, to, page, size);
    }
}
