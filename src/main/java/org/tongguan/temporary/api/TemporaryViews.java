package org.tongguan.temporary.api;

import static org.tongguan.formats.Decimals.plain;
import static org.tongguan.formats.Decimals.yuan;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.temporary.Approval;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.Figures;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Replacement;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.act.Approvals;
import org.tongguan.temporary.act.ClearanceWork;
import org.tongguan.temporary.act.Exhibitions;
import org.tongguan.temporary.act.GoodsLists;
import org.tongguan.temporary.act.Uploads;
import org.tongguan.temporary.rules.SpecialGoods;
import org.tongguan.temporary.store.ApprovalStore;
import org.tongguan.temporary.store.ClearanceStore;
import org.tongguan.temporary.store.GoodsListStore;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** What pages and machines are shown. Amounts are decimal texts: yuan, kilograms, quantities without trailing zeros. */
@Component
class TemporaryViews {

    private final Traders traders;
    private final CodeLists codes;
    private final Texts texts;
    private final Clock clock;

    TemporaryViews(Traders traders, CodeLists codes, Texts texts, Clock clock) {
        this.traders = traders;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    record ExhibitionFiler(String traderId, String customsCode, @Nullable Text name) { }

    /** @param guaranteeNow the guarantee behind it today: {@code guarantee}, or the one in its place */
    record ExhibitionView(String number, String organiserId, @Nullable Text organiser, String office, Text name, String venue, LocalDate opensOn,
                          LocalDate closesOn, @Nullable String guarantee, @Nullable String guaranteeNow, Exhibition.State state, String reason,
                          Instant filedAt, List<ExhibitionFiler> filers, List<String> commands) { }

    record TemporarySum(long items, long pieces, String weight, String value) { }

    record TemporaryWaySum(WayOut way, TemporarySum out) { }

    record TemporaryFigures(TemporarySum in, TemporarySum left, List<TemporaryWaySum> out) { }

    /** @param daysLeft until the earliest term ends, below zero when it is over; null when nothing is in */
    record TemporaryExhibitor(String exhibitor, String country, long lists, TemporarySum in, TemporarySum left, @Nullable LocalDate dueOn,
                              @Nullable Long daysLeft) { }

    record ExhibitionFigures(TemporaryFigures all, List<TemporaryExhibitor> exhibitors) { }

    /** @param issued null for one filed before its day of issue was asked for */
    record TemporaryCarnet(String number, String issuer, String country, String holder, @Nullable LocalDate issued, LocalDate until) { }

    /** @param daysLeft until the term ends, below zero when it is over; null while nothing is in */
    record TemporaryListView(String number, GoodsList.Regime regime, @Nullable String exhibition, @Nullable Text exhibitionName, @Nullable Text filer,
                             String office, String exhibitor, String country, String booth, GoodsList.State state, @Nullable LocalDate dueOn,
                             @Nullable Long daysLeft, String secured, Instant filedAt, @Nullable TemporarySum in, @Nullable TemporarySum left) { }

    record TemporaryVoucher(String kind, String number, LocalDate usedOn, String office, String items, String recordedBy, Instant recordedAt) { }

    /** @param newList number of the list of the new carnet, once it is accepted */
    record CarnetReplacement(String carnet, String issuer, @Nullable LocalDate issued, LocalDate until, Replacement.State state, String reason,
                             @Nullable String newList, Instant askedAt) { }

    record TemporaryUpload(UUID id, String fileName, Upload.Format format, Upload.State state, int rows, int rowsDone, int rowsWrong, Instant createdAt,
                           @Nullable Instant finishedAt) { }

    record TemporaryProblem(int row, Text column, Text text) { }

    record TemporaryListCase(TemporaryListView list, @Nullable String proof, @Nullable TemporaryCarnet carnet, String reason, @Nullable LocalDate enteredOn,
                             int extensions, @Nullable LocalDate askedUntil, @Nullable String askReason, TemporaryFigures figures, boolean editable,
                             List<TemporaryUpload> uploads, List<TemporaryVoucher> vouchers, List<CarnetReplacement> replacements,
                             @Nullable String replaces, List<String> commands) { }

    /** How much: quantity in the item's unit, pieces, kilograms, yuan. */
    record TemporaryAmount(String quantity, int pieces, String weight, String value) { }

    /** @param tax owed if it stayed, null = cannot be computed; {@code bound}: what an inspection decided about it, while that binds it */
    record TemporaryItem(int number, String code, Text name, TemporaryAmount all, String unit, Text unitName, String price, String currency, String origin,
                         @Nullable String special, @Nullable Text specialName, @Nullable String proof, @Nullable String course, @Nullable String person,
                         @Nullable String tax,
                         String security, Item.State state, TemporaryAmount left, TemporaryAmount asked, @Nullable Decision bound) { }

    record TemporaryPart(String clearance, WayOut way, Clearance.State state, String evidence, TemporaryAmount amount, Instant askedAt,
                         @Nullable Instant decidedAt) { }

    /** @param ledger what the account of its quantity holds; {@code ledgerAside}: of that set aside to go */
    record TemporaryItemCase(TemporaryItem item, String ledger, String ledgerAside, List<TemporaryPart> parts) { }

    /** @param finding what the lists of countries free of diseases say today; null for kinds that do not ask */
    record TemporaryApproval(UUID id, String list, String exhibitor, int item, Text name, String quantity, Text unitName, String origin,
                             @Nullable String proof, String kind, Text kindName, Instant askedAt, LocalDate dueOn, boolean late, Approval.State state,
                             @Nullable String document, @Nullable String most, String reason, @Nullable Text finding) { }

    record TemporaryClearance(String number, String list, String exhibitor, WayOut way, Clearance.State state, String evidence, String place, String recipient,
                              @Nullable String voucher, String permit, String tax, @Nullable String bill, String reason, Instant askedAt,
                              @Nullable Instant decidedAt, long items, long pieces, String weight, String value) { }

    record TemporaryClearanceLine(int item, String code, Text name, Text unitName, TemporaryAmount amount, @Nullable String price) { }

    record TemporaryClearanceCase(TemporaryClearance clearance, List<TemporaryClearanceLine> lines, List<String> commands) { }

    record TemporaryEvent(long seq, Instant at, String actor, String kind, Text text, @Nullable String reason) { }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private @Nullable Long daysLeft(@Nullable LocalDate due) {
        return due == null ? null : ChronoUnit.DAYS.between(today(), due);
    }

    ExhibitionView view(Exhibitions.View v) {
        Exhibition e = v.exhibition();
        return new ExhibitionView(e.number(), String.valueOf(e.traderId()), traders.name(e.traderId()), e.office(), e.name(), e.venue(), e.opensOn(),
                e.closesOn(), e.guarantee(), v.guaranteeNow(), e.state(), e.reason(), e.filedAt(),
                v.filers().stream().map(id -> new ExhibitionFiler(String.valueOf(id),
                        traders.find(id).map(Trader::customsCode).orElse(""), traders.name(id))).toList(), v.commands());
    }

    ExhibitionFigures view(Figures.OfExhibition f) {
        return new ExhibitionFigures(view(f.all()), f.exhibitors().stream().map(x -> new TemporaryExhibitor(x.exhibitor(), x.country(), x.lists(),
                sum(x.in()), sum(x.left()), x.dueOn(), daysLeft(x.dueOn()))).toList());
    }

    private static TemporarySum sum(Figures.Sum s) {
        return new TemporarySum(s.items(), s.pieces(), plain(s.weight()), yuan(s.value()));
    }

    TemporaryFigures view(Figures f) {
        return new TemporaryFigures(sum(f.in()), sum(f.left()), f.out().entrySet().stream()
                .map(e -> new TemporaryWaySum(e.getKey(), sum(e.getValue()))).toList());
    }

    TemporaryListView view(GoodsLists.Listed v) {
        return list(v.list(), v.exhibition(), v.figures());
    }

    private TemporaryListView list(GoodsList l, @Nullable Exhibition e, Figures.@Nullable OfList f) {
        LocalDate due = l.term() == null ? null : l.term().dueOn();
        return new TemporaryListView(l.number(), l.regime(), e == null ? null : e.number(), e == null ? null : e.name(), traders.name(l.traderId()), l.office(),
                l.exhibitor(), l.country(), l.booth(), l.state(), due, l.isIn() ? daysLeft(due) : null, yuan(l.secured()), l.filedAt(),
                f == null ? null : sum(f.in()), f == null ? null : sum(f.left()));
    }

    TemporaryListCase view(GoodsLists.View v, boolean filer) {
        GoodsList l = v.list();
        GoodsList.Carnet c = l.carnet();
        GoodsList.Term term = l.term();
        return new TemporaryListCase(list(l, v.exhibition(), null), l.proof(), c == null ? null : new TemporaryCarnet(c.number(), c.issuer(), c.country(),
                c.holder(), c.issued(), c.until()), l.reason(), term == null ? null : term.enteredOn(), term == null ? 0 : term.extensions(),
                term == null ? null : term.askedUntil(), term == null ? null : term.askReason(), view(v.figures()),
                filer && l.state() == GoodsList.State.DRAFT, v.uploads().stream().map(TemporaryViews::view).toList(),
                v.vouchers().stream().map(TemporaryViews::view).toList(), v.replacements().stream().map(r -> new CarnetReplacement(r.carnet(), r.issuer(),
                        r.issued(), r.until(), r.state(), r.reason(), r.newList(), r.askedAt())).toList(), v.replaces(), v.commands());
    }

    private static TemporaryVoucher view(GoodsListStore.Voucher v) {
        return new TemporaryVoucher(v.kind(), v.number(), v.usedOn(), v.office(), v.items(), v.recordedBy(), v.recordedAt());
    }

    static TemporaryUpload view(Upload u) {
        return new TemporaryUpload(u.id(), u.fileName(), u.format(), u.state(), u.rows(), u.rowsDone(), u.rowsWrong(), u.createdAt(), u.finishedAt());
    }

    private static TemporaryAmount amount(Item.Amount a) {
        return new TemporaryAmount(plain(a.quantity()), a.pieces(), plain(a.weight()), yuan(a.value()));
    }

    private Text unit(String code) {
        return codes.name("unit", code, today());
    }

    private Text special(String kind) {
        return codes.name(SpecialGoods.LIST, kind, today());
    }

    TemporaryItem view(Item.Standing s) {
        Item i = s.item();
        return new TemporaryItem(i.number(), i.code(), i.name(), amount(i.all()), i.unit(), unit(i.unit()), yuan(i.price()), i.currency(), i.origin(),
                i.special(), i.special() == null ? null : special(i.special()), i.proof(), i.course() == null ? null : plain(i.course()), i.person(),
                i.tax() == null ? null : yuan(i.tax()), yuan(i.security()), i.state(), amount(s.left()), amount(s.asked()), s.bound());
    }

    TemporaryItemCase view(Uploads.History h) {
        return new TemporaryItemCase(view(h.standing()), plain(h.ledger().balance()), plain(h.ledger().goes()), h.parts().stream().map(p ->
                new TemporaryPart(p.clearance().number(), p.clearance().way(), p.clearance().state(), p.clearance().evidence(), amount(p.line().amount()),
                        p.clearance().askedAt(), p.clearance().decidedAt())).toList());
    }

    TemporaryApproval view(ApprovalStore.Listed v, Approvals approvals) {
        Approval a = v.approval();
        return new TemporaryApproval(a.id(), v.list(), v.exhibitor(), v.item(), v.name(), plain(v.quantity()), unit(v.unit()), v.origin(), v.proof(), a.kind(),
                special(a.kind()), a.askedAt(), a.dueOn(), approvals.isLate(a), a.state(), a.document(), a.most() == null ? null : plain(a.most()), a.reason(),
                approvals.finding(v).orElse(null));
    }

    TemporaryClearance view(ClearanceStore.Listed v) {
        Clearance c = v.clearance();
        return new TemporaryClearance(c.number(), v.list(), v.exhibitor(), c.way(), c.state(), c.evidence(), c.place(), c.recipient(), c.voucher(), c.permit(),
                yuan(c.tax()), c.bill(), c.reason(), c.askedAt(), c.decidedAt(), v.lines(), v.pieces(), plain(v.weight()), yuan(v.value()));
    }

    TemporaryClearanceCase view(ClearanceWork.View v) {
        List<Clearance.Line> lines = v.lines();
        Map<UUID, Item> items = v.items();
        BigDecimal weight = lines.stream().map(l -> l.amount().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = lines.stream().map(l -> l.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        TemporaryClearance head = view(new ClearanceStore.Listed(v.clearance(), v.list().number(), v.list().exhibitor(), lines.size(),
                lines.stream().mapToLong(l -> l.amount().pieces()).sum(), weight, value));
        return new TemporaryClearanceCase(head, lines.stream().map(l -> {
            Item item = items.get(l.itemId());
            return new TemporaryClearanceLine(item.number(), item.code(), item.name(), unit(item.unit()), amount(l.amount()),
                    l.price() == null ? null : yuan(l.price()));
        }).toList(), v.commands());
    }

    TemporaryEvent view(JournalEntry e) {
        Object reason = Json.map(e.payload()).get("reason");
        return new TemporaryEvent(e.seq(), e.at(), e.actor(), e.kind(), texts.get("event." + e.kind()), reason == null || reason.toString().isEmpty() ? null
                : reason.toString());
    }
}
