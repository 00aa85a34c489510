package org.tongguan.revenue.levy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping("/api/v1/levies")
@Tag(name = "revenue")
class LevyApi {

    private final Levies levies;
    private final Traders traders;

    LevyApi(Levies levies, Traders traders) {
        this.levies = levies;
        this.traders = traders;
    }

    record LevyProposal(String declarationNumber, Levy.Ground ground, List<TaxAmount> lines, @Nullable String reason) { }

    record LevyStep(@Nullable String note) { }

    /**
     * @param countsFrom day of payment, or of release where nothing was paid
     * @param lastDay    of the law's period; null = none
     * @param commands   what the asking actor may do now
     */
    record LevyCase(String number, Levy.Ground ground, String declarationNumber, String traderId, @Nullable Text traderName, List<TaxAmount> lines,
                    String amount, LocalDate countsFrom, @Nullable LocalDate lastDay, Levy.State state, String reason, String note, String proposedBy,
                    Instant proposedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String billNumber, List<String> commands) { }

    private LevyCase view(Levies.View v) {
        Levy l = v.levy();
        return new LevyCase(l.number(), l.ground(), l.declarationNumber(), String.valueOf(l.traderId()),
                traders.name(l.traderId()),
                l.lines().stream().map(TaxAmount::of).toList(),
                l.amount().toPlainString(), l.countsFrom(), l.lastDay(), l.state(), l.reason(), l.note(), l.proposedBy(), l.proposedAt(), l.decidedBy(),
                l.decidedAt(), l.billNumber(), v.commands());
    }

    @GetMapping
    @Operation(summary = "Levies after the fact, by state, and by levy, declaration or bill number")
    @PreAuthorize(Callers.OFFICIALS)
    Page<LevyCase> list(Actor actor, @RequestParam(required = false) Levy.State state, @RequestParam(required = false) String q,
                        @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Levies.View> found = levies.list(actor, state, q, page, size);
        return found.map(this::view);
    }

    @GetMapping("/{number}")
    @Operation(summary = "A levy after the fact")
    @PreAuthorize(Callers.OFFICIALS)
    LevyCase get(Actor actor, @PathVariable String number) {
        return view(levies.get(actor, number));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Propose to levy taxes after the fact, within the law's period; another officer decides")
    @PreAuthorize(Callers.OFFICERS)
    LevyCase propose(Actor actor, @RequestBody LevyProposal input) {
        return view(levies.propose(actor, input.declarationNumber(), input.ground(), TaxAmount.read(input.lines(), "levy.field"), input.reason()));
    }

    @StepUp
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Decide: approve, which issues its bill, or refuse; who proposed it does not decide it")
    @PreAuthorize("hasRole('SENIOR')")
    LevyCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody LevyStep input) {
        return view(levies.act(actor, number, command, input.note()));
    }
}
