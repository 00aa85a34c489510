package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.Detention;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;

/** Retail lists: found, shown with their documents, worked on. */
@RestController
@RequestMapping("/api/v1/ecommerce/lists")
@Tag(name = "ecommerce")
class RetailListApi {

    private final ListSearch search;
    private final ListWork work;
    private final RetailPages pages;

    RetailListApi(ListSearch search, ListWork work, RetailPages pages) {
        this.search = search;
        this.work = work;
        this.pages = pages;
    }

    /** Why an officer decides so; {@code ground}: to whom a parcel is handed that is detained. */
    record RetailReason(@Nullable String reason, @Nullable Detention ground) { }

    @GetMapping
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "Lists by any number (the list's own in either shape, an order's or a waybill's, alone or after its firm's code, "
            + "a payment's, a bill's, the declarant's own, a tax bill's, a summary's, or one that a receipt gave another document), "
            + "or the newest ones; "
            + "the total counts no further than the next page, but for lists that wait or need a person")
    Page<RetailViews.RetailListView> list(Actor actor, @RequestParam(required = false) String number, @RequestParam(required = false) String state,
                                          @RequestParam(required = false) String office, @RequestParam(defaultValue = "0") int page,
                                          @RequestParam(defaultValue = "50") int size) {
        return pages.page(actor, search.list(actor, new ListSearch.Wanted(number, state(state), office(office)), page, size));
    }

    @GetMapping("/counts")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "How many lists need an officer, are to be inspected, wait for a part, and are detained")
    Map<String, Long> counts(Actor actor, @RequestParam(required = false) String office) {
        Map<String, Long> counts = new LinkedHashMap<>();
        search.counts(actor, office(office)).forEach((state, n) -> counts.put(state.name(), n));
        return counts;
    }

    private static ListState state(String state) {
        if (state == null || state.isBlank()) {
            return null;
        }
        return Arrays.stream(ListState.values()).filter(s -> s.name().equals(state)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.MALFORMED, "retail.state", state));
    }

    private static Integer office(String office) {
        if (office == null || office.isBlank()) {
            return null;
        }
        if (!office.matches("\\d{4}")) {
            throw new PlatformException(ErrorCode.MALFORMED, "retail.office.code", office);
        }
        return Integer.valueOf(office);
    }

    @GetMapping("/{id}")
    @PreAuthorize(Callers.CONCERNED)
    @Operation(summary = "One list with its four documents side by side and their differences marked; personal numbers are masked")
    RetailViews.RetailListWhole get(Actor actor, @PathVariable UUID id) {
        return pages.whole(actor, search.get(actor, id));
    }

    @StepUp({"release", "send-back", "return"})
    @PostMapping("/{id}/commands/{command}")
    @PreAuthorize(Callers.INSPECTORS)
    @Operation(summary = "Release, inspect, reject or detain a list that needs a person; release, send back or confiscate what is detained")
    RetailViews.RetailListWhole command(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody RetailReason reason) {
        work.command(actor, id, command, reason.reason(), reason.ground());
        return get(actor, id);
    }
}
