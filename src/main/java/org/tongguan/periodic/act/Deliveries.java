package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.PeriodicDeclarations;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.gate.ReleaseGrant;
import org.tongguan.gate.Releases;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.DeliveryProcedure;
import org.tongguan.periodic.GoodsBack;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.rules.Documents;
import org.tongguan.periodic.store.ApprovalStore;
import org.tongguan.periodic.store.DeliveryStore;
import org.tongguan.periodic.store.GoodsBackStore;
import org.tongguan.periodic.store.StatementStore;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;

/** Deliveries on account: tried by the rules of declarations, secured, given their pass through the gate. */
@Component("periodicDeliveries")
public class Deliveries {

    private static final int MOST_LINES = 50;
    static final String LET_GO = "let-go";
    private final Stores stores;
    private final PeriodicDeclarations declarations;
    private final Cover cover;
    private final Controls controls;
    private final Jobs jobs;
    private final TwoPersons twoPersons;
    private final Around around;

    Deliveries(Stores stores, PeriodicDeclarations declarations, Cover cover, Controls controls, Jobs jobs, TwoPersons twoPersons,
               Around around) {
        this.stores = stores;
        this.declarations = declarations;
        this.cover = cover;
        this.controls = controls;
        this.jobs = jobs;
        this.twoPersons = twoPersons;
        this.around = around;
    }

    /** The tables a delivery is spread over. */
    @Component("periodicStores")
    record Stores(ApprovalStore approvals, DeliveryStore deliveries, StatementStore statements, GoodsBackStore backs) { }

    /** What stands between goods and the gate. */
    @Component("periodicControls")
    record Controls(Holds holds, Inspections inspections, Releases releases) { }

    /**
     * Goods to be delivered.
     *
     * @param goods     item number in the approval's model
     * @param unitPrice null = the model's
     * @param second    only where the second statutory unit is neither the unit nor kilograms
     */
    public record Part(int goods, BigDecimal quantity, @Nullable BigDecimal unitPrice, BigDecimal netKg, @Nullable BigDecimal second) { }

    /** What is delivered; see {@link Delivery} for the words. */
    public record Draft(String approval, String reference, String plate, int packages, BigDecimal grossKg, List<Part> lines) { }

    /** A delivery with what surrounds it, and what the asking actor may do. */
    public record View(Delivery delivery, Approval approval, @Nullable Statement statement, BigDecimal secured, List<HoldReason> holds, List<GoodsBack> backs,
                       List<String> commands) { }

    /**
     * Delivers: from then on the named vehicle may take the goods through the gate, once nothing stops them.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.approval}; REFUSED {@code periodic.field}, {@code periodic.not-active}, {@code periodic.overdue}
     *                           while a month should have been declared, {@code declaration.refused} with findings, {@code periodic.no-rate},
     *                           {@code guarantee.room}, {@code guarantee.invalid}; CONFLICT {@code periodic.reference} when it was used
     */
    public View lodge(Actor actor, Draft d) {
        Around.require(actor.traderId() != null, "traderId");
        Around.require(!Around.text(d.reference()).isEmpty(), "reference");
        Around.require(Around.text(d.plate()).matches("\\S{4,20}"), "plate");
        Around.require(d.packages() > 0, "packages");
        Around.require(d.grossKg(), 5, "grossKg");
        Around.require(d.lines() != null && !d.lines().isEmpty() && d.lines().size() <= MOST_LINES, "lines");
        return around.transactions().call(actor, () -> {
            Approval a = stores.approvals.share(Around.text(d.approval())).orElseThrow(() -> Approvals.missing(d.approval()));
            LocalDate today = around.today();
            if (!a.isValidOn(today)) {
                throw new PlatformException(ErrorCode.REFUSED, "periodic.not-active", a.number(), a.validFrom(), a.validTo());
            }
            stores.deliveries.overdue(a.traderId(), today).ifPresent(late -> {
                throw new PlatformException(ErrorCode.REFUSED, "periodic.overdue", late.dueOn(), late.deliveries());
            });
            return lodged(actor, a, d, today);
        });
    }

    private View lodged(Actor actor, Approval a, Draft d, LocalDate today) {
        String number = around.number("D", a.office());
        List<Documents.Goods> goods = goods(a, d.lines());
        Document document = new Documents(a).of(new Documents.Whole(number, today, d.packages(), d.grossKg(), goods));
        PeriodicDeclarations.Trial trial = declarations.tryOut(a.traderId(), document);
        if (trial.isRefused()) {
            throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", trial.findings());
        }
        List<Delivery.Line> lines = lines(goods, trial);
        LocalDate due = around.dueOn(a.kind(), today);
        Delivery bare = new Delivery(Ids.next(), number, a.id(), a.traderId(), a.office(), Around.text(d.reference()), Around.text(d.plate()), d.packages(),
                d.grossKg(), DeliveryProcedure.TABLE.initial(), today, due, BigDecimal.ZERO.setScale(2), "", actor.name(), around.now(), null, null, lines);
        BigDecimal secured = cover.secure(a, bare, Cover.owed(bare));
        control(a, bare, trial);
        String release = pass(actor, a, bare);
        if (!stores.deliveries.isWatched(a.id(), due)) {
            jobs.addAfter(due, DueWatch.KIND, a.ref(), Map.of("dueOn", due.toString()));
        }
        stores.deliveries.insert(new Delivery(bare.id(), number, a.id(), a.traderId(), a.office(), bare.reference(), bare.plate(), bare.packages(),
                bare.grossKg(), bare.state(), today, due, secured, release, bare.lodgedBy(), bare.lodgedAt(), null, null, lines));
        around.tell("PeriodicDeliveryLodged", bare.ref(), a.traderId(), a.office(), Map.of("number", number, "approval", a.number(), "secured",
                secured.toPlainString(), "dueOn", due.toString()));
        return view(actor, stores.deliveries.find(number).orElseThrow());
    }

    private static List<Documents.Goods> goods(Approval a, List<Part> parts) {
        List<Documents.Goods> goods = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            String at = "lines." + i;
            Node model = Documents.goods(a.model(), p.goods()).orElse(null);
            Around.require(model != null, at + ".goods");
            Around.require(p.quantity(), 5, at + ".quantity");
            Around.require(p.netKg(), 5, at + ".netKg");
            BigDecimal price = p.unitPrice() == null ? model.decimal(model.group().field("unitPrice")) : p.unitPrice();
            Around.require(price, 4, at + ".unitPrice");
            goods.add(new Documents.Goods(p.goods(), p.quantity(), price, p.netKg(), p.second()));
        }
        return goods;
    }

    private static List<Delivery.Line> lines(List<Documents.Goods> goods, PeriodicDeclarations.Trial trial) {
        List<Delivery.Line> lines = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            Documents.Goods g = goods.get(i);
            BigDecimal tax = trial.lines().get(i).tax();
            if (tax == null) {
                throw new PlatformException(ErrorCode.REFUSED, "periodic.no-rate", i + 1);
            }
            lines.add(new Delivery.Line(Ids.next(), i + 1, g.goods(), g.quantity(), g.unitPrice(), g.netKg(), g.second(), tax,
                    trial.lines().get(i).value(), BigDecimal.ZERO));
        }
        return lines;
    }

    /** What targeting asks for stops this delivery, as it would a declaration. */
    private void control(Approval a, Delivery d, PeriodicDeclarations.Trial trial) {
        controls.holds.place(trial.stops().stream().map(s -> new Holds.Placement(d.ref(), s.reason(), s.cause(), s.note())).toList());
        if (!trial.departments().isEmpty()) {
            controls.inspections.order(List.of(new InspectionRequest(d.ref(), d.traderId(), d.number(), a.office(), a.model().head("goodsLocation"),
                    EnumSet.copyOf(trial.departments()), false, "periodic delivery", List.of())));
        }
    }

    private String pass(Actor actor, Approval a, Delivery d) {
        String release = controls.releases.grant(List.of(new ReleaseGrant(d.ref(), d.number(), d.traderId(), a.isImport() ? "I" : "E", a.office(), List.of(),
                d.grossKg(), false, null, null))).get(d.ref());
        controls.releases.nameVehicles(release, List.of(d.plate()), actor);
        return release;
    }

    /**
     * Takes a step: cancel, stop, let-go. What an officer or targeting stopped is let go by two; documents that were looked at, by one.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.delivery}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code periodic.office}; REFUSED {@code periodic.reason} for stopping without one; what {@link TwoPersons#ask} throws
     */
    public View act(Actor actor, String number, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            Delivery d = locked(number);
            var step = DeliveryProcedure.TABLE.get(d.state(), command, standing(d), actor);
            Around.covers(actor, d.office());
            String why = "stop".equals(command) ? Around.reason(reason) : Around.text(reason);
            if (LET_GO.equals(command) && isOpen(d, HoldReason.RISK)) {
                twoPersons.ask(actor, new TwoPersons.Wish(LetGo.KIND, d.ref(), d.number(), d.office(), Map.of(), why));
                return view(actor, d);
            }
            switch (command) {
                case "cancel" -> cancel(d, why);
                case "stop" -> controls.holds.place(d.ref(), HoldReason.RISK, actor.name(), why);
                case LET_GO -> controls.holds.liftAll(d.ref(), HoldReason.DOCUMENT_REVIEW);
                default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "periodic-delivery", command, d.state());
            }
            around.tell(step.event(), d, why);
            return view(actor, stores.deliveries.find(number).orElseThrow());
        });
    }

    /** Locks it, holds first, as every command does. */
    Delivery locked(String number) {
        Delivery seen = stores.deliveries.find(number).orElseThrow(() -> missing(number));
        controls.holds.lock(seen.ref());
        return stores.deliveries.lock(number).orElseThrow();
    }

    /** What two have decided: nothing stops it any more. */
    void letGo(Actor second, TwoPersonRequest asked) {
        Delivery d = locked(asked.label());
        var step = DeliveryProcedure.TABLE.get(d.state(), LET_GO, standing(d), second);
        Around.covers(second, d.office());
        controls.holds.liftAll(d.ref(), HoldReason.RISK);
        controls.holds.liftAll(d.ref(), HoldReason.DOCUMENT_REVIEW);
        around.tell(step.event(), d, asked.reason());
    }

    /** Its goods stay: nothing is set aside for them, and the gate does not open. */
    void cancel(Delivery d, String why) {
        controls.releases.revoke(d.ref(), why.isEmpty() ? "cancelled" : why);
        controls.inspections.cancel(d.ref(), why);
        cover.giveBack(List.of(d));
        stores.deliveries.step(d.id(), Delivery.State.CANCELLED, null);
    }

    /** Its goods may not go at all: what an inspection found stays on them. */
    void forfeit(Delivery d, String why) {
        controls.releases.revoke(d.ref(), why);
        cover.giveBack(List.of(d));
        stores.deliveries.step(d.id(), Delivery.State.CANCELLED, null);
    }

    private DeliveryProcedure.Standing standing(Delivery d) {
        return new DeliveryProcedure.Standing(isOpen(d, HoldReason.RISK) || isOpen(d, HoldReason.DOCUMENT_REVIEW));
    }

    private boolean isOpen(Delivery d, HoldReason reason) {
        return controls.holds.listOpen(d.ref()).stream().map(Hold::reason).anyMatch(r -> r == reason);
    }

    /** Deliveries as that actor may see them, newest first; {@code query}: a number, the trader's reference or a plate. */
    public Page<Delivery> list(Actor actor, Delivery.@Nullable State state, @Nullable String approval, @Nullable String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> {
            UUID of = approval == null ? null : stores.approvals.find(approval).map(Approval::id).orElse(new UUID(0, 0));
            DeliveryStore.Filter filter = new DeliveryStore.Filter(state, of, q);
            return Page.of(page, size, stores.deliveries.count(filter), (from, rows) -> stores.deliveries.list(filter, from, rows));
        });
    }

    /** @throws PlatformException NOT_FOUND {@code periodic.delivery} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, stores.deliveries.find(number).orElseThrow(() -> missing(number))));
    }

    static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "periodic.delivery", number);
    }

    View view(Actor actor, Delivery d) {
        Statement s = d.statementId() == null ? null : stores.statements.find(d.statementId()).orElseThrow();
        boolean secured = d.state() != Delivery.State.CANCELLED && (s == null || s.state() != Statement.State.SETTLED) && d.secured().signum() > 0;
        return new View(d, stores.approvals.find(d.approvalId()).orElseThrow(), s, secured ? Cover.owed(d) : BigDecimal.ZERO.setScale(2),
                controls.holds.listOpen(d.ref()).stream().map(Hold::reason).distinct().toList(), stores.backs.list(d.id()),
                DeliveryProcedure.TABLE.commands(d.state(), standing(d), actor));
    }
}
