package org.tongguan.revenue.refund;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import org.tongguan.kernel.Text;
import org.tongguan.revenue.BillView.TaxAmount;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1/refunds")
@Tag(name = "revenue")
class RefundApi {

    private final Refunds refunds;
    private final Traders traders;

    RefundApi(Refunds refunds, Traders traders) {
        this.refunds = refunds;
        this.traders = traders;
    }

    /** @param ground OVERPAID, RETURNED or NOT_LOADED */
    record RefundClaim(String billNumber, Refund.Ground ground, List<TaxAmount> lines, @Nullable String reason) { }

    /** @param payee the account it is to be paid to, to propose it */
    record RefundStep(@Nullable String note, @Nullable String payee) { }

    /**
     * @param interest as of today, or as it was approved
     * @param total    with interest
     * @param checkBy  last day of customs' check of a claim
     * @param commands what the asking actor may do now
     */
    record RefundCase(String number, Refund.Ground ground, @Nullable String declarationNumber, @Nullable String traderId, @Nullable Text traderName,
                      String about, List<TaxAmount> lines, String amount, String interest, String total, List<Text> worked, LocalDate paidOn,
                      @Nullable String payee, Refund.State state, String reason, String note, String openedBy, Instant openedAt,
                      @Nullable LocalDate checkBy, @Nullable String proposedBy, @Nullable String approvedBy, @Nullable Instant paidAt,
                      List<String> commands) { }

    private RefundCase view(Refunds.View v) {
        Refund r = v.refund();
        BigDecimal interest = r.interest() == null ? v.interest().amount() : r.interest();
        return new RefundCase(r.number(), r.ground(), r.declarationNumber(), r.traderId() == null ? null : String.valueOf(r.traderId()),
                traders.name(r.traderId()), r.about(),
                r.lines().stream().map(TaxAmount::of).toList(), r.amount().toPlainString(),
                interest.toPlainString(), r.amount().add(interest).toPlainString(), v.interest().worked(), r.paidOn(), r.payee(), r.state(), r.reason(),
                r.note(), r.openedBy(), r.openedAt(), v.checkBy(), r.proposedBy(), r.approvedBy(), r.paidAt(), v.commands());
    }

    @GetMapping
    @Operation(summary = "Refunds: a trader's own, all for officials; by state, and by refund, bill or declaration number")
    @PreAuthorize(Callers.EVERYBODY)
    Page<RefundCase> list(Actor actor, @RequestParam(required = false) Refund.State state, @RequestParam(required = false) String q,
                          @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Refunds.View> found = refunds.list(actor, state, q, page, size);
        return found.map(this::view);
    }

    @GetMapping("/{number}")
    @Operation(summary = "A refund with its interest and how that came about")
    @PreAuthorize(Callers.EVERYBODY)
    RefundCase get(Actor actor, @PathVariable String number) {
        return view(refunds.get(actor, number));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Claim back what was paid too much, or for goods that went back or were not loaded")
    @PreAuthorize(Callers.TRADERS)
    RefundCase claim(Actor actor, @RequestBody RefundClaim input) {
        return view(refunds.claim(actor, input.billNumber() == null ? "" : input.billNumber().strip(), input.ground(),
                TaxAmount.read(input.lines(), "refund.field"), input.reason()));
    }

    @StepUp
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: accept, refuse, propose, approve, send-back; who proposes a refund does not approve it")
    @PreAuthorize(Callers.OFFICERS)
    RefundCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody RefundStep input) {
        return view(refunds.act(actor, number, command, input.note(), input.payee()));
    }
}
