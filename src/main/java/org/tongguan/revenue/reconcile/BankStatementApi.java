package org.tongguan.revenue.reconcile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.reference.ImportBody;
import org.tongguan.revenue.Payment;
import org.tongguan.revenue.reconcile.BankStatement.Entry;

@RestController
@RequestMapping("/api/v1/bank-reconciliation")
@Tag(name = "revenue")
class BankStatementApi {

    private static final String READERS = "hasAnyRole('OFFICER','SENIOR','ANALYST','ADMIN')";
    private static final String SENDERS = "hasAnyRole('OFFICER','SENIOR','ANALYST','ADMIN','BANK')";
    private final Reconciliation reconciliation;
    private final EntrySettlement settlement;

    BankStatementApi(Reconciliation reconciliation, EntrySettlement settlement) {
        this.reconciliation = reconciliation;
        this.settlement = settlement;
    }

    record BankStatementView(UUID id, String bank, String reference, String account, LocalDate day, String opening, String closing, int entries,
                             Instant receivedAt) {

        static BankStatementView of(BankStatement s) {
            return new BankStatementView(s.id(), s.bank().name(), s.reference(), s.account(), s.day(), s.opening().toPlainString(),
                    s.closing().toPlainString(), s.entries(), s.receivedAt());
        }
    }

    /** @param difference closing balance less the ledger's: zero */
    record BankStanding(String bank, String account, LocalDate day, String closing, String ledger, String difference, String inTransit, String unexplained) { }

    /** @param commands what the asking actor may do now */
    record BankEntryView(UUID id, int position, boolean credit, String amount, LocalDate bookedOn, String bankReference, String endToEnd, String told,
                         String party, @Nullable String number, BankStatement.State state, BankStatement.@Nullable Problem problem,
                         BankStatement.@Nullable Outcome outcome, @Nullable String settledBy, @Nullable Instant settledAt, @Nullable String reason,
                         List<String> commands) {

        static BankEntryView of(Entry e, Actor actor) {
            return new BankEntryView(e.id(), e.position(), e.credit(), e.amount().toPlainString(), e.bookedOn(), e.bankReference(), e.endToEnd(), e.told(),
                    e.party(), e.number(), e.state(), e.problem(), e.outcome(), e.settledBy(), e.settledAt(), e.reason(),
                    BankEntryProcedure.TABLE.commands(e.state(), e, actor));
        }
    }

    /** A payment that was reported and is not booked. */
    record MissingPayment(UUID id, String bank, String bankReference, String number, String amount, Instant paidAt, Payment.Source source) { }

    /** @param number of the bill or month's bill, to assign; null = the one it names */
    record BankEntryStep(@Nullable String number, @Nullable String reason) { }

    record MissingReversal(@Nullable String reason) { }

    private static MissingPayment missing(Payment.Report r) {
        return new MissingPayment(r.id(), r.bank().name(), r.bankReference(), r.number(), r.amount().toPlainString(), r.paidAt(), r.source());
    }

    @PostMapping("/statements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A bank sends its daily statement (ISO 20022 camt.053 as the body); the same statement again is the same")
    @PreAuthorize("hasRole('BANK')")
    BankStatementView take(Actor actor, HttpServletRequest request) throws IOException {
        return BankStatementView.of(reconciliation.take(actor, ImportBody.of(request).readAllBytes()));
    }

    @GetMapping("/statements")
    @Operation(summary = "Statements, newest first: a bank's own, all for officials")
    @PreAuthorize(SENDERS)
    Page<BankStatementView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<BankStatement> found = reconciliation.list(actor, page, size);
        return found.map(BankStatementView::of);
    }

    @GetMapping("/standings")
    @Operation(summary = "How each bank account stands against the ledger after its newest statement")
    @PreAuthorize(READERS)
    List<BankStanding> standings(Actor actor) {
        return reconciliation.listStandings(actor).stream().map(s -> new BankStanding(s.last().bank().name(), s.last().account(), s.last().day(),
                s.last().closing().toPlainString(), s.ledger().toPlainString(), s.last().closing().subtract(s.ledger()).toPlainString(),
                s.inTransit().toPlainString(), s.unexplained().toPlainString())).toList();
    }

    @GetMapping("/entries")
    @Operation(summary = "Entries of statements, those that do not match first; by state, problem, statement, and by bill number or reference")
    @PreAuthorize(READERS)
    Page<BankEntryView> entries(Actor actor, @RequestParam(required = false) BankStatement.State state,
                                @RequestParam(required = false) BankStatement.Problem problem, @RequestParam(required = false) UUID statement,
                                @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        Page<Entry> found = reconciliation.listEntries(actor, state, problem, statement, q, page, size);
        return found.map(e -> BankEntryView.of(e, actor));
    }

    @StepUp
    @PostMapping("/entries/{id}/commands/{command}")
    @Operation(summary = "Settle an entry: assign it to a bill, give it back as a refund, explain what the bank took")
    @PreAuthorize(Callers.OFFICERS)
    BankEntryView act(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody BankEntryStep input) {
        return BankEntryView.of(settlement.act(actor, id, command, input.number(), input.reason()), actor);
    }

    @GetMapping("/missing")
    @Operation(summary = "Payments reported for days that statements cover, which no statement has booked; the oldest 500")
    @PreAuthorize(READERS)
    List<MissingPayment> missing(Actor actor) {
        return reconciliation.listMissing(actor).stream().map(BankStatementApi::missing).toList();
    }

    @StepUp
    @PostMapping("/missing/{id}/reverse")
    @Operation(summary = "Take a reported payment back that never came: its bills are owed again")
    @PreAuthorize("hasRole('SENIOR')")
    MissingPayment reverse(Actor actor, @PathVariable UUID id, @RequestBody MissingReversal input) {
        return missing(settlement.reverse(actor, id, input.reason()));
    }
}
