package org.tongguan.periodic.act;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.PeriodicMoved;
import org.tongguan.gate.GoodsLeft;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.DeliveryProcedure;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.StatementProcedure;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;

/** News from the gate, from inspections and from declarations, each heard inside the transaction that made it. */
@Component("periodicReactions")
class Reactions implements JobHandler {

    private static final String GONE = "periodic-gone";
    private final Deliveries deliveries;
    private final Deliveries.Stores stores;
    private final Goods goods;
    private final Jobs jobs;
    private final ApplicationEventPublisher news;
    private final Around around;

    Reactions(Deliveries deliveries, Deliveries.Stores stores, Goods goods, Jobs jobs, ApplicationEventPublisher news, Around around) {
        this.deliveries = deliveries;
        this.stores = stores;
        this.goods = goods;
        this.jobs = jobs;
        this.news = news;
        this.around = around;
    }

    /** What becomes of goods when their delivery or declaration moves. */
    @Component("periodicGoods")
    record Goods(Stock stock, Cover cover, Holds holds, StatementCheck check) { }

    private static boolean isOurs(SubjectRef subject) {
        return Delivery.SUBJECT.equals(subject.kind());
    }

    @EventListener
    void on(GoodsLeft left) {
        left.subjects().stream().filter(Reactions::isOurs).forEach(subject -> around.transactions().unscoped(() -> {
            Delivery d = stores.deliveries().lock(subject.id()).orElseThrow();
            DeliveryProcedure.TABLE.find(d.state(), "leave", new DeliveryProcedure.Standing(false)).ifPresent(step -> {
                goods.stock.left(stores.approvals().find(d.approvalId()).orElseThrow(), d);
                stores.deliveries().step(d.id(), step.to(), around.now());
                around.tell(step.event(), d, "");
            });
            return null;
        }));
    }

    /** Goods that must go back or be destroyed are not delivered. */
    @EventListener
    void on(InspectionDecided decided) {
        if (isOurs(decided.subject()) && decided.decision().endsTheCase()) {
            around.transactions().unscoped(() -> {
                Delivery d = stores.deliveries().lock(decided.subject().id()).orElseThrow();
                DeliveryProcedure.TABLE.find(d.state(), "forfeit", new DeliveryProcedure.Standing(true)).ifPresent(step -> {
                    deliveries.forfeit(d, decided.decision().name());
                    around.tell(step.event(), d, decided.reason());
                });
                return null;
            });
        }
    }

    @EventListener
    void on(PeriodicMoved moved) {
        Declaration d = moved.declaration();
        around.transactions().unscoped(() -> {
            stores.statements().lock(PeriodicDay.statement(d.document())).filter(s -> s.declarationId().equals(d.id())).ifPresent(s -> {
                String command = switch (moved.move()) {
                    case LODGED -> "lodge";
                    case RELEASED -> "release";
                    case RETURNED -> "return";
                    case ENDED -> "drop";
                };
                StatementProcedure.TABLE.find(s.state(), command, s).ifPresent(step -> {
                    Approval a = stores.approvals().find(s.approvalId()).orElseThrow();
                    List<Delivery> all = stores.deliveries().ofStatement(s.id()).stream().map(x -> stores.deliveries().lock(x.id()).orElseThrow()).toList();
                    move(moved, s, a, all);
                    stores.statements().step(s.id(), step.to());
                    around.tell(step.event(), s);
                });
            });
            return null;
        });
    }

    private void move(PeriodicMoved moved, Statement s, Approval a, List<Delivery> all) {
        Declaration d = moved.declaration();
        String by = s.number() + ":" + d.version();
        switch (moved.move()) {
            case LODGED -> {
                goods.stock.declared(a, all, by);
                if (goods.check.differences(s, d.document()).stream().anyMatch(x -> !x.kinds().isEmpty())) {
                    goods.holds.place(d.ref(), HoldReason.DOCUMENT_REVIEW, "PERIODIC", s.number());
                }
            }
            case RELEASED -> {
                goods.cover.giveBack(all);
                // Its goods have gone long ago; told once it is released.
                jobs.add(GONE, d.ref(), Map.of(), around.now());
            }
            case RETURNED -> goods.stock.undone(a, all, by);
            case ENDED -> {
                if (s.isDeclared()) {
                    goods.stock.undone(a, all, by);
                }
                stores.deliveries().declareBy(all.stream().map(Delivery::id).toList(), null);
                if (s.state() == Statement.State.SETTLED) {
                    goods.cover.again(a, all);
                }
            }
        }
    }

    @Override
    public String kind() {
        return GONE;
    }

    @Override
    public void run(Jobs.Job job) {
        news.publishEvent(new GoodsLeft(List.of(job.subject())));
    }
}
