package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
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
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.Texts;

/** Retail lists: found, shown with their documents, worked on. */
@RestController
@RequestMapping("/api/v1/ecommerce/lists")
@Tag(name = "ecommerce")
class RetailListApi {

    private final ListSearch search;
    private final ListWork work;
    private final Texts texts;
    private final Clock clock;

    RetailListApi(ListSearch search, ListWork work, Texts texts, Clock clock) {
        this.search = search;
        this.work = work;
        this.texts = texts;
        this.clock = clock;
    }

    /** Why an officer decides so. */
    record RetailReason(@Nullable String reason) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','INSPECTOR','SENIOR','ANALYST')")
    @Operation(summary = "Lists by any number (the list's own, or firm code and order or waybill number), or the newest ones, in one state or any")
    List<RetailViews.RetailListView> list(Actor actor, @RequestParam(required = false) String number, @RequestParam(required = false) String state,
                                    @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        List<RetailList> found = number != null && !number.isBlank() ? search.find(actor, number)
                : search.newest(actor, state(state), Page.offset(page, size), Page.rows(size));
        return found.stream().map(l -> RetailViews.list(l, texts, clock.getZone())).toList();
    }

    private static ListState state(String state) {
        if (state == null || state.isBlank()) {
            return null;
        }
        return Arrays.stream(ListState.values()).filter(s -> s.name().equals(state)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.MALFORMED, "retail.state", state));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','INSPECTOR','SENIOR','ANALYST')")
    @Operation(summary = "One list with its four documents side by side and their differences marked; personal numbers are masked")
    RetailViews.RetailListWhole get(Actor actor, @PathVariable UUID id) {
        return RetailViews.whole(search.get(actor, id), actor, texts, clock.getZone());
    }

    @PostMapping("/{id}/commands/{command}")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR')")
    @Operation(summary = "Release, inspect, reject or send back a list that needs a person")
    RetailViews.RetailListWhole command(Actor actor, @PathVariable UUID id, @PathVariable String command, @RequestBody RetailReason reason) {
        work.command(actor, id, command, reason.reason());
        return RetailViews.whole(search.get(actor, id), actor, texts, clock.getZone());
    }
}
