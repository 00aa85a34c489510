package org.tongguan.revenue.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;

@RestController
@RequestMapping("/api/v1/bank-orders")
@Tag(name = "revenue")
class BankOrderApi {

    private final BankOrders orders;

    BankOrderApi(BankOrders orders) {
        this.orders = orders;
    }

    /** @param billNumber of a bill or a month's bill
     *  @param account    the payer's account at the bank */
    record BankOrderInput(String billNumber, String account) { }

    /**
     * @param about  number of the bill, the month's bill or the refund
     * @param asked  how often the bank was asked what became of it
     * @param reason why the bank refused, or why the money was not owed any more; else empty
     */
    record BankOrderView(String number, BankOrder.Kind kind, String about, String account, String amount, String bank, BankOrder.State state, int asked,
                         String reason, String orderedBy, Instant orderedAt, @Nullable Instant endedAt) {

        static BankOrderView of(BankOrder o) {
            String hidden = "*".repeat(Math.max(0, o.account().length() - 4)) + o.account().substring(Math.max(0, o.account().length() - 4));
            return new BankOrderView(o.number(), o.kind(), o.about(), hidden, o.amount().toPlainString(), o.bank(), o.state(), o.asked(), o.reason(),
                    o.orderedBy(), o.orderedAt(), o.endedAt());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Let the bank collect what a bill, or a month's bill, comes to today; what the bank does not answer is asked for until it does")
    @PreAuthorize(Callers.TRADERS)
    BankOrderView collect(Actor actor, @RequestBody BankOrderInput input) {
        return BankOrderView.of(orders.collect(actor, input.billNumber() == null ? "" : input.billNumber().strip(), input.account()));
    }

    @GetMapping
    @Operation(summary = "Orders at the bank: a trader's own, all for officials; by state, and by their number or what they are about")
    @PreAuthorize(Callers.EVERYBODY)
    Page<BankOrderView> list(Actor actor, @RequestParam(required = false) BankOrder.State state, @RequestParam(required = false) String q,
                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<BankOrder> found = orders.list(actor, state, q, page, size);
        return found.map(BankOrderView::of);
    }
}
