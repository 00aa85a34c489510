package org.tongguan.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;

@RestController
@RequestMapping("/api/v1/bills")
@Tag(name = "revenue")
class BillApi {

    private final Bills bills;

    BillApi(Bills bills) {
        this.bills = bills;
    }

    @GetMapping
    @Operation(summary = "Bills: a trader's own, all for officials; by state and by bill or declaration number")
    @PreAuthorize(Callers.EVERYBODY)
    Page<BillView> list(Actor actor, @RequestParam(required = false) Bill.State state, @RequestParam(required = false) String q,
                        @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Bill> found = bills.list(actor, state, q, page, size);
        return new Page<>(bills.views(found.items()), found.page(), found.size(), found.total());
    }

    @PostMapping("/{number}/secure")
    @Operation(summary = "Secure an unpaid bill on a guarantee that has room now: the goods need not wait for the payment")
    @PreAuthorize(Callers.BOTH_SIDES)
    BillView secure(Actor actor, @PathVariable String number) {
        return bills.view(bills.secure(actor, number));
    }

    @GetMapping("/{number}")
    @Operation(summary = "A bill by its number, with what is outstanding today")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','DECLARANT','TRADER_MANAGER','BANK')")
    BillView get(Actor actor, @PathVariable String number) {
        return bills.view(bills.get(actor, number));
    }
}
