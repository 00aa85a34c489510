package org.tongguan.temporary.act;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.GoodsListProcedure;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.rules.DiseaseFree;
import org.tongguan.temporary.rules.SpecialGoods;
import org.tongguan.temporary.store.FindingStore;

/** The steps of a list: certified by the organiser, submitted, admitted into stock under its guarantee, extended, claimed; inspected at the venue. */
@Component
public class GoodsListWork {

    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final GoodsStock stock;
    private final Cover cover;
    private final Terms terms;
    private final Approvals approvals;
    private final Surroundings near;

    GoodsListWork(GoodsLists lists, GoodsLists.Stores stores, GoodsStock stock, Cover cover, Terms terms, Approvals approvals, Surroundings near) {
        this.lists = lists;
        this.stores = stores;
        this.stock = stock;
        this.cover = cover;
        this.terms = terms;
        this.approvals = approvals;
        this.near = near;
    }

    /** What it works with beside its own business. */
    @Component
    record Surroundings(Inspections inspections, FindingStore store, ListFindings findings, SpecialGoods special, DiseaseFree free, Around around) { }

    /**
     * What a step is given.
     *
     * @param reason    why; for refusals, returns, extensions and claims
     * @param proof     of the organiser's certificate: its number; null = one is given
     * @param enteredOn of the admission: day of entry; null = today
     * @param until     of an extension: until when
     */
    public record Given(@Nullable String reason, @Nullable String proof, @Nullable LocalDate enteredOn, @Nullable LocalDate until) { }

    /**
     * Takes a step of the procedure.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code temporary.office}; REFUSED {@code temporary.reason}, {@code temporary.field}, {@code temporary.nothing} when no
     *                           item may come in, {@code temporary.course}, {@code temporary.not-free}, {@code guarantee.room},
     *                           {@code guarantee.invalid}, {@code temporary.extension…}
     */
    public GoodsLists.View act(Actor actor, String number, String command, Given given) {
        return near.around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            var step = GoodsListProcedure.TABLE.get(list.state(), command, lists.standing(actor, list), actor);
            Around.covers(actor, list.office());
            take(actor, list, step, given);
            // A claim is told where it is heard of, whoever made it.
            if (!"claim".equals(command)) {
                near.around.tell(step.event(), list, Map.of("number", list.number(), "reason", Around.text(given.reason())));
            }
            if ("admit".equals(command)) {
                cover.fit(lists.found(number));
            }
            return lists.view(actor, lists.found(number));
        });
    }

    private void take(Actor actor, GoodsList list, Procedure.Step<GoodsList.State, GoodsListProcedure.Standing> step, Given given) {
        if (Set.of("certify", "submit").contains(step.command())) {
            checkCourses(list);
        }
        switch (step.command()) {
            case "certify" -> stores.lists().certify(list.id(), Around.text(given.proof()).isEmpty() ? "P" + list.number().substring(1)
                    : Around.text(given.proof()));
            case "submit" -> {
                stores.lists().submit(list.id(), near.around.now());
                amended(list);
                approvals.ask(list);
            }
            case "reopen" -> stores.lists().reopen(list.id(), "");
            case "return" -> back(list, Around.reason(given.reason()));
            case "refuse" -> stores.lists().step(list.id(), step.to(), Around.reason(given.reason()));
            case "withdraw" -> stores.lists().step(list.id(), step.to(), Around.text(given.reason()));
            case "admit" -> admit(actor, list, given.enteredOn());
            case "ask-extension" -> {
                terms.checkExtension(list, given.until());
                stores.lists().askExtension(list.id(), given.until(), Around.reason(given.reason()));
            }
            case "grant-extension" -> {
                stores.lists().grantExtension(list.id());
                terms.watch(list, list.term().askedUntil());
            }
            case "refuse-extension" -> stores.lists().refuseExtension(list.id(), Around.reason(given.reason()));
            case "claim" -> cover.claim(actor, list, Around.reason(given.reason()));
            default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "temporary-list", step.command(), list.state());
        }
    }

    /** No more of a medicine than one course for a person, however many rows and lists it is spread over. */
    private void checkCourses(GoodsList list) {
        near.around.transactions().unscoped(() -> stores.items().overCourse(list, near.special.courses(near.around.today()))).stream().findFirst()
                .ifPresent(over -> {
                    throw new PlatformException(ErrorCode.REFUSED, "temporary.course", over.person(), over.name(),
                            over.quantity().stripTrailingZeros().toPlainString(), over.course().stripTrailingZeros().toPlainString());
                });
    }

    private void back(GoodsList list, String reason) {
        stores.approvals().forget(list.id());
        stores.items().setState(stores.items().list(list.id(), Item.State.EXCLUDED).stream().map(Item::id).toList(), Item.State.LISTED);
        stores.lists().reopen(list.id(), reason);
    }

    /** An inspection found that a list does not fit the goods before they were admitted: it is a draft again. */
    void sendBack(GoodsList list, String reason) {
        var step = GoodsListProcedure.TABLE.get(list.state(), "send-back", null);
        back(list, Around.text(reason));
        near.around.tell(step.event(), list, Map.of("number", list.number(), "reason", Around.text(reason)));
    }

    /** Submitted again, it has been amended as inspections had ordered. */
    private void amended(GoodsList list) {
        near.store.open(list.id()).forEach(f -> near.store.amended(f.itemId(), near.around.now()));
        near.findings.look(list);
    }

    /** Everything that may come in comes in, in one go: into the ledger, under the guarantee, with its term. */
    private void admit(Actor actor, GoodsList list, @Nullable LocalDate given) {
        LocalDate entered = given == null ? near.around.today() : given;
        Around.require(!entered.isAfter(near.around.today()), "enteredOn");
        List<Item> items = stores.items().list(list.id(), Item.State.LISTED);
        if (items.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.nothing", list.number());
        }
        // A permit was given by the lists of its day; what comes in does so by the lists of the day it enters.
        items.forEach(i -> near.free.check(i, entered, null));
        LocalDate due = terms.dueOn(list, entered);
        stock.admit(list, items);
        stores.items().admit(list.id());
        stores.lists().admit(list.id(), entered, due, actor.name());
        terms.watch(list, due);
    }

    /**
     * Orders an inspection of a list's goods where they are shown, while the stand is set up; it keeps no goods at the port. Until it is passed they
     * leave only abroad or to be destroyed; after a decision each item goes the way that was decided about it.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}; FORBIDDEN {@code temporary.office}; REFUSED {@code temporary.field},
     *                           {@code temporary.reason}; CONFLICT {@code temporary.not-in} when the list is neither submitted nor in
     */
    public GoodsLists.View inspect(Actor actor, String number, Set<Department> departments, String reason) {
        return near.around.transactions().call(actor, () -> {
            near.findings.lock(lists.found(number).ref());
            GoodsList list = lists.locked(number);
            Around.covers(actor, list.office());
            Around.require(departments != null && !departments.isEmpty(), "departments");
            String why = Around.reason(reason);
            if (!list.isIn() && list.state() != GoodsList.State.SUBMITTED) {
                throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", list.number());
            }
            String venue = list.exhibitionId() == null ? null : stores.exhibitions().find(list.exhibitionId()).map(Exhibition::venue).orElse(null);
            String place = venue == null || list.booth().isEmpty() ? venue : venue + " " + list.booth();
            near.inspections.order(List.of(new InspectionRequest(list.ref(), list.traderId(), list.number(), list.office(), place,
                    EnumSet.copyOf(departments), true, why, List.of())));
            return lists.view(actor, list);
        });
    }
}
