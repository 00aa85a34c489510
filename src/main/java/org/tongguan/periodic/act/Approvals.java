package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.formats.Document;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.ApprovalProcedure;
import org.tongguan.periodic.store.ApprovalStore;
import org.tongguan.periodic.store.DeliveryStore;
import org.tongguan.runtime.Ids;

/** Approvals to deliver on account: asked by a trader, granted by an officer. */
@Component("periodicApprovals")
public class Approvals {

    private final ApprovalStore store;
    private final DeliveryStore deliveries;
    private final Declarations declarations;
    private final Securities securities;
    private final Cover cover;
    private final Stock stock;
    private final Around around;

    Approvals(ApprovalStore store, DeliveryStore deliveries, Declarations declarations, Securities securities, Cover cover, Stock stock, Around around) {
        this.store = store;
        this.deliveries = deliveries;
        this.declarations = declarations;
        this.securities = securities;
        this.cover = cover;
        this.stock = stock;
        this.around = around;
    }

    /**
     * What is asked for; see {@link Approval} for the words.
     *
     * @param model number or sequence number of a declaration of one's own
     */
    public record Draft(String model, String kind, String place, @Nullable String guarantee, LocalDate validFrom, LocalDate validTo) { }

    /**
     * An approval with what the asking actor may do, and why no delivery may be made now.
     *
     * @param guaranteeNow number of the guarantee that stands behind it today: the one it named or the one in its place; null where none is needed
     * @param undeclared what has gone and is not declared, by item number of the model
     * @param overdue    null = nothing is
     */
    public record View(Approval approval, @Nullable String guaranteeNow, Map<Integer, BigDecimal> undeclared, DeliveryStore.@Nullable Overdue overdue,
                       List<String> commands) { }

    /**
     * Asks for an approval.
     *
     * @throws PlatformException NOT_FOUND {@code declaration}; REFUSED {@code periodic.field}, {@code periodic.model} when the model cannot be one,
     *                           {@code periodic.guarantee} when it has none behind it that is the trader's own and in force until the last day
     */
    public View ask(Actor actor, Draft d) {
        Around.require(actor.traderId() != null, "traderId");
        Around.require(!Around.text(d.model()).isEmpty(), "model");
        Around.require(around.codes().isValid(Around.KINDS, d.kind(), around.today()), "kind");
        Around.require(!Around.text(d.place()).isEmpty(), "place");
        Around.require(d.validFrom() != null && d.validTo() != null && !d.validTo().isBefore(d.validFrom())
                && !d.validTo().isBefore(around.today()), "validTo");
        return around.transactions().call(actor, () -> {
            Declaration model = declarations.getByNumber(actor, Around.text(d.model()));
            check(model.document());
            check(actor.traderId(), d);
            Approval a = new Approval(Ids.next(), around.number("Q", model.key().entryExitOffice()), actor.traderId(), model.key().entryExitOffice(), d.kind(),
                    Around.text(d.place()), guarantee(d), model.sequenceNumber(), model.document(), d.validFrom(), d.validTo(),
                    ApprovalProcedure.TABLE.initial(), "", actor.name(), around.now(), null);
            store.insert(a);
            tell("PeriodicApprovalAsked", a, "");
            return view(actor, store.find(a.id()).orElseThrow());
        });
    }

    private static String guarantee(Draft d) {
        return Around.text(d.guarantee()).isEmpty() ? null : Around.text(d.guarantee());
    }

    /** Each of its goods must say what a delivery multiplies: unit and price; and nobody may be in the middle of two steps, or pay with the month. */
    private static void check(Document model) {
        String type = model.head("declarationType");
        boolean plain = type == null || !type.startsWith("CL") && !type.startsWith("EC");
        boolean whole = !model.items().isEmpty() && model.items().stream().allMatch(i -> i.text("itemNumber") != null
                && i.text("itemNumber").matches("[0-9]{1,4}") && i.text("commodityCode") != null && i.text("unit") != null
                && i.decimal(i.group().field("unitPrice")) != null);
        if (!plain || !whole || model.head("entryExitOffice") == null) {
            throw new PlatformException(ErrorCode.REFUSED, "periodic.model");
        }
    }

    private void check(long trader, Draft d) {
        Optional<Securities.Offer> given = guarantee(d) == null ? Optional.empty() : securities.find(guarantee(d));
        boolean own = given.filter(g -> g.traderId() == trader && g.valid() && g.declarationNumber() == null).isPresent();
        if (guarantee(d) == null ? !cover.isExempt(trader) : !own) {
            throw new PlatformException(ErrorCode.REFUSED, "periodic.guarantee");
        }
    }

    private void tell(String event, Approval a, String reason) {
        around.tell(event, a.ref(), a.traderId(), a.office(), Map.of("number", a.number(), "reason", reason));
    }

    /**
     * Takes a step of the procedure.
     *
     * @throws PlatformException NOT_FOUND {@code periodic.approval}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code periodic.office}; REFUSED {@code periodic.reason} for refusing and stopping without one
     */
    public View act(Actor actor, String number, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            Approval a = store.lock(number).orElseThrow(() -> missing(number));
            var step = ApprovalProcedure.TABLE.get(a.state(), command, a, actor);
            Around.covers(actor, a.office());
            String why = "refuse".equals(command) || "stop".equals(command) ? Around.reason(reason) : Around.text(reason);
            store.step(a.id(), step.to(), why, actor.isOfficial() ? actor.name() : null);
            tell(step.event(), a, why);
            return view(actor, store.find(a.id()).orElseThrow());
        });
    }

    /** Approvals as that actor may see them, newest first; {@code query}: a number. */
    public Page<Approval> list(Actor actor, Approval.@Nullable State state, @Nullable String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> Page.of(page, size, store.count(state, q), (from, rows) -> store.list(state, q, from, rows)));
    }

    /** @throws PlatformException NOT_FOUND {@code periodic.approval} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, store.find(number).orElseThrow(() -> missing(number))));
    }

    static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "periodic.approval", number);
    }

    private View view(Actor actor, Approval a) {
        String now = a.guarantee() == null ? null : securities.present(a.guarantee());
        return new View(a, now, stock.all(a), deliveries.overdue(a.traderId(), around.today()).orElse(null),
                ApprovalProcedure.TABLE.commands(a.state(), a, actor));
    }
}
