package org.tongguan.periodic.act;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.DeliveryProcedure;
import org.tongguan.periodic.GoodsBack;
import org.tongguan.periodic.GoodsBackProcedure;
import org.tongguan.periodic.Statement;
import org.tongguan.runtime.Ids;

/** Goods that come back: contrary entries. Of what is declared already, the declaration then differs and is to be amended. */
@Component
public class GoodsBacks {

    private final Deliveries deliveries;
    private final Deliveries.Stores stores;
    private final Stock stock;
    private final Cover cover;
    private final Around around;

    GoodsBacks(Deliveries deliveries, Deliveries.Stores stores, Stock stock, Cover cover, Around around) {
        this.deliveries = deliveries;
        this.stores = stores;
        this.stock = stock;
        this.cover = cover;
        this.around = around;
    }

    /**
     * Tells that goods have come back.
     *
     * @param evidence the paper or passage by which they came
     * @throws PlatformException NOT_FOUND {@code periodic.delivery}; REFUSED {@code periodic.field}, {@code periodic.too-much}; CONFLICT
     *                           {@code periodic.not-out} when the delivery never left
     */
    public Deliveries.View ask(Actor actor, String delivery, String evidence, List<GoodsBack.Part> parts) {
        Around.require(!Around.text(evidence).isEmpty(), "evidence");
        Around.require(parts != null && !parts.isEmpty() && parts.size() == parts.stream().map(GoodsBack.Part::line).distinct().count(), "parts");
        parts.forEach(p -> Around.require(p.quantity(), 5, "parts.quantity"));
        return around.transactions().call(actor, () -> {
            Delivery d = stores.deliveries().lock(delivery).orElseThrow(() -> Deliveries.missing(delivery));
            if (d.state() != Delivery.State.OUT) {
                throw new PlatformException(ErrorCode.CONFLICT, "periodic.not-out", d.number());
            }
            parts.forEach(p -> line(d, p));
            GoodsBack back = new GoodsBack(Ids.next(), around.number("B", d.office()), d.id(), d.traderId(), d.office(), GoodsBackProcedure.TABLE.initial(),
                    Around.text(evidence), "", false, actor.name(), around.now(), null, null, parts);
            stores.backs().insert(back);
            around.tell("PeriodicReturnAsked", d, back.number());
            return deliveries.view(actor, d);
        });
    }

    private static Delivery.Line line(Delivery d, GoodsBack.Part p) {
        Delivery.Line line = d.lines().stream().filter(l -> l.number() == p.line()).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "periodic.field", "parts.line"));
        if (p.quantity().compareTo(line.net()) > 0) {
            throw new PlatformException(ErrorCode.REFUSED, "periodic.too-much", p.line(), line.net().stripTrailingZeros().toPlainString());
        }
        return line;
    }

    /**
     * Takes a step: confirm, refuse, withdraw.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.return}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code periodic.office}; REFUSED {@code periodic.reason}, {@code periodic.too-much}
     */
    public Deliveries.View act(Actor actor, String number, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            GoodsBack seen = stores.backs().find(number).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "periodic.return", number));
            Delivery d = stores.deliveries().lock(seen.deliveryId()).orElseThrow();
            GoodsBack back = stores.backs().find(number).orElseThrow();
            var step = GoodsBackProcedure.TABLE.get(back.state(), command, back, actor);
            Around.covers(actor, back.office());
            String why = "refuse".equals(command) ? Around.reason(reason) : Around.text(reason);
            boolean late = d.statementId() != null && stores.statements().find(d.statementId()).filter(Statement::isDeclared).isPresent();
            if ("confirm".equals(command)) {
                confirm(d, back, late);
            }
            stores.backs().decide(back.id(), step.to(), late && step.to() == GoodsBack.State.CONFIRMED, why, actor.name(), around.now());
            around.tell(step.event(), d.ref(), d.traderId(), d.office(), Map.of("number", back.number(), "delivery", d.number(), "late", late, "reason", why));
            return deliveries.view(actor, stores.deliveries().find(d.id()).orElseThrow());
        });
    }

    private void confirm(Delivery d, GoodsBack back, boolean late) {
        Approval a = stores.approvals().find(d.approvalId()).orElseThrow();
        for (GoodsBack.Part p : back.parts()) {
            Delivery.Line line = line(d, p);
            stock.cameBack(a, d, line, p.quantity(), back.number(), late);
            stores.deliveries().comeBack(line.id(), p.quantity());
        }
        Delivery now = stores.deliveries().find(d.id()).orElseThrow();
        cover.fit(now);
        if (now.lines().stream().allMatch(l -> l.net().signum() == 0)) {
            var step = DeliveryProcedure.TABLE.get(d.state(), "come-back", new DeliveryProcedure.Standing(false));
            stores.deliveries().step(d.id(), step.to(), null);
            around.tell(step.event(), now, back.number());
        }
    }
}
