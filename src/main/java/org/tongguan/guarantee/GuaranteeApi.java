package org.tongguan.guarantee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.ledger.Ledger;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1/guarantees")
@Tag(name = "guarantee")
class GuaranteeApi {

    private final GuaranteeRegister guarantees;
    private final GuaranteeClaims claims;
    private final Traders traders;

    GuaranteeApi(GuaranteeRegister guarantees, GuaranteeClaims claims, Traders traders) {
        this.guarantees = guarantees;
        this.claims = claims;
        this.traders = traders;
    }

    /**
     * @param traderId whose duties it secures; a trader's own when it brings it in itself
     * @param amount   yuan, decimal text
     */
    record GuaranteeInput(Guarantee.Form form, Guarantee.Scope scope, @Nullable String traderId, String office, @Nullable String guarantor, String reference,
                          @Nullable String declarationNumber, String amount, LocalDate validFrom, LocalDate validTo, @Nullable String replaces) { }

    record ReasonInput(@Nullable String reason) { }

    /** @param reference what was not paid, e.g. a bill's number */
    record ClaimInput(String reference, String reason) { }

    record ReservationView(String reference, @Nullable String declarationNumber, String amount, Instant reservedAt, Reservation.@Nullable End ended,
                           @Nullable Instant endedAt) {

        static ReservationView of(Reservation r) {
            return new ReservationView(r.reference(), r.declarationNumber(), r.amount().toPlainString(), r.reservedAt(), r.ended(), r.endedAt());
        }
    }

    /**
     * @param drawn what is set aside now
     * @param free  what can still be set aside
     */
    record GuaranteeCase(String number, Guarantee.Form form, Guarantee.Scope scope, String traderId, @Nullable Text traderName,
                         String office, String guarantor, String reference, @Nullable String declarationNumber, String amount, String drawn,
                         String free, LocalDate validFrom, LocalDate validTo,
                         Guarantee.State state, String reason, @Nullable String replaces, Instant registeredAt, List<String> commands) {

        private static GuaranteeCase of(GuaranteeRegister.View v, @Nullable Text trader) {
            Guarantee g = v.guarantee();
            return new GuaranteeCase(g.number(), g.form(), g.scope(), String.valueOf(g.traderId()), trader, g.office(), g.guarantor(),
                    g.reference(), g.declarationNumber(), g.amount().toPlainString(), text(v.standing().goes()), text(v.standing().free()),
                    g.validFrom(), g.validTo(), g.state(), g.reason(),
                    v.replaces(), g.registeredAt(), v.commands());
        }
    }

    /**
     * @param transfer its identity in the ledger
     * @param phase    set aside, claimed or otherwise posted, given back
     */
    record StatementLine(UUID transfer, Instant at, String kind, Ledger.Phase phase, String amount, String pending, String balance) { }

    private GuaranteeCase view(GuaranteeRegister.View v) {
        return GuaranteeCase.of(v, traders.name(v.guarantee().traderId()));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    @GetMapping
    @Operation(summary = "Guarantees: a trader's own, all for officials; by state, and by number, reference or guarantor")
    @PreAuthorize(Callers.EVERYBODY)
    Page<GuaranteeCase> list(Actor actor, @RequestParam(required = false) Guarantee.State state, @RequestParam(required = false) String q,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<GuaranteeRegister.View> found = guarantees.list(actor, state, q, page, size);
        return found.map(this::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register a guarantee; it counts when an officer other than who brought it in has accepted it")
    @PreAuthorize(Callers.BOTH_SIDES)
    GuaranteeCase register(Actor actor, @RequestBody GuaranteeInput input) {
        long trader = actor.traderId() == null ? id(input.traderId()) : actor.traderId();
        if (actor.traderId() != null && input.traderId() != null && id(input.traderId()) != trader) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.field", "traderId");
        }
        Guarantee g = guarantees.register(actor, new GuaranteeRegister.Draft(input.form(), input.scope(), trader, input.office(), input.guarantor(),
                input.reference(), input.declarationNumber(), amount(input.amount()), input.validFrom(), input.validTo(), input.replaces()));
        return view(guarantees.get(actor, g.number()));
    }

    private static long id(String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.field", "traderId");
        }
        return Long.parseLong(text);
    }

    private static BigDecimal amount(String text) {
        if (text == null || !text.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.field", "amount");
        }
        return new BigDecimal(text).setScale(2);
    }

    @GetMapping("/{number}")
    @Operation(summary = "A guarantee with how much of it is set aside and free")
    @PreAuthorize(Callers.EVERYBODY)
    GuaranteeCase get(Actor actor, @PathVariable String number) {
        return view(guarantees.get(actor, number));
    }

    @GetMapping("/{number}/reservations")
    @Operation(summary = "What is, and what was, set aside on a guarantee, newest first; only what is; by what is secured or its declaration")
    @PreAuthorize(Callers.EVERYBODY)
    Page<ReservationView> reservations(Actor actor, @PathVariable String number, @RequestParam(defaultValue = "false") boolean open,
                                       @RequestParam(required = false) String q, @RequestParam(defaultValue = "0") int page,
                                       @RequestParam(defaultValue = "20") int size) {
        return guarantees.reservations(actor, number, open, q, page, size).map(ReservationView::of);
    }

    @GetMapping("/{number}/statement")
    @Operation(summary = "Everything that happened to a guarantee's amount until a moment, now without one, newest first, with the balance after each")
    @PreAuthorize(Callers.EVERYBODY)
    Page<StatementLine> statement(Actor actor, @PathVariable String number, @RequestParam(required = false) Instant to,
                                  @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return guarantees.statement(actor, number, to, page, size).map(l -> new StatementLine(l.transfer(), l.at(), l.kind(), l.phase(),
                text(l.amount()), text(l.pending()), text(l.balance())));
    }

    @StepUp({"accept", "ask-cancel", "cancel"})
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: accept, refuse, ask-cancel, cancel, keep")
    @PreAuthorize(Callers.OFFICERS)
    GuaranteeCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody ReasonInput input) {
        return view(guarantees.act(actor, number, command, input.reason()));
    }

    @StepUp
    @PostMapping("/{number}/claims")
    @Operation(summary = "Claim what is set aside for a duty that was not paid in time")
    @PreAuthorize("hasRole('SENIOR')")
    GuaranteeCase claim(Actor actor, @PathVariable String number, @RequestBody ClaimInput input) {
        claims.claim(actor, number, input.reference(), input.reason());
        return view(guarantees.get(actor, number));
    }
}
