package org.tongguan.suspense.act;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.DeclarationMoved;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.guarantee.GuaranteeClaims;
import org.tongguan.kernel.Actor;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillPaid;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.MovementProcedure;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.DeclaredLine;

/** News of declarations, bills and guarantees, each heard inside the transaction that made it. */
@Component
class AccountNews {

    private final Stores stores;
    private final AccountSteps steps;
    private final AccountStock stock;
    private final Declarations declarations;
    private final Around around;

    AccountNews(Stores stores, AccountSteps steps, AccountStock stock, Declarations declarations, Around around) {
        this.stores = stores;
        this.steps = steps;
        this.stock = stock;
        this.declarations = declarations;
        this.around = around;
    }

    /** Released, it opens the account, writes off what moves, or taxes the rent; ended, it does none of these any more. */
    @EventListener
    public void on(DeclarationMoved moved) {
        if (moved.to() == DeclarationState.PICKUP) {
            return;
        }
        around.transactions().unscoped(() -> stores.accounts().of(moved.id()).flatMap(stores.accounts()::lock).map(a -> {
            if (moved.to() == DeclarationState.RELEASED) {
                released(a, moved.id());
            } else {
                gone(a, moved.id());
            }
            return a;
        }));
    }

    private void released(GoodsAccount a, UUID declaration) {
        if (a.declarationId().equals(declaration) && a.state() == GoodsAccount.State.ACCEPTED) {
            steps.opened(a, DeclaredLine.of(declarations.get(Actor.PLATFORM, declaration)));
        }
        stores.movements().findByDeclaration(declaration).filter(m -> m.state() == Movement.State.CONFIRMED)
                .ifPresent(m -> steps.writeOff(a, m, m.decidedBy()));
        stores.rents().list(a.id()).stream().filter(r -> declaration.equals(r.declarationId()) && r.state() == Rent.State.DECLARED)
                .forEach(r -> stores.rents().step(r.id(), Rent.State.TAXED));
        steps.settle(stores.accounts().find(a.id()).orElseThrow());
    }

    private void gone(GoodsAccount a, UUID declaration) {
        if (a.declarationId().equals(declaration)) {
            steps.dropped(a);
            return;
        }
        stores.movements().findByDeclaration(declaration).ifPresent(m -> {
            var step = MovementProcedure.TABLE.get(m.state(), "drop", null);
            if (m.state() == Movement.State.DONE) {
                steps.takeBack(a, m);
                stores.movements().decide(m.id(), step.to(), "", "platform", around.now());
            } else {
                steps.letGo(a, m, step.to(), "", "platform");
            }
            around.tell(step.event(), a, Map.of("number", a.number(), "movement", m.number()));
        });
        stores.rents().list(a.id()).stream().filter(r -> declaration.equals(r.declarationId()))
                .forEach(r -> stores.rents().declare(r.id(), Rent.State.OPEN, null, null, null));
    }

    /** A bill of the account's own is paid: the goods are free, the rent is settled. */
    @EventListener
    public void on(BillPaid paid) {
        Bill bill = paid.bill();
        if (Movement.KIND.equals(bill.subject().kind())) {
            around.transactions().unscoped(() -> locked(bill.subject().id()).map(a -> {
                Movement m = stores.movements().find(bill.subject().id()).orElseThrow();
                MovementProcedure.TABLE.find(m.state(), "pay", null).ifPresent(step -> steps.writeOff(a, m, m.decidedBy()));
                return a;
            }));
        } else if (Rent.KIND.equals(bill.subject().kind())) {
            around.transactions().unscoped(() -> rent(bill.subject().id(), Rent.State.LEVIED, Rent.State.PAID));
        }
    }

    /** The money never came: what it freed is on account again, the same bill stands against it. */
    @EventListener
    public void on(BillPaid.Undone undone) {
        Bill bill = undone.bill();
        if (Movement.KIND.equals(bill.subject().kind())) {
            around.transactions().unscoped(() -> locked(bill.subject().id()).map(a -> {
                Movement m = stores.movements().find(bill.subject().id()).orElseThrow();
                MovementProcedure.TABLE.find(m.state(), "unpay", null).ifPresent(step -> {
                    steps.takeBack(a, m);
                    stores.movements().decide(m.id(), step.to(), "", m.decidedBy(), around.now());
                    stores.lines(m).keySet().forEach(line -> stores.movements().transfer(line.id(), Ids.next()));
                    Map<Movement.Line, AccountItem> again = stores.lines(m);
                    stock.setAside(m, again);
                    around.tell(step.event(), a, Map.of("number", a.number(), "movement", m.number()));
                });
                return a;
            }));
        } else if (Rent.KIND.equals(bill.subject().kind())) {
            around.transactions().unscoped(() -> rent(bill.subject().id(), Rent.State.PAID, Rent.State.LEVIED));
        }
    }

    private java.util.Optional<GoodsAccount> locked(UUID movement) {
        return stores.movements().find(movement).flatMap(m -> stores.accounts().lock(m.accountId()));
    }

    private GoodsAccount rent(UUID id, Rent.State from, Rent.State to) {
        Rent seen = stores.rents().find(id).orElseThrow();
        GoodsAccount a = stores.accounts().lock(seen.accountId()).orElseThrow();
        stores.rents().find(id).filter(r -> r.state() == from).ifPresent(r -> stores.rents().step(r.id(), to));
        steps.settle(a);
        return a;
    }

    /** Whoever claimed it, on whichever page: nothing is set aside any more. */
    @EventListener
    public void on(GuaranteeClaims.Claimed claimed) {
        around.transactions().unscoped(() -> stores.accounts().lock(claimed.reference()).map(a -> {
            stores.accounts().claimed(a.id(), claimed.amount());
            around.tell("SuspenseGuaranteeClaimed", a, Map.of("number", a.number(), "amount", claimed.amount().toPlainString(), "reason", claimed.reason()));
            return a;
        }));
    }
}
