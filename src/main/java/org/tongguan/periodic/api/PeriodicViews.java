package org.tongguan.periodic.api;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.formats.Node;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Text;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Difference;
import org.tongguan.periodic.GoodsBack;
import org.tongguan.periodic.LineTaxes;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.act.Approvals;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.periodic.act.Statements;
import org.tongguan.periodic.rules.Documents;
import org.tongguan.reference.CodeLists;
import org.tongguan.trader.Traders;

/** Approvals, deliveries and statements as people and machines read them: numbers as decimal text, names in both languages. */
@Component
class PeriodicViews {

    private final Traders traders;
    private final CodeLists codes;
    private final Clock clock;

    PeriodicViews(Traders traders, CodeLists codes, Clock clock) {
        this.traders = traders;
        this.codes = codes;
        this.clock = clock;
    }

    record PeriodicApproval(String number, String traderId, @Nullable Text traderName, String office, String kind, @Nullable Text kindName, String place,
                            @Nullable String guarantee, String modelNumber, LocalDate validFrom, LocalDate validTo, Approval.State state, String reason,
                            Instant askedAt) { }

    /** @param undeclared what has gone and is not declared */
    record PeriodicGoods(int goods, String code, String description, String unit, @Nullable Text unitName, String unitPrice, String currency, String origin,
                         String undeclared) { }

    /**
     * @param guaranteeNow the guarantee behind it today: the approval's, or the one in its place
     * @param overdueSince last day on which a month still undeclared should have been declared; null = none is: deliveries may be made
     */
    record PeriodicApprovalCase(PeriodicApproval approval, @Nullable String guaranteeNow, List<PeriodicGoods> goods, @Nullable LocalDate overdueSince,
                                int overdueDeliveries, List<String> commands) { }

    record PeriodicDelivery(UUID id, String number, String traderId, @Nullable Text traderName, String office, String reference, String plate, int packages,
                            String grossKg, Delivery.State state, LocalDate acceptedOn, LocalDate dueOn, String secured, String release, Instant lodgedAt,
                            @Nullable Instant leftAt, boolean declared) { }

    record PeriodicDeliveryLine(int number, int goods, String code, String description, @Nullable Text unitName, String quantity, String returned,
                                String unitPrice, String currency, String netKg, String tax) { }

    record PeriodicReturnPart(int line, String quantity) { }

    /** @param late the delivery was declared already when it was confirmed */
    record PeriodicReturn(String number, GoodsBack.State state, String evidence, String reason, boolean late, Instant askedAt, @Nullable Instant decidedAt,
                          List<PeriodicReturnPart> parts) { }

    /** @param securedNow what is set aside for it on the guarantee now */
    record PeriodicDeliveryCase(PeriodicDelivery delivery, String approval, @Nullable String statement, Statement.@Nullable State statementState,
                                String securedNow, List<HoldReason> holds, List<PeriodicDeliveryLine> lines, List<PeriodicReturn> returns,
                                List<String> commands) { }

    record PeriodicStatement(String number, String traderId, @Nullable Text traderName, String month, LocalDate ratesOn, LocalDate dueOn,
                             Statement.State state, UUID declarationId, String sequenceNumber, Instant madeAt) { }

    record PeriodicPart(String delivery, LocalDate acceptedOn, String quantity, String returned) { }

    /**
     * Taxes of a line, yuan: of its deliveries, of the same goods together, as declared.
     *
     * @param charges   together less delivered: charges shared out otherwise, or rounding
     * @param otherwise declared less together
     */
    record PeriodicTaxes(String delivered, @Nullable String together, @Nullable String declared, @Nullable String valueDelivered,
                         @Nullable String valueTogether, @Nullable String charges, @Nullable String otherwise, List<LineTaxes.Cause> causes) { }

    /**
     * @param number null for goods that no delivery has
     * @param item   position in the declaration; null where it has no such goods
     * @param kinds  in what they differ; empty = they agree
     */
    record PeriodicDifference(@Nullable Integer number, @Nullable Integer item, String code, String description, @Nullable Text unitName, String unitPrice,
                              String currency, String delivered, String declared, List<Difference.Kind> kinds, @Nullable String explanation, boolean open,
                              List<PeriodicPart> parts, PeriodicTaxes taxes) { }

    /** @param total taxes of all lines; what cannot be computed is null */
    record PeriodicStatementCase(PeriodicStatement statement, String approval, @Nullable String declarationNumber, DeclarationState declarationState,
                                 List<PeriodicDelivery> deliveries, List<PeriodicDifference> lines, PeriodicTaxes total) { }

    private Text unit(String code) {
        return codes.name("unit", code, LocalDate.now(clock));
    }

    PeriodicApproval view(Approval a) {
        return new PeriodicApproval(a.number(), String.valueOf(a.traderId()), traders.name(a.traderId()), a.office(), a.kind(),
                codes.name("periodic_kind", a.kind(), LocalDate.now(clock)), a.place(), a.guarantee(), a.modelNumber(), a.validFrom(), a.validTo(), a.state(),
                a.reason(), a.askedAt());
    }

    PeriodicApprovalCase view(Approvals.View v) {
        Map<Integer, BigDecimal> undeclared = v.undeclared();
        return new PeriodicApprovalCase(view(v.approval()), v.guaranteeNow(),
                undeclared.entrySet().stream().map(e -> goods(v.approval(), e.getKey(), e.getValue())).toList(),
                v.overdue() == null ? null : v.overdue().dueOn(), v.overdue() == null ? 0 : v.overdue().deliveries(), v.commands());
    }

    private PeriodicGoods goods(Approval a, int number, BigDecimal undeclared) {
        Node item = Documents.goods(a.model(), number).orElseThrow();
        return new PeriodicGoods(number, item.text("commodityCode"), item.text("description"), item.text("unit"), unit(item.text("unit")),
                item.text("unitPrice"), item.text("currency"), item.text("originCountry"), Documents.plain(undeclared));
    }

    PeriodicDelivery view(Delivery d) {
        return new PeriodicDelivery(d.id(), d.number(), String.valueOf(d.traderId()), traders.name(d.traderId()), d.office(), d.reference(), d.plate(),
                d.packages(), Documents.plain(d.grossKg()), d.state(), d.acceptedOn(), d.dueOn(), d.secured().toPlainString(), d.release(), d.lodgedAt(),
                d.leftAt(), d.statementId() != null);
    }

    PeriodicDeliveryCase view(Deliveries.View v) {
        Delivery d = v.delivery();
        return new PeriodicDeliveryCase(view(d), v.approval().number(), v.statement() == null ? null : v.statement().number(),
                v.statement() == null ? null : v.statement().state(), v.secured().toPlainString(), v.holds(),
                d.lines().stream().map(l -> line(v.approval(), l)).toList(), v.backs().stream().map(PeriodicViews::view).toList(), v.commands());
    }

    private PeriodicDeliveryLine line(Approval a, Delivery.Line l) {
        Node item = Documents.goods(a.model(), l.goods()).orElseThrow();
        return new PeriodicDeliveryLine(l.number(), l.goods(), item.text("commodityCode"), item.text("description"), unit(item.text("unit")),
                Documents.plain(l.quantity()), Documents.plain(l.returned()), Documents.plain(l.unitPrice()), item.text("currency"),
                Documents.plain(l.netKg()), l.tax().toPlainString());
    }

    private static PeriodicReturn view(GoodsBack b) {
        return new PeriodicReturn(b.number(), b.state(), b.evidence(), b.reason(), b.late(), b.askedAt(), b.decidedAt(),
                b.parts().stream().map(p -> new PeriodicReturnPart(p.line(), Documents.plain(p.quantity()))).toList());
    }

    PeriodicStatement view(Statement s) {
        return new PeriodicStatement(s.number(), String.valueOf(s.traderId()), traders.name(s.traderId()), s.month().toString(), s.ratesOn(), s.dueOn(),
                s.state(), s.declarationId(), s.sequenceNumber(), s.madeAt());
    }

    PeriodicStatementCase view(Statements.View v) {
        return new PeriodicStatementCase(view(v.statement()), v.approval().number(), v.declaration().number(), v.declaration().state(),
                v.deliveries().stream().map(this::view).toList(), IntStream.range(0, v.differences().size())
                .mapToObj(i -> view(v.differences().get(i), v.taxes().get(i))).toList(), view(total(v.taxes())));
    }

    private static LineTaxes total(List<LineTaxes> all) {
        return new LineTaxes(sum(all, LineTaxes::delivered), sum(all, LineTaxes::together), sum(all, LineTaxes::declared), sum(all, LineTaxes::valueDelivered),
                sum(all, LineTaxes::valueTogether), all.stream().flatMap(t -> t.causes().stream()).distinct().sorted().toList());
    }

    private static @Nullable BigDecimal sum(List<LineTaxes> all, Function<LineTaxes, @Nullable BigDecimal> of) {
        return all.stream().map(of).anyMatch(Objects::isNull) ? null : all.stream().map(of).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static PeriodicTaxes view(LineTaxes t) {
        return new PeriodicTaxes(t.delivered().toPlainString(), text(t.together()), text(t.declared()), text(t.valueDelivered()), text(t.valueTogether()),
                less(t.together(), t.delivered()), less(t.declared(), t.together()), t.causes());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static @Nullable String less(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b).toPlainString();
    }

    private PeriodicDifference view(Difference d, LineTaxes taxes) {
        return new PeriodicDifference(d.number(), d.item(), d.code(), d.description(), unit(d.unit()), d.unitPrice(), d.currency(),
                Documents.plain(d.delivered()), Documents.plain(d.declared()), d.kinds(), d.explanation(), d.isOpen(), d.parts().stream()
                .map(p -> new PeriodicPart(p.delivery(), p.acceptedOn(), Documents.plain(p.quantity()), Documents.plain(p.returned()))).toList(), view(taxes));
    }

    /** A decimal as people write it; null for what is none. */
    static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,12}(\\.[0-9]{1,5})?") ? null : new BigDecimal(text);
    }
}
