package org.tongguan.periodic.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.GoodsBack;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.periodic.act.GoodsBacks;

@RestController
@RequestMapping("/api/v1/periodic")
@Tag(name = "periodic")
class PeriodicDeliveryApi {

    private final Deliveries deliveries;
    private final GoodsBacks backs;
    private final PeriodicViews views;

    PeriodicDeliveryApi(Deliveries deliveries, GoodsBacks backs, PeriodicViews views) {
        this.deliveries = deliveries;
        this.backs = backs;
        this.views = views;
    }

    /**
     * @param goods     item number in the approval's model
     * @param quantity  in its unit, decimal text
     * @param unitPrice null = the model's
     * @param second    quantity in the second statutory unit, only where that is neither the unit nor kilograms
     */
    record PeriodicGoodsInput(int goods, @Nullable String quantity, @Nullable String unitPrice, @Nullable String netKg, @Nullable String second) { }

    /** @param reference the trader's own, used once */
    record PeriodicDeliveryInput(@Nullable String approval, @Nullable String reference, @Nullable String plate, int packages, @Nullable String grossKg,
                                 @Nullable List<PeriodicGoodsInput> lines) { }

    record PeriodicBackInput(int line, @Nullable String quantity) { }

    /** @param evidence the paper or passage by which the goods came back */
    record PeriodicReturnInput(@Nullable String evidence, @Nullable List<PeriodicBackInput> parts) { }

    @GetMapping("/deliveries")
    @Operation(summary = "Deliveries on account: a trader's own, all for officials; by state, approval, and by number, reference or plate")
    @PreAuthorize(Callers.CONCERNED)
    Page<PeriodicViews.PeriodicDelivery> list(Actor actor, @RequestParam(required = false) Delivery.State state,
                                              @RequestParam(required = false) String approval, @RequestParam(required = false) String q,
                                              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Delivery> found = deliveries.list(actor, state, approval, q, page, size);
        return found.map(views::view);
    }

    @PostMapping("/deliveries")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Deliver on account: tried by the rules of declarations, secured on the guarantee, let through the gate by the named vehicle")
    @PreAuthorize(Callers.TRADERS)
    PeriodicViews.PeriodicDeliveryCase lodge(Actor actor, @RequestBody PeriodicDeliveryInput in) {
        List<Deliveries.Part> parts = in.lines() == null ? List.of() : in.lines().stream().map(l -> new Deliveries.Part(l.goods(),
                PeriodicViews.decimal(l.quantity()), PeriodicViews.decimal(l.unitPrice()), PeriodicViews.decimal(l.netKg()),
                PeriodicViews.decimal(l.second()))).toList();
        return views.view(deliveries.lodge(actor, new Deliveries.Draft(in.approval(), in.reference(), in.plate(), in.packages(),
                PeriodicViews.decimal(in.grossKg()), parts)));
    }

    @GetMapping("/deliveries/{number}")
    @Operation(summary = "A delivery with its goods, what is set aside for it, what came back and what declares it")
    @PreAuthorize(Callers.CONCERNED)
    PeriodicViews.PeriodicDeliveryCase get(Actor actor, @PathVariable String number) {
        return views.view(deliveries.get(actor, number));
    }

    @StepUp({"let-go"})
    @PostMapping("/deliveries/{number}/commands/{command}")
    @Operation(summary = "Take a step: cancel, stop, let-go")
    @PreAuthorize(Callers.BOTH_SIDES)
    PeriodicViews.PeriodicDeliveryCase act(Actor actor, @PathVariable String number, @PathVariable String command,
                                           @RequestBody PeriodicApprovalApi.PeriodicReasonInput in) {
        return views.view(deliveries.act(actor, number, command, in.reason()));
    }

    @PostMapping("/deliveries/{number}/returns")
    @Operation(summary = "Tell that goods of a delivery have come back; an officer who has seen them confirms it")
    @PreAuthorize(Callers.TRADERS)
    PeriodicViews.PeriodicDeliveryCase comeBack(Actor actor, @PathVariable String number, @RequestBody PeriodicReturnInput in) {
        List<GoodsBack.Part> parts = in.parts() == null ? List.of() : in.parts().stream().map(p -> new GoodsBack.Part(p.line(),
                PeriodicViews.decimal(p.quantity()))).toList();
        return views.view(backs.ask(actor, number, in.evidence(), parts));
    }

    @StepUp({"confirm"})
    @PostMapping("/returns/{number}/commands/{command}")
    @Operation(summary = "Take a step with a return: confirm, refuse, withdraw")
    @PreAuthorize(Callers.BOTH_SIDES)
    PeriodicViews.PeriodicDeliveryCase actOnReturn(Actor actor, @PathVariable String number, @PathVariable String command,
                                                   @RequestBody PeriodicApprovalApi.PeriodicReasonInput in) {
        return views.view(backs.act(actor, number, command, in.reason()));
    }
}
