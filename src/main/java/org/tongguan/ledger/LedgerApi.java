package org.tongguan.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** The books, for those who check them. */
@RestController
@RequestMapping("/api/v1/ledger")
@PreAuthorize("hasAnyRole('SENIOR','ADMIN')")
@Tag(name = "ledger")
class LedgerApi {

    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;

    LedgerApi(Ledger ledger, Transactions transactions, Clock clock) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param sound whether every unit sums to zero and every account keeps what its entries say */
    record TrialBalanceView(boolean sound, List<TrialBalance.UnitSum> units, long transfers, long pending, List<TrialBalance.Fault> faults) { }

    /** @param at moment it stood so */
    record StandingView(String account, Instant at, String balance, String comes, String goes) { }

    record LedgerLine(Instant at, String kind, Ledger.Phase phase, String subject, String amount, String pending, String balance) { }

    @GetMapping("/trial-balance")
    @Operation(summary = "Trial balance: the sum of all entries in each unit, and whether the books are sound")
    TrialBalanceView trialBalance(Actor actor) {
        TrialBalance trial = transactions.read(actor, ledger::trialBalance);
        return new TrialBalanceView(trial.isSound(), trial.units(), trial.transfers(), trial.pending(), trial.faults());
    }

    @GetMapping("/standing")
    @Operation(summary = "What an account held at a moment, now without one; zeros for an account nobody named")
    StandingView standing(Actor actor, @RequestParam String account, @RequestParam(required = false) Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        Ledger.Standing standing = transactions.read(actor, () -> ledger.standing(account, moment));
        return new StandingView(account, moment, standing.balance().toPlainString(), standing.comes().toPlainString(), standing.goes().toPlainString());
    }

    @GetMapping("/statement")
    @Operation(summary = "An account's movements between two moments, oldest first, with the balance after each")
    List<LedgerLine> statement(Actor actor, @RequestParam String account, @RequestParam(required = false) Instant from,
                             @RequestParam(required = false) Instant to) {
        return transactions.read(actor, () -> ledger.statement(account, from == null ? Instant.EPOCH : from, to == null ? clock.instant() : to)).stream()
                .map(l -> new LedgerLine(l.at(), l.kind(), l.phase(), l.subject().toString(), l.amount().toPlainString(), l.pending().toPlainString(),
                        l.balance().toPlainString())).toList();
    }
}
