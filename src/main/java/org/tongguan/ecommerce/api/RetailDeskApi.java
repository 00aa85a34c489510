package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.act.BuyerUse;
import org.tongguan.ecommerce.act.Monitor;
import org.tongguan.ecommerce.act.ReturnDesk;
import org.tongguan.ecommerce.act.Stock;
import org.tongguan.ecommerce.filing.Guarantees;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.Texts;

/** The desks around retail lists: live numbers, returns, a buyer's year, guarantees, bonded stock. */
@RestController
@RequestMapping("/api/v1/ecommerce")
@Tag(name = "ecommerce")
class RetailDeskApi {

    private final ReturnDesk returns;
    private final BuyerUse buyers;
    private final Guarantees guarantees;
    private final Stock stock;
    private final Monitor monitor;
    private final Texts texts;
    private final Clock clock;

    RetailDeskApi(ReturnDesk returns, BuyerUse buyers, Guarantees guarantees, Stock stock, Monitor monitor, Texts texts, Clock clock) {
        this.returns = returns;
        this.buyers = buyers;
        this.guarantees = guarantees;
        this.stock = stock;
        this.monitor = monitor;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whose year is looked up, and why. {@code idType}: 1 identity card. */
    record BuyerQuestion(@Nullable String idType, @Nullable String idNumber, @Nullable String reason) { }

    /** Yuan used and allowed in the year; the number masked; the newest lists that count. */
    record BuyerUseView(int year, String buyer, String used, String limit, List<RetailViews.RetailListView> lists) { }

    /** Yuan a firm stands for. */
    record GuaranteeView(@Nullable BigDecimal amount) { }

    /** Goods that come into a bonded account book; {@code document}: the number of the bonded list that brings them. */
    record StockIn(@Nullable String book, @Nullable String item, @Nullable BigDecimal quantity, @Nullable String document) { }

    /** What is in stock. */
    record StockView(String book, String item, String quantity) { }

    @GetMapping("/monitor")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN')")
    @Operation(summary = "What comes in and what becomes of it, the last minute; what waits now")
    Monitor.Numbers monitor(Actor actor) {
        return monitor.numbers(actor);
    }

    @GetMapping("/returns")
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','INSPECTOR','SENIOR')")
    @Operation(summary = "Returns in a state, those due first first")
    List<RetailViews.RetailReturnView> returns(Actor actor, @RequestParam(defaultValue = "APPLIED") String state, @RequestParam(defaultValue = "0") int page,
                                         @RequestParam(defaultValue = "50") int size) {
        RetailReturn.State wanted = Arrays.stream(RetailReturn.State.values()).filter(s -> s.name().equals(state)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.MALFORMED, "retail.state", state));
        return returns.list(actor, wanted, Page.offset(page, size), Page.rows(size)).stream().map(RetailViews::back).toList();
    }

    @PostMapping("/returns/{id}/arrive")
    @PreAuthorize("hasAnyRole('OFFICER','INSPECTOR','SENIOR')")
    @Operation(summary = "The returned goods are back in the supervised area: limit and tax are restored")
    RetailViews.RetailReturnView arrive(Actor actor, @PathVariable UUID id) {
        return RetailViews.back(returns.arrive(actor, id));
    }

    @PostMapping("/buyers/use")
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR')")
    @Operation(summary = "A buyer's use of the year's limit; says why it is asked, and who asked is kept")
    BuyerUseView use(Actor actor, @RequestBody BuyerQuestion question) {
        BuyerUse.Use use = buyers.look(actor, question.idType(), question.idNumber(), question.reason());
        return new BuyerUseView(use.year(), RetailViews.mask(question.idNumber().strip()), RetailViews.yuan(use.used()), RetailViews.yuan(use.limit()),
                use.lists().stream().map(l -> RetailViews.list(l, texts, clock.getZone())).toList());
    }

    @PutMapping("/guarantees/{firm}")
    @PreAuthorize("hasAnyRole('SENIOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "What a firm stands for in all, in yuan, from now on")
    void guarantee(Actor actor, @PathVariable String firm, @RequestBody GuaranteeView given) {
        guarantees.register(actor, firm, given.amount());
    }

    @PostMapping("/stock")
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR')")
    @Operation(summary = "Goods come into a bonded account book; the same document brings an item only once")
    StockView stockIn(Actor actor, @RequestBody StockIn in) {
        return view(in.book(), in.item(), stock.in(actor, in.book(), in.item(), in.quantity(), in.document()));
    }

    @GetMapping("/stock")
    @PreAuthorize("hasAnyRole('OFFICER','SENIOR')")
    @Operation(summary = "What is in stock of an item of a bonded account book")
    StockView stock(Actor actor, @RequestParam String book, @RequestParam String item) {
        return view(book, item, stock.held(actor, book, item));
    }

    private static StockView view(String book, String item, BigDecimal quantity) {
        return new StockView(book, item, quantity.toPlainString());
    }
}
