package org.tongguan.suspense.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.StepUp;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.act.GoodsAccounts;
import org.tongguan.suspense.act.MovementWork;
import org.tongguan.suspense.act.AccountMovements;
import org.tongguan.suspense.act.Rents;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Duties;

@RestController
@RequestMapping("/api/v1/suspense")
@Tag(name = "suspense")
class SuspenseMovementApi {

    private final AccountMovements movements;
    private final MovementWork work;
    private final Rents rents;
    private final Duties duties;
    private final SuspenseViews views;

    SuspenseMovementApi(AccountMovements movements, MovementWork work, Rents rents, Duties duties, SuspenseViews views) {
        this.movements = movements;
        this.work = work;
        this.rents = rents;
        this.duties = duties;
        this.views = views;
    }

    /**
     * @param item     its number on the account
     * @param quantity decimal text; null = all that is free
     * @param price    paid for it where it stays, decimal text in the item's currency; null = as declared
     */
    record SuspenseMovePart(int item, @Nullable String quantity, @Nullable String price) { }

    /**
     * @param declaration of a return: customs number of the declaration under which they move
     * @param evidence    else: number of the paper that proves it
     * @param parts       null or empty = all that is free of all items
     */
    record SuspenseMovementInput(Movement.@Nullable Way way, @Nullable String declaration, @Nullable String evidence,
                                 @Nullable List<SuspenseMovePart> parts) { }

    /** @param identity identify: by what the goods are the same */
    record SuspenseDecisionInput(@Nullable String reason, @Nullable String identity) { }

    /** @param declaration customs number of the declaration of that rent */
    record SuspenseRentPaidInput(@Nullable LocalDate paidOn, @Nullable String declaration) { }

    @PostMapping("/accounts/{number}/movements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask that goods leave an account, item by item and part by part; they are set aside at once")
    @PreAuthorize(Callers.TRADERS)
    SuspenseViews.SuspenseMovementCase ask(Actor actor, @PathVariable String number, @RequestBody SuspenseMovementInput in) {
        List<AccountMovements.Part> parts = in.parts() == null ? null : in.parts().stream().map(p -> new AccountMovements.Part(p.item(),
                SuspenseAccountApi.decimal(p.quantity(), "quantity"), SuspenseAccountApi.decimal(p.price(), "price"))).toList();
        Movement m = movements.ask(actor, number, new AccountMovements.Asked(in.way(), in.declaration(), in.evidence(), parts));
        return views.view(work.get(actor, m.number()));
    }

    @GetMapping("/movements/{number}")
    @Operation(summary = "A movement with its lines, and how its taxes came about")
    @PreAuthorize(Callers.CONCERNED)
    SuspenseViews.SuspenseMovementCase get(Actor actor, @PathVariable String number) {
        return views.view(work.get(actor, number));
    }

    @StepUp({"identify", "confirm"})
    @PostMapping("/movements/{number}/commands/{command}")
    @Operation(summary = "Take a step: identify, confirm, refuse, withdraw")
    @PreAuthorize(Callers.BOTH_SIDES)
    SuspenseViews.SuspenseMovementCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody SuspenseDecisionInput in) {
        return views.view(work.act(actor, number, command, new MovementWork.Given(in.reason(), in.identity())));
    }

    private SuspenseViews.SuspenseAccountCase view(Actor actor, GoodsAccounts.View v) {
        return views.view(v, Long.valueOf(v.account().traderId()).equals(actor.traderId()));
    }

    @PostMapping("/accounts/{number}/rents/{rent}/declaration")
    @Operation(summary = "Name the declaration of a rent that was paid; it need not wait any more")
    @PreAuthorize(Callers.TRADERS)
    SuspenseViews.SuspenseAccountCase declare(Actor actor, @PathVariable String number, @PathVariable int rent, @RequestBody SuspenseRentPaidInput in) {
        return view(actor, rents.declare(actor, number, rent, in.paidOn(), in.declaration()));
    }

    @PostMapping("/accounts/{number}/rents/{rent}/levy")
    @Operation(summary = "Levy a rent that was paid and not declared in time, with late fee")
    @PreAuthorize(Callers.OFFICERS)
    SuspenseViews.SuspenseAccountCase levy(Actor actor, @PathVariable String number, @PathVariable int rent, @RequestBody SuspenseRentPaidInput in) {
        return view(actor, rents.levy(actor, number, rent, in.paidOn()));
    }

    /** How the tax of a levied rent came about; null where it was declared. */
    record SuspenseRentTax(@Nullable AssessmentView assessment) { }

    @GetMapping("/accounts/{number}/rents/{rent}/assessment")
    @Operation(summary = "How the tax of a levied rent came about")
    @PreAuthorize(Callers.CONCERNED)
    SuspenseRentTax assessment(Actor actor, @PathVariable String number, @PathVariable int rent) {
        Assessment assessment = rents.assessment(actor, number, rent);
        return new SuspenseRentTax(assessment == null ? null : duties.view(assessment));
    }
}
