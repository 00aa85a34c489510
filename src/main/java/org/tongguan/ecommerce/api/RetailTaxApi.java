package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.bill.TaxSearch;
import org.tongguan.ecommerce.store.TaxStore.Tax;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;

/** Tax bills of retail imports. */
@RestController
@RequestMapping("/api/v1/ecommerce/taxes")
@Tag(name = "ecommerce")
class RetailTaxApi {

    private final TaxSearch taxes;

    RetailTaxApi(TaxSearch taxes) {
        this.taxes = taxes;
    }

    /** The tax bill of a list, in yuan. {@code state}: MADE, CONSOLIDATED, VOID; {@code bill}: number of the consolidated bill. */
    record RetailTaxBillView(UUID listId, String number, String state, String duty, String consumptionTax, String vat, Instant madeAt, @Nullable String bill,
                         @Nullable Instant paidAt) { }

    @GetMapping
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','SENIOR','ANALYST')")
    @Operation(summary = "Tax bills of import lists, newest lists first: of who declared them, or stands for the tax")
    Page<RetailTaxBillView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return taxes.newest(actor, page, size).map(RetailTaxApi::view);
    }

    private static RetailTaxBillView view(Tax t) {
        String state = switch (t.state()) {
            case 1 -> "MADE";
            case 2 -> "CONSOLIDATED";
            default -> "VOID";
        };
        return new RetailTaxBillView(t.list(), t.number(), state, RetailViews.yuan(t.duty()), RetailViews.yuan(t.consumption()), RetailViews.yuan(t.vat()),
                t.madeAt(), t.bill(), t.paidAt());
    }
}
