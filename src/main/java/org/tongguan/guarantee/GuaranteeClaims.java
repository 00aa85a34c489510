package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Claims on guarantors when a duty was not paid in time. */
@Component
public class GuaranteeClaims {

    private final GuaranteeRegisterStore store;
    private final GuaranteeAccounts accounts;
    private final List<Debts> debts;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    GuaranteeClaims(GuaranteeRegisterStore store, GuaranteeAccounts accounts, List<Debts> debts, Transactions transactions, Journal journal, Clock clock,
                    ApplicationEventPublisher news) {
        this.store = store;
        this.accounts = accounts;
        this.debts = debts;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
        this.news = news;
    }

    /** What was set aside for a duty is claimed; published in the transaction that claimed it. */
    public record Claimed(String reference, BigDecimal amount, String reason) { }

    /**
     * Claims what is set aside for a duty: it is gone from the guarantee for good. The guarantor's money comes as any payment does.
     *
     * @throws PlatformException NOT_FOUND {@code guarantee}, {@code guarantee.reservation} when nothing is set aside for that duty; REFUSED
     *                           {@code guarantee.reason} without a reason, {@code guarantee.not-due} while its term runs; CONFLICT
     *                           {@code procedure.step}; FORBIDDEN {@code procedure.role}
     */
    public void claim(Actor actor, String number, String reference, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.reason");
        }
        transactions.run(actor, () -> {
            Guarantee g = store.lock(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee", number));
            Reservation claimed = store.listOpen(g.id()).stream().filter(r -> r.reference().equals(reference)).findFirst()
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee.reservation", reference));
            var step = GuaranteeProcedure.TABLE.get(g.state(), "claim", new GuaranteeProcedure.Standing(true), actor);
            if (debts.stream().map(d -> d.isInDefault(reference)).flatMap(Optional::stream).anyMatch(late -> !late)) {
                throw new PlatformException(ErrorCode.REFUSED, "guarantee.not-due", reference);
            }
            // Whoever pays at this moment ends it first, or finds it claimed.
            if (store.end(List.of(reference), Reservation.End.CLAIMED, clock.instant()).isEmpty()) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "guarantee.reservation", reference);
            }
            accounts.claim(claimed.id());
            journal.record(JournalEvent.of(step.event(), g.ref(), g.traderId(), g.office(), Map.of("number", g.number(), "reference", reference, "amount",
                    claimed.amount().toPlainString(), "reason", reason.strip())));
            news.publishEvent(new Claimed(reference, claimed.amount(), reason.strip()));
        });
    }
}
