package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
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
import org.tongguan.inspection.Department;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.StepUp;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.act.GoodsLists;
import org.tongguan.temporary.act.GoodsListWork;
import org.tongguan.temporary.act.Replacements;

@RestController
@RequestMapping("/api/v1/temporary/lists")
@Tag(name = "temporary")
class GoodsListApi {

    private final GoodsLists lists;
    private final GoodsListWork work;
    private final Replacements replacements;
    private final TemporaryViews views;

    GoodsListApi(GoodsLists lists, GoodsListWork work, Replacements replacements, TemporaryViews views) {
        this.lists = lists;
        this.work = work;
        this.replacements = replacements;
        this.views = views;
    }

    /**
     * @param exhibition its number; null for a carnet that belongs to none, which then names its office
     * @param carnet     issue data of an ATA carnet
     */
    record TemporaryListInput(@Nullable String exhibition, GoodsList.@Nullable Regime regime, @Nullable String office, @Nullable String exhibitor,
                              @Nullable String country, @Nullable String booth, TemporaryViews.@Nullable TemporaryCarnet carnet) { }

    /**
     * @param proof     certify: number of the organiser's proof; null = one is given
     * @param enteredOn admit: day of entry; null = today
     * @param until     ask-extension: until when
     */
    record TemporaryStepInput(@Nullable String reason, @Nullable String proof, @Nullable LocalDate enteredOn, @Nullable LocalDate until) { }

    record TemporaryInspectionInput(@Nullable Set<Department> departments, @Nullable String reason) { }

    /** @param kind IMPORTATION, RE_EXPORTATION or TRANSIT */
    record TemporaryVoucherInput(@Nullable String kind, @Nullable String number, @Nullable LocalDate usedOn, @Nullable String items) { }

    /** @param issuer null = the same; {@code issued}: day of issue of the new carnet, {@code until}: its last day */
    record CarnetReplacementInput(@Nullable String carnet, @Nullable String issuer, @Nullable LocalDate issued, @Nullable LocalDate until,
                                  @Nullable String reason) { }

    /** @param dischargeVoucher to accept: of the old carnet, its re-exportation voucher; {@code entryVoucher}: importation voucher of the new one */
    record CarnetReplacementDecision(boolean accepted, @Nullable String dischargeVoucher, @Nullable String entryVoucher, @Nullable String reason) { }

    private TemporaryViews.TemporaryListCase view(Actor actor, GoodsLists.View v) {
        return views.view(v, actor.traderId() != null && actor.traderId() == v.list().traderId());
    }

    @GetMapping
    @Operation(summary = "Lists and carnets: one's own, an organiser's exhibition's, all for officials")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.TemporaryListView> list(Actor actor, @RequestParam(required = false) GoodsList.State state,
                                                @RequestParam(required = false) String exhibition, @RequestParam(required = false) String q,
                                                @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<GoodsLists.Listed> found = lists.list(actor, state, exhibition, q, page, size);
        return found.map(views::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open an exhibitor's list for an exhibition, or the goods of an ATA carnet")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.TemporaryListCase open(Actor actor, @RequestBody TemporaryListInput in) {
        TemporaryViews.TemporaryCarnet c = in.carnet();
        return view(actor, lists.open(actor, new GoodsLists.Draft(in.exhibition(), in.regime(), in.office(), in.exhibitor(), in.country(), in.booth(),
                c == null ? null : new GoodsList.Carnet(c.number(), c.issuer(), c.country(), c.holder(), c.issued(), c.until()))));
    }

    @GetMapping("/{number}")
    @Operation(summary = "A list with its figures, files, counterfoils and what may be done")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.TemporaryListCase get(Actor actor, @PathVariable String number) {
        return view(actor, lists.get(actor, number));
    }

    @GetMapping("/{number}/events")
    @Operation(summary = "What happened to a list and its goods, oldest first")
    @PreAuthorize(Callers.CONCERNED)
    List<TemporaryViews.TemporaryEvent> events(Actor actor, @PathVariable String number) {
        return lists.events(actor, number).stream().map(views::view).toList();
    }

    @StepUp({"admit", "grant-extension", "accept-replacement", "claim"})
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: certify, submit, reopen, withdraw, admit, return, refuse, ask-extension, grant-extension, refuse-extension, claim")
    @PreAuthorize(Callers.BOTH_SIDES)
    TemporaryViews.TemporaryListCase act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody TemporaryStepInput in) {
        return view(actor, work.act(actor, number, command, new GoodsListWork.Given(in.reason(), in.proof(), in.enteredOn(), in.until())));
    }

    @PostMapping("/{number}/inspections")
    @Operation(summary = "Order an inspection at the venue, while the stand is set up")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryViews.TemporaryListCase inspect(Actor actor, @PathVariable String number, @RequestBody TemporaryInspectionInput in) {
        return view(actor, work.inspect(actor, number, in.departments(), in.reason()));
    }

    @PostMapping("/{number}/vouchers")
    @Operation(summary = "Record that a voucher of an ATA carnet was used: its counterfoil")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryViews.TemporaryListCase voucher(Actor actor, @PathVariable String number, @RequestBody TemporaryVoucherInput in) {
        return view(actor, lists.voucher(actor, number, in.kind(), in.number(), in.usedOn(), in.items()));
    }

    @PostMapping("/{number}/replacements")
    @Operation(summary = "Ask that another carnet take the place of this one before it ends")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.TemporaryListCase replace(Actor actor, @PathVariable String number, @RequestBody CarnetReplacementInput in) {
        return view(actor, replacements.ask(actor, number, new Replacements.Wanted(in.carnet(), in.issuer(), in.issued(), in.until(), in.reason())));
    }

    @StepUp
    @PostMapping("/{number}/replacements/decision")
    @Operation(summary = "Accept the new carnet: what is in moves to it item by item, the old one is discharged; or refuse it")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryViews.TemporaryListCase decide(Actor actor, @PathVariable String number, @RequestBody CarnetReplacementDecision in) {
        return view(actor, replacements.decide(actor, number, new Replacements.Decision(in.accepted(), in.dischargeVoucher(), in.entryVoucher(),
                in.reason())));
    }
}
