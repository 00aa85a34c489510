package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
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
import org.tongguan.temporary.act.Corrections;

@RestController
@RequestMapping("/api/v1/temporary/lists/{number}/items/{item}/findings")
@Tag(name = "temporary")
class CorrectionApi {

    private final Corrections corrections;

    CorrectionApi(Corrections corrections) {
        this.corrections = corrections;
    }

    /** @param values how the item is to read: code, nameZh, nameEn, quantity, pieces, weight, price, origin; what is not given stays */
    record TemporaryCorrectionInput(@Nullable Map<String, String> values, @Nullable String reason) { }

    record TemporaryCorrectionDecision(@Nullable String reason) { }

    @GetMapping
    @Operation(summary = "What inspections found about an item, to what it is bound, and its last correction")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryFindingViews.TemporaryFindings get(Actor actor, @PathVariable String number, @PathVariable int item) {
        return TemporaryFindingViews.view(corrections.get(actor, number, item));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask that an item is corrected, as an inspection ordered")
    @PreAuthorize(Callers.TRADERS)
    TemporaryFindingViews.TemporaryFindings ask(Actor actor, @PathVariable String number, @PathVariable int item, @RequestBody TemporaryCorrectionInput in) {
        return TemporaryFindingViews.view(corrections.ask(actor, number, item, in.values(), in.reason()));
    }

    @StepUp({"confirm"})
    @PostMapping("/commands/{command}")
    @Operation(summary = "Decide on the correction of an item: confirm, refuse")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryFindingViews.TemporaryFindings decide(Actor actor, @PathVariable String number, @PathVariable int item, @PathVariable String command,
                                                   @RequestBody TemporaryCorrectionDecision in) {
        return TemporaryFindingViews.view(corrections.decide(actor, number, item, command, in.reason()));
    }
}
