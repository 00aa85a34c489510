package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.guarantee.GuaranteeClaims;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.inspection.ItemizedGoods;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.GoodsAccountProcedure;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.rules.AccountTaxes;
import org.tongguan.suspense.rules.DeclaredLine;

/** The steps of an account: accepted under its guarantee, extended, levied and claimed after its term; inspected; parts that were replaced. */
@Component
public class GoodsAccountWork {

    private final GoodsAccounts accounts;
    private final Stores stores;
    private final AccountSteps steps;
    private final AccountTerms terms;
    private final MovementWork movements;
    private final AccountTaxes taxes;
    private final Surroundings near;

    GoodsAccountWork(GoodsAccounts accounts, Stores stores, AccountSteps steps, AccountTerms terms, MovementWork movements, AccountTaxes taxes,
                     Surroundings near) {
        this.accounts = accounts;
        this.stores = stores;
        this.steps = steps;
        this.terms = terms;
        this.movements = movements;
        this.taxes = taxes;
        this.near = near;
    }

    /** What it works with beside its own business. */
    @Component("suspenseSurroundings")
    record Surroundings(Declarations declarations, Holds holds, Inspections inspections, GuaranteeClaims claims, SecuredParts parts, AccountStock stock,
                        Around around) { }

    /**
     * What a step is given.
     *
     * @param reason   why; for refusals, extensions and claims
     * @param identity of the acceptance: how it was made sure which goods they are
     * @param until    of an extension: until when
     */
    public record Given(@Nullable String reason, @Nullable String identity, @Nullable LocalDate until) { }

    /** A part that was taken out of goods under repair; see {@link AccountItem} for the words. */
    public record Part(String code, String name, BigDecimal quantity, String unit, BigDecimal price, String currency, String origin,
                       @Nullable String identity) { }

    /**
     * Takes a step of the procedure.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code suspense.office}; REFUSED {@code suspense.reason}, {@code suspense.identity}, {@code suspense.inspecting},
     *                           {@code suspense.declaration-changed}, {@code suspense.rent}, {@code suspense.guarantee}, {@code guarantee.room},
     *                           {@code guarantee.invalid}, {@code suspense.extension…}
     */
    public GoodsAccounts.View act(Actor actor, String number, String command, Given given) {
        return near.around.transactions().call(actor, () -> {
            GoodsAccount a = stores.locked(number);
            var standing = GoodsAccounts.standing(actor, a, stores.items().standings(a.id()));
            var step = GoodsAccountProcedure.TABLE.get(a.state(), command, standing, actor);
            Around.covers(actor, a.office());
            near.around.tell(step.event(), a, Map.of("number", a.number(), "reason", Around.text(given.reason())));
            take(actor, a, step, given);
            return accounts.view(actor, a);
        });
    }

    private void take(Actor actor, GoodsAccount a, Procedure.Step<GoodsAccount.State, GoodsAccountProcedure.Standing> step, Given given) {
        switch (step.command()) {
            case "accept" -> accept(actor, a, Around.identity(given.identity()));
            case "refuse" -> end(a, step.to(), Around.reason(given.reason()));
            case "withdraw" -> end(a, step.to(), Around.text(given.reason()));
            case "ask-extension" -> {
                terms.checkExtension(a, given.until());
                stores.accounts().askExtension(a.id(), given.until(), Around.reason(given.reason()));
            }
            case "grant-extension" -> {
                stores.accounts().grantExtension(a.id());
                terms.watch(a, a.term().askedUntil());
            }
            case "refuse-extension" -> stores.accounts().refuseExtension(a.id(), Around.reason(given.reason()));
            case "levy" -> movements.levy(actor, a, Around.reason(given.reason()));
            case "claim" -> near.claims.claim(actor, near.parts.guarantee(a.number())
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "guarantee.reservation", a.number())), a.number(),
                    Around.reason(given.reason()));
            default -> throw new PlatformException(ErrorCode.CONFLICT, "procedure.step", "suspense-account", step.command(), a.state());
        }
    }

    /** An account that was accepted held its declaration back no more: that waits again. */
    private void end(GoodsAccount a, GoodsAccount.State to, String reason) {
        if (a.state() == GoodsAccount.State.ACCEPTED) {
            near.holds.place(Declaration.ref(a.declarationId()), HoldReason.ACCOUNT, "", "");
            steps.free(a);
        }
        stores.accounts().step(a.id(), to, reason);
    }

    /** The goods are known, what they owe is secured: their declaration need not wait any more. */
    private void accept(Actor actor, GoodsAccount a, String identity) {
        Declaration d = near.declarations.get(actor, a.declarationId());
        List<DeclaredLine> declared = DeclaredLine.of(d);
        List<AccountItem> items = stores.items().list(a.id());
        boolean same = declared.size() == items.size() && items.stream().allMatch(i -> declared.get(i.number() - 1).is(i));
        if (!same || !GoodsAccounts.STANDING.contains(d.state())) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.declaration-changed", a.declaration());
        }
        checkInspected(a);
        terms.checkRents(a, declared);
        steps.secure(a);
        stores.accounts().accept(a.id(), identity, actor.name());
        if (d.state() == DeclarationState.RELEASED || d.state() == DeclarationState.CLOSED) {
            steps.opened(stores.accounts().find(a.id()).orElseThrow(), declared);
        } else {
            near.holds.liftAll(d.ref(), HoldReason.ACCOUNT);
        }
    }

    private void checkInspected(GoodsAccount a) {
        if (!ItemizedGoods.holding(near.holds.listOpen(a.ref())).isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.inspecting", a.number());
        }
    }

    /**
     * Parts that were taken out of goods under repair come on account: they leave the country, are destroyed, or are taxed, like the goods.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}; FORBIDDEN {@code suspense.filer}; REFUSED {@code suspense.field}; CONFLICT
     *                           {@code suspense.not-running} unless goods under repair are on it
     */
    public GoodsAccounts.View replaced(Actor actor, String number, Part part) {
        return near.around.transactions().call(actor, () -> {
            GoodsAccount a = stores.locked(number);
            Around.own(actor, a);
            if (!a.isRunning() || a.regime() != Regime.INWARD_REPAIR) {
                throw new PlatformException(ErrorCode.CONFLICT, "suspense.not-running", number);
            }
            LocalDate today = near.around.today();
            Around.require(part.code() != null && part.code().matches("[0-9]{10}"), "code");
            Around.require(!Around.text(part.name()).isEmpty(), "name");
            Around.require(part.quantity() != null && part.quantity().signum() > 0 && part.quantity().stripTrailingZeros().scale() <= 5, "quantity");
            Around.require(part.unit() != null && near.around.law().isUnit(part.unit(), today), "unit");
            Around.require(part.price() != null && part.price().signum() > 0 && part.price().stripTrailingZeros().scale() <= 2, "price");
            Around.require(part.currency() != null && part.currency().matches("[A-Z]{3}"), "currency");
            Around.require(part.origin() != null && part.origin().matches("[A-Z]{3}"), "origin");
            int next = stores.items().list(a.id()).getLast().number() + 1;
            List<AccountItem> items = taxes.secured(List.of(new AccountItem(Ids.next(), a.id(), next, part.code(), Around.text(part.name()), part.quantity(),
                    part.unit(), part.price(), part.currency(), BigDecimal.ZERO, part.origin(), Around.text(part.identity()), true, null, BigDecimal.ZERO)),
                    a.regime(), today);
            stores.items().insert(a, items);
            near.stock.admit(a, items);
            steps.secure(a);
            near.around.tell("SuspensePartReplaced", a, Map.of("number", a.number(), "item", next));
            return accounts.view(actor, a);
        });
    }

    /**
     * Orders an inspection: are they the same goods? Until it is passed nothing is accepted or confirmed; after a decision each item moves
     * the way that was decided about it.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}; FORBIDDEN {@code suspense.office}; REFUSED {@code suspense.field},
     *                           {@code suspense.reason}; CONFLICT {@code suspense.not-running} when the account is over
     */
    public GoodsAccounts.View inspect(Actor actor, String number, Set<Department> departments, String place, String reason) {
        return near.around.transactions().call(actor, () -> {
            near.holds.lock(stores.found(number).ref());
            GoodsAccount a = stores.locked(number);
            Around.covers(actor, a.office());
            Around.require(departments != null && !departments.isEmpty(), "departments");
            String why = Around.reason(reason);
            if (!a.isRunning() && a.state() != GoodsAccount.State.ASKED) {
                throw new PlatformException(ErrorCode.CONFLICT, "suspense.not-running", number);
            }
            near.inspections.order(List.of(new InspectionRequest(a.ref(), a.traderId(), a.number(), a.office(),
                    Around.text(place).isEmpty() ? null : Around.text(place), EnumSet.copyOf(departments), true, why, List.of())));
            return accounts.view(actor, a);
        });
    }
}
