package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.tariff.Assessment;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.act.ClearanceWork;
import org.tongguan.temporary.act.Clearances;
import org.tongguan.temporary.store.ClearanceStore;

@RestController
@RequestMapping("/api/v1/temporary")
@Tag(name = "temporary")
class ClearanceApi {

    private final Clearances clearances;
    private final ClearanceWork work;
    private final TemporaryViews views;

    ClearanceApi(Clearances clearances, ClearanceWork work, TemporaryViews views) {
        this.clearances = clearances;
        this.work = work;
        this.views = views;
    }

    /**
     * @param item     its number in the list
     * @param quantity decimal text; null = all that is free
     * @param price    sold for, decimal text in the item's currency; null = as listed
     */
    record TemporaryPartInput(int item, @Nullable String quantity, @Nullable String price) { }

    /**
     * @param permit number of the paper that goods of a special kind ask for to go that way
     * @param parts  null or empty = all that is free of all items
     */
    record TemporaryClearanceInput(@Nullable WayOut way, @Nullable String evidence, @Nullable String place, @Nullable String recipient,
                                   @Nullable String voucher, @Nullable String permit, @Nullable List<TemporaryPartInput> parts) { }

    /** @param determined of goods whose taxes cannot be computed: yuan by tax, decimal texts */
    record TemporaryDecisionInput(@Nullable String reason, @Nullable Map<Assessment.Tax, String> determined) { }

    private static @Nullable BigDecimal decimal(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        BigDecimal number = Decimals.parse(text.strip());
        if (number == null) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.field", field);
        }
        return number;
    }

    @PostMapping("/lists/{number}/clearances")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask that goods of a list go out, item by item and part by part; they are set aside at once")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.TemporaryClearanceCase ask(Actor actor, @PathVariable String number, @RequestBody TemporaryClearanceInput in) {
        List<Clearances.Part> parts = in.parts() == null ? null : in.parts().stream().map(p -> new Clearances.Part(p.item(), decimal(p.quantity(), "quantity"),
                decimal(p.price(), "price"))).toList();
        Clearance c = clearances.ask(actor, number, new Clearances.Asked(in.way(), in.evidence(), in.place(), in.recipient(), in.voucher(), in.permit(),
                parts));
        return views.view(work.get(actor, c.number()));
    }

    @GetMapping("/clearances")
    @Operation(summary = "What was asked to go out: by state, way, list, and by number, paper, bill or exhibitor")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.TemporaryClearance> list(Actor actor, @RequestParam(required = false) Clearance.State state, @RequestParam(required = false) WayOut way,
                                                 @RequestParam(required = false) String list, @RequestParam(required = false) String q,
                                                 @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<ClearanceStore.Listed> found = work.list(actor, new ClearanceStore.Filter(state, way, null, q), list, page, size);
        return found.map(views::view);
    }

    @GetMapping("/clearances/{number}")
    @Operation(summary = "A clearance with its lines")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.TemporaryClearanceCase get(Actor actor, @PathVariable String number) {
        return views.view(work.get(actor, number));
    }

    @StepUp({"confirm", "reverse"})
    @PostMapping("/clearances/{number}/commands/{command}")
    @Operation(summary = "Take a step: confirm, refuse, withdraw, reverse")
    @PreAuthorize(Callers.BOTH_SIDES)
    TemporaryViews.TemporaryClearanceCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody TemporaryDecisionInput in) {
        Map<Assessment.Tax, BigDecimal> determined = new EnumMap<>(Assessment.Tax.class);
        if (in.determined() != null) {
            in.determined().forEach((tax, amount) -> determined.put(tax, decimal(amount, "determined")));
        }
        return views.view(work.act(actor, number, command, new ClearanceWork.Given(in.reason(), determined)));
    }
}
