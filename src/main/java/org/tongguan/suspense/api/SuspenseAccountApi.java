package org.tongguan.suspense.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.tongguan.inspection.Department;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.act.GoodsAccountWork;
import org.tongguan.suspense.act.GoodsAccounts;
import org.tongguan.suspense.store.GoodsAccountStore;

@RestController
@RequestMapping("/api/v1/suspense/accounts")
@Tag(name = "suspense")
class SuspenseAccountApi {

    private final GoodsAccounts accounts;
    private final GoodsAccountWork work;
    private final SuspenseViews views;

    SuspenseAccountApi(GoodsAccounts accounts, GoodsAccountWork work, SuspenseViews views) {
        this.accounts = accounts;
        this.work = work;
        this.views = views;
    }

    /** @param amount decimal text */
    record SuspenseRentInput(@Nullable LocalDate payOn, @Nullable String amount, @Nullable String currency) { }

    /**
     * @param declaration customs number of the declaration that opens the account
     * @param leaseEnds   of a lease only
     * @param identities  marks by which items are known again, by their number
     * @param rents       of a lease only, in the order of the contract; the first, or all of them, are declared with the goods
     */
    record SuspenseAccountInput(@Nullable Regime regime, @Nullable String declaration, @Nullable String contract, @Nullable String partner,
                                @Nullable LocalDate leaseEnds, @Nullable String guarantee, @Nullable Map<Integer, String> identities,
                                @Nullable List<SuspenseRentInput> rents) { }

    /**
     * @param identity accept: how it was made sure which goods they are
     * @param until    ask-extension: until when
     */
    record SuspenseStepInput(@Nullable String reason, @Nullable String identity, @Nullable LocalDate until) { }

    record SuspenseInspectionInput(@Nullable Set<Department> departments, @Nullable String place, @Nullable String reason) { }

    /** @param quantity,price decimal texts */
    record SuspensePartInput(@Nullable String code, @Nullable String name, @Nullable String quantity, @Nullable String unit, @Nullable String price,
                             @Nullable String currency, @Nullable String origin, @Nullable String identity) { }

    static @Nullable BigDecimal decimal(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        BigDecimal number = Decimals.parse(text.strip());
        if (number == null) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.field", field);
        }
        return number;
    }

    private SuspenseViews.SuspenseAccountCase view(Actor actor, GoodsAccounts.View v) {
        return views.view(v, Long.valueOf(v.account().traderId()).equals(actor.traderId()));
    }

    @GetMapping
    @Operation(summary = "Accounts of goods: one's own, all for officials; by state, regime, and by number, declaration, bill, contract or partner")
    @PreAuthorize(Callers.CONCERNED)
    Page<SuspenseViews.SuspenseListed> list(Actor actor, @RequestParam(required = false) GoodsAccount.State state,
                                            @RequestParam(required = false) Regime regime, @RequestParam(required = false) String q,
                                            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<GoodsAccountStore.Listed> found = accounts.list(actor, state, regime, q, page, size);
        return found.map(views::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for an account for the goods of a declaration, which waits for it")
    @PreAuthorize(Callers.TRADERS)
    SuspenseViews.SuspenseAccountCase ask(Actor actor, @RequestBody SuspenseAccountInput in) {
        List<GoodsAccounts.RentDraft> rents = in.rents() == null ? List.of() : in.rents().stream()
                .map(r -> new GoodsAccounts.RentDraft(r.payOn(), decimal(r.amount(), "rents"), r.currency())).toList();
        return view(actor, accounts.ask(actor, new GoodsAccounts.Draft(in.regime(), in.declaration(), in.contract(), in.partner(), in.leaseEnds(),
                in.guarantee(), in.identities() == null ? Map.of() : in.identities(), rents)));
    }

    @GetMapping("/{number}")
    @Operation(summary = "An account with its items, movements, rents and what may be done")
    @PreAuthorize(Callers.CONCERNED)
    SuspenseViews.SuspenseAccountCase get(Actor actor, @PathVariable String number) {
        return view(actor, accounts.get(actor, number));
    }

    @GetMapping("/{number}/events")
    @Operation(summary = "What happened to an account and its goods, oldest first")
    @PreAuthorize(Callers.CONCERNED)
    List<SuspenseViews.SuspenseEvent> events(Actor actor, @PathVariable String number) {
        return accounts.events(actor, number).stream().map(views::view).toList();
    }

    @StepUp({"accept", "grant-extension", "claim"})
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: accept, refuse, withdraw, ask-extension, grant-extension, refuse-extension, levy, claim")
    @PreAuthorize(Callers.BOTH_SIDES)
    SuspenseViews.SuspenseAccountCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody SuspenseStepInput in) {
        return view(actor, work.act(actor, number, command, new GoodsAccountWork.Given(in.reason(), in.identity(), in.until())));
    }

    @PostMapping("/{number}/inspections")
    @Operation(summary = "Order an inspection: are they the same goods?")
    @PreAuthorize(Callers.OFFICERS)
    SuspenseViews.SuspenseAccountCase inspect(Actor actor, @PathVariable String number, @RequestBody SuspenseInspectionInput in) {
        return view(actor, work.inspect(actor, number, in.departments(), in.place(), in.reason()));
    }

    @PostMapping("/{number}/parts")
    @Operation(summary = "Tell of a part that was taken out of goods under repair: it comes on account")
    @PreAuthorize(Callers.TRADERS)
    SuspenseViews.SuspenseAccountCase part(Actor actor, @PathVariable String number, @RequestBody SuspensePartInput in) {
        return view(actor, work.replaced(actor, number, new GoodsAccountWork.Part(in.code(), in.name(), decimal(in.quantity(), "quantity"), in.unit(),
                decimal(in.price(), "price"), in.currency(), in.origin(), in.identity())));
    }
}
