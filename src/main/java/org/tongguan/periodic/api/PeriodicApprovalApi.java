package org.tongguan.periodic.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.act.Approvals;

@RestController
@RequestMapping("/api/v1/periodic/approvals")
@Tag(name = "periodic")
class PeriodicApprovalApi {

    private final Approvals approvals;
    private final PeriodicViews views;

    PeriodicApprovalApi(Approvals approvals, PeriodicViews views) {
        this.approvals = approvals;
        this.views = views;
    }

    /**
     * @param model     number or sequence number of one's own declaration that is the model of every delivery
     * @param kind      code list periodic_kind
     * @param guarantee null only where the grade needs none
     */
    record PeriodicApprovalInput(@Nullable String model, @Nullable String kind, @Nullable String place, @Nullable String guarantee,
                                 @Nullable LocalDate validFrom, @Nullable LocalDate validTo) { }

    record PeriodicReasonInput(@Nullable String reason) { }

    @GetMapping
    @Operation(summary = "Approvals to deliver on account: a trader's own, all for officials; by state and number")
    @PreAuthorize(Callers.CONCERNED)
    Page<PeriodicViews.PeriodicApproval> list(Actor actor, @RequestParam(required = false) Approval.State state, @RequestParam(required = false) String q,
                                              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Approval> found = approvals.list(actor, state, q, page, size);
        return found.map(views::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for an approval, for the goods and terms of a declaration; an officer grants it")
    @PreAuthorize(Callers.TRADERS)
    PeriodicViews.PeriodicApprovalCase ask(Actor actor, @RequestBody PeriodicApprovalInput in) {
        return views.view(approvals.ask(actor, new Approvals.Draft(in.model(), in.kind(), in.place(), in.guarantee(), in.validFrom(), in.validTo())));
    }

    @GetMapping("/{number}")
    @Operation(summary = "An approval with its goods, what of each has gone and is not declared, and why no delivery may be made now")
    @PreAuthorize(Callers.CONCERNED)
    PeriodicViews.PeriodicApprovalCase get(Actor actor, @PathVariable String number) {
        return views.view(approvals.get(actor, number));
    }

    @StepUp({"grant", "resume"})
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: grant, refuse, withdraw, stop, resume, end")
    @PreAuthorize(Callers.BOTH_SIDES)
    PeriodicViews.PeriodicApprovalCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody PeriodicReasonInput in) {
        return views.view(approvals.act(actor, number, command, in.reason()));
    }
}
