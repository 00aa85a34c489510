package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
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
import org.tongguan.ecommerce.act.Assurers;
import org.tongguan.ecommerce.act.BuyerUse;
import org.tongguan.ecommerce.act.Monitor;
import org.tongguan.ecommerce.act.ReturnDesk;
import org.tongguan.ecommerce.act.Stock;
import org.tongguan.ecommerce.rules.RetailRules;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;

/** The desks around retail lists: live numbers, returns, a buyer's year, guarantees, bonded stock. */
@RestController
@RequestMapping("/api/v1/ecommerce")
@Tag(name = "ecommerce")
class RetailDeskApi {

    /** Stands in a rule's sentence where a finding has its value. */
    private static final String ANY = "…";
    private final ReturnDesk returns;
    private final BuyerUse buyers;
    private final Assurers assurers;
    private final Stock stock;
    private final Monitor monitor;
    private final RetailPages pages;
    private final Texts texts;

    RetailDeskApi(ReturnDesk returns, BuyerUse buyers, Assurers assurers, Stock stock, Monitor monitor, RetailPages pages, Texts texts) {
        this.returns = returns;
        this.buyers = buyers;
        this.assurers = assurers;
        this.stock = stock;
        this.monitor = monitor;
        this.pages = pages;
        this.texts = texts;
    }

    /** Whose year is looked up, and why. {@code idType}: 1 identity card. */
    record BuyerQuestion(@Nullable String idType, @Nullable String idNumber, @Nullable String reason) { }

    /** Yuan used and allowed in the year; the number masked; the newest lists that count, and the others of the year; who looked before, newest first. */
    record BuyerUseView(int year, String buyer, String used, String limit, List<RetailViews.RetailListView> lists,
                        List<RetailViews.RetailListView> others, List<BuyerLookView> looks) { }

    /** Somebody looked. */
    record BuyerLookView(Instant at, String who, @Nullable String office, String reason) { }

    /** Yuan a firm stands for. */
    record GuaranteeAmount(@Nullable BigDecimal amount) { }

    /**
     * What a firm stands for, and what of it is drawn, in yuan.
     *
     * @param backing   what it rests on: GUARANTEE, EXEMPT (the firm's grade needs none) or NONE (registered before guarantees had accounts)
     * @param guarantee number of the guarantee on which it is set aside
     * @param inForce   whether that guarantee is; else nothing can be drawn
     */
    record GuaranteeView(String firm, @Nullable Text name, String amount, String drawn, String left, String backing, @Nullable String guarantee,
                         boolean inForce) { }

    /**
     * A rule of the documents.
     *
     * @param form  number of the message it looks at
     * @param doubt what it finds is an officer's question; else the document is refused
     */
    record RetailRuleView(String code, String form, boolean doubt, Text text, String source) { }

    /** Goods that come into a bonded account book; {@code document}: the number of the bonded list that brings them. */
    record StockIn(@Nullable String book, @Nullable String item, @Nullable BigDecimal quantity, @Nullable String document) { }

    /** What is in stock. */
    record StockView(String book, String item, String quantity) { }

    @GetMapping("/monitor")
    @PreAuthorize(Callers.OFFICIALS)
    @Operation(summary = "What comes in and what becomes of it, the last minute; what waits now")
    Monitor.Numbers monitor(Actor actor) {
        return monitor.numbers(actor);
    }

    @GetMapping("/returns")
    @PreAuthorize("hasAnyRole('DECLARANT','TRADER_MANAGER','OFFICER','INSPECTOR','SENIOR')")
    @Operation(summary = "Returns in a state, those due first first")
    Page<RetailViews.RetailReturnView> returns(Actor actor, @RequestParam(defaultValue = "APPLIED") String state, @RequestParam(defaultValue = "0") int page,
                                         @RequestParam(defaultValue = "50") int size) {
        RetailReturn.State wanted = Arrays.stream(RetailReturn.State.values()).filter(s -> s.name().equals(state)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.MALFORMED, "retail.state", state));
        Page<ReturnDesk.Row> found = returns.list(actor, wanted, page, size);
        return found.map(row -> pages.back(actor, row.back(), row.list()));
    }

    @StepUp
    @PostMapping("/returns/{id}/arrive")
    @PreAuthorize(Callers.INSPECTORS)
    @Operation(summary = "The returned goods are back in the supervised area: limit and tax are restored")
    RetailViews.RetailReturnView arrive(Actor actor, @PathVariable UUID id) {
        ReturnDesk.Row row = returns.arrive(actor, id);
        return pages.back(actor, row.back(), row.list());
    }

    @PostMapping("/buyers/use")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "A buyer's use of the year's limit; says why it is asked, and who asked is kept")
    BuyerUseView use(Actor actor, @RequestBody BuyerQuestion question) {
        BuyerUse.Use use = buyers.look(actor, question.idType(), question.idNumber(), question.reason());
        return new BuyerUseView(use.year(), RetailViews.mask(question.idNumber().strip()), RetailViews.yuan(use.used()), RetailViews.yuan(use.limit()),
                pages.lists(actor, use.lists()), pages.lists(actor, use.others()),
                use.looks().stream().map(l -> new BuyerLookView(l.at(), l.who(), l.office(), l.reason())).toList());
    }

    @GetMapping("/guarantees")
    @PreAuthorize(Callers.BOTH_SIDES)
    @Operation(summary = "What firms stand for and how much of it is drawn; a trader sees its own")
    List<GuaranteeView> guarantees(Actor actor) {
        return assurers.list(actor).stream().map(a -> new GuaranteeView(a.code(), a.firm() == null ? null : a.firm().name(), RetailViews.yuan(a.amount()),
                RetailViews.yuan(a.drawn()), RetailViews.yuan(a.amount() - a.drawn()), a.backing().name(), a.part() == null ? null : a.part().guarantee(),
                a.part() == null || a.part().inForce())).toList();
    }

    @StepUp
    @PutMapping("/guarantees/{firm}")
    @PreAuthorize("hasAnyRole('SENIOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "What a firm stands for in all, in yuan, from now on")
    void guarantee(Actor actor, @PathVariable String firm, @RequestBody GuaranteeAmount given) {
        assurers.register(actor, firm, given.amount());
    }

    @GetMapping("/rules")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The rules of the documents, in the order in which they are asked")
    List<RetailRuleView> rules() {
        return RetailRules.all().stream()
                .map(r -> new RetailRuleView(r.code(), r.form(), r.doubt(), texts.get("finding." + r.code(), ANY, ANY, ANY), r.source())).toList();
    }

    @StepUp
    @PostMapping("/stock")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "Goods come into a bonded account book; the same document brings an item only once")
    StockView stockIn(Actor actor, @RequestBody StockIn in) {
        return view(in.book(), in.item(), stock.in(actor, in.book(), in.item(), in.quantity(), in.document()));
    }

    @GetMapping("/stock")
    @PreAuthorize(Callers.OFFICERS)
    @Operation(summary = "What is in stock of an item of a bonded account book")
    StockView stock(Actor actor, @RequestParam String book, @RequestParam String item) {
        return view(book, item, stock.held(actor, book, item));
    }

    private static StockView view(String book, String item, BigDecimal quantity) {
        return new StockView(book, item, quantity.toPlainString());
    }
}
