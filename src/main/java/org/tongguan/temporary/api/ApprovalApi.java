package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.temporary.Approval;
import org.tongguan.temporary.act.Approvals;
import org.tongguan.temporary.store.ApprovalStore;

@RestController
@RequestMapping("/api/v1/temporary/approvals")
@Tag(name = "temporary")
class ApprovalApi {

    private final Approvals approvals;
    private final TemporaryViews views;

    ApprovalApi(Approvals approvals, TemporaryViews views) {
        this.approvals = approvals;
        this.views = views;
    }

    /**
     * @param document number of the permit, needed to grant
     * @param most     granted up to this quantity, decimal text; null = all
     */
    record TemporaryApprovalInput(@Nullable List<UUID> approvals, boolean granted, @Nullable String document, @Nullable String most,
                                  @Nullable String reason) { }

    /** @param decided how many were open until now */
    record TemporaryApprovalAnswer(int decided) { }

    @GetMapping
    @Operation(summary = "Approvals of special items, those due first before the others; late: only those whose term is over")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.TemporaryApproval> list(Actor actor, @RequestParam(required = false) Approval.State state, @RequestParam(required = false) String list,
                                                @RequestParam(defaultValue = "false") boolean late, @RequestParam(defaultValue = "0") int page,
                                                @RequestParam(defaultValue = "20") int size) {
        Page<ApprovalStore.Listed> found = approvals.list(actor, state, list, late, page, size);
        return found.map(a -> views.view(a, approvals));
    }

    @StepUp
    @PostMapping
    @Operation(summary = "Grant or refuse approvals; an item that is refused does not come in")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryApprovalAnswer decide(Actor actor, @RequestBody TemporaryApprovalInput in) {
        BigDecimal most = in.most() == null || in.most().isBlank() ? null : Decimals.parse(in.most().strip());
        if (most == null && in.most() != null && !in.most().isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.field", "most");
        }
        return new TemporaryApprovalAnswer(approvals.decide(actor, new Approvals.Decision(in.approvals(), in.granted(), in.document(), most, in.reason())));
    }
}
