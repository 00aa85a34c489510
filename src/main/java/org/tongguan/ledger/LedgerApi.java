package org.tongguan.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.runtime.Transactions;

/** The books, for those who check them. */
@RestController
@RequestMapping("/api/v1/ledger")
@PreAuthorize("hasAnyRole('SENIOR','ADMIN')")
@Tag(name = "ledger")
class LedgerApi {

    private final Ledger ledger;
    private final LedgerQueries queries;
    private final Transactions transactions;
    private final Clock clock;

    LedgerApi(Ledger ledger, LedgerQueries queries, Transactions transactions, Clock clock) {
        this.ledger = ledger;
        this.queries = queries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param sound whether every unit sums to zero and every account keeps what its entries say */
    record TrialBalanceView(boolean sound, List<TrialBalance.UnitSum> units, long transfers, long pending, List<TrialBalance.Fault> faults) { }

    /**
     * @param at      moment it stood so
     * @param unit    what it counts; nothing for an account nobody named
     * @param minimum balance it may not go below; nothing where there is no limit
     * @param comes   set aside to come, not there yet
     * @param goes    set aside to go, still there
     */
    record LedgerAccount(String account, Instant at, @Nullable String unit, Unit.@Nullable Measure measure, @Nullable String minimum,
                         @Nullable String maximum, String balance, String comes, String goes) {

        static LedgerAccount of(String code, Instant at, @Nullable Account a, Ledger.Standing s) {
            return new LedgerAccount(code, at, a == null ? null : a.unit().name(), a == null ? null : a.unit().measure(),
                    a == null || a.minimum() == null ? null : text(a, a.minimum()), a == null || a.maximum() == null ? null : text(a, a.maximum()),
                    text(a, s.balance()), text(a, s.comes()), text(a, s.goes()));
        }
    }

    /**
     * @param transfer its identity; what was set aside keeps it when it is posted
     * @param subject  what it is about, kind and identity
     * @param amount   by how much the balance changed
     * @param pending  by how much changed what is set aside: below zero set aside to go
     * @param balance  afterwards
     * @param against  the other accounts of the same unit in this transfer, at most eight
     */
    record LedgerLine(UUID transfer, Instant at, String kind, Ledger.Phase phase, String subject, String amount, String pending, String balance,
                      List<String> against) { }

    /** Money with its decimals, quantities as short as they can be written. */
    private static String text(@Nullable Account account, BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        int least = account != null && account.unit().measure() == Unit.Measure.CURRENCY ? account.unit().decimals() : 0;
        return plain.setScale(Math.max(plain.scale(), least)).toPlainString();
    }

    @GetMapping("/trial-balance")
    @Operation(summary = "Trial balance: the sum of all entries in each unit, and whether the books are sound")
    TrialBalanceView trialBalance(Actor actor) {
        TrialBalance trial = transactions.read(actor, ledger::trialBalance);
        return new TrialBalanceView(trial.isSound(), trial.units(), trial.transfers(), trial.pending(), trial.faults());
    }

    @GetMapping("/kinds")
    @Operation(summary = "Kinds of accounts there are: what stands before the first colon of their codes")
    List<String> kinds(Actor actor) {
        return transactions.read(actor, queries::kinds);
    }

    @GetMapping("/accounts")
    @Operation(summary = "Accounts in the order of their codes with what they hold now; by the beginning of the code, kind and unit; the total says only "
            + "whether there are more")
    Page<LedgerAccount> accounts(Actor actor, @RequestParam(required = false) String q, @RequestParam(required = false) String kind,
                                 @RequestParam(required = false) String unit, @RequestParam(defaultValue = "0") int page,
                                 @RequestParam(defaultValue = "20") int size) {
        Instant now = clock.instant();
        long offset = Page.offset(page, size);
        int rows = Page.rows(size);
        List<LedgerQueries.Opened> found = transactions.read(actor, () -> queries.accounts(given(q), given(kind), given(unit), offset, rows + 1));
        return Page.of(page, size, offset + found.size(), (from, most) -> found.stream().limit(most)
                .map(o -> LedgerAccount.of(o.account().code(), now, o.account(), o.standing())).toList());
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping("/standing")
    @Operation(summary = "What an account held at a moment, now without one; zeros for an account nobody named")
    LedgerAccount standing(Actor actor, @RequestParam String account, @RequestParam(required = false) Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        return transactions.read(actor, () -> LedgerAccount.of(account, moment, queries.find(account).orElse(null), ledger.standing(account, moment)));
    }

    @GetMapping("/statement")
    @Operation(summary = "An account's movements between two moments, newest first, with the balance after each and the accounts on the other side")
    Page<LedgerLine> statement(Actor actor, @RequestParam String account, @RequestParam(required = false) Instant from,
                               @RequestParam(required = false) Instant to, @RequestParam(defaultValue = "0") int page,
                               @RequestParam(defaultValue = "20") int size) {
        return transactions.read(actor, () -> {
            Account opened = queries.find(account).orElse(null);
            Page<Ledger.Line> lines = ledger.statement(account, from == null ? Instant.EPOCH : from, to == null ? clock.instant() : to, page, size);
            Map<UUID, List<String>> against = queries.against(account, lines.items().stream().map(Ledger.Line::transfer).distinct().toList());
            return lines.map(l -> new LedgerLine(l.transfer(), l.at(), l.kind(), l.phase(), l.subject().toString(), text(opened, l.amount()),
                    text(opened, l.pending()), text(opened, l.balance()), against.getOrDefault(l.transfer(), List.of())));
        });
    }
}
