package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.GoodsAccountProcedure;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.DeclaredLine;
import org.tongguan.trader.Traders;

/** What an account does by itself: it opens, its guarantee shrinks with what is left, it closes when nothing is. Accounts are locked by the caller. */
@Component
class AccountSteps {

    private final Stores stores;
    private final AccountStock stock;
    private final AccountTerms terms;
    private final Securities securities;
    private final SecuredParts parts;
    private final Traders traders;
    private final Around around;

    AccountSteps(Stores stores, AccountStock stock, AccountTerms terms, Securities securities, SecuredParts parts, Traders traders, Around around) {
        this.stores = stores;
        this.stock = stock;
        this.terms = terms;
        this.securities = securities;
        this.parts = parts;
        this.traders = traders;
        this.around = around;
    }

    /**
     * Goods that must be secured need a guarantee of their trader's own, unless its grade is exempt; it is set aside before they move. Another's is
     * answered as one that is not there.
     */
    void secure(GoodsAccount a) {
        BigDecimal amount = stores.items().security(a.id());
        boolean needed = around.law().of(a.regime(), around.today()).secured() || a.regime().isExport();
        if (!needed || amount.signum() == 0 || traders.isGuaranteeExempt(traders.get(a.traderId()), around.today())) {
            return;
        }
        if (a.guarantee() == null) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.guarantee", amount.toPlainString());
        }
        if (securities.find(a.guarantee()).filter(g -> g.traderId() == a.traderId()).isEmpty()) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "guarantee", a.guarantee());
        }
        if (!parts.change(a.number(), amount)) {
            securities.secure(a.guarantee(), new Securities.Duty(a.ref(), a.number(), a.declaration(), a.traderId(), amount));
        }
        stores.accounts().secure(a.id(), amount);
    }

    /** Its declaration is released: the goods are on account from now on, and their term runs. */
    void opened(GoodsAccount a, List<DeclaredLine> declared) {
        LocalDate today = around.today();
        LocalDate due = terms.dueOn(a, today);
        stock.admit(a, stores.items().list(a.id()));
        stores.accounts().open(a.id(), today, due);
        around.tell(GoodsAccountProcedure.TABLE.get(a.state(), "open", null).event(), a, Map.of("number", a.number(), "dueOn", due.toString()));
        terms.watch(a, due);
        List<Rent> rents = stores.rents().list(a.id());
        boolean once = declared.stream().anyMatch(l -> "LEASE_TOTAL".equals(l.method()));
        for (Rent rent : rents) {
            if (once || rent.number() == 1) {
                stores.rents().declare(rent.id(), Rent.State.TAXED, rent.number() == 1 ? today : null, a.declarationId(), a.declaration());
            } else {
                terms.watch(a, rent);
            }
        }
    }

    /** Its declaration ended: without it there is no account. One of which goods have moved already stays for an officer to see. */
    void dropped(GoodsAccount a) {
        boolean moved = stores.movements().list(a.id()).stream().anyMatch(m -> m.state() == Movement.State.DONE || m.state() == Movement.State.DUE);
        if (moved || GoodsAccountProcedure.TABLE.find(a.state(), "drop", null).isEmpty()) {
            around.tell("SuspenseDeclarationGone", a, Map.of("number", a.number(), "declaration", a.declaration()));
            return;
        }
        stores.movements().list(a.id()).stream().filter(m -> m.state() == Movement.State.ASKED || m.state() == Movement.State.CONFIRMED)
                .forEach(m -> letGo(a, m, Movement.State.WITHDRAWN, "", "platform"));
        if (a.state() == GoodsAccount.State.OPEN) {
            stock.undo(a, stores.items().list(a.id()));
        }
        var step = GoodsAccountProcedure.TABLE.get(a.state(), "drop", null);
        stores.accounts().step(a.id(), step.to(), "");
        free(a);
        around.tell(step.event(), a, Map.of("number", a.number(), "declaration", a.declaration()));
    }

    void free(GoodsAccount a) {
        parts.change(a.number(), BigDecimal.ZERO);
        stores.accounts().secure(a.id(), BigDecimal.ZERO);
    }

    /** What was set aside is on account again; the movement is over. */
    void letGo(GoodsAccount a, Movement m, Movement.State to, String reason, String by) {
        stock.giveBack(stores.movements().lines(m.id()));
        stores.movements().decide(m.id(), to, reason, by, around.now());
    }

    /** The goods of a movement are gone from the account. */
    void writeOff(GoodsAccount a, Movement m, String by) {
        stock.writeOff(stores.movements().lines(m.id()));
        stores.movements().decide(m.id(), Movement.State.DONE, "", Objects.requireNonNullElse(by, "platform"), around.now());
        around.tell("SuspenseGoodsWrittenOff", a, Map.of("number", a.number(), "movement", m.number(), "way", m.way().name()));
        settle(stores.accounts().find(a.id()).orElseThrow());
    }

    /** They are on account again; one that was closed runs again. */
    void takeBack(GoodsAccount a, Movement m) {
        stock.putBack(stores.movements().lines(m.id()));
        reopen(a, Map.of("number", a.number(), "movement", m.number()));
    }

    /** There are goods on account; one that was closed runs again. */
    void reopen(GoodsAccount a, Map<String, ?> why) {
        if (a.state() == GoodsAccount.State.CLOSED) {
            var step = GoodsAccountProcedure.TABLE.get(a.state(), "reopen", null);
            stores.accounts().step(a.id(), step.to(), "");
            terms.watch(a, a.term().dueOn());
            around.tell(step.event(), a, why);
        }
    }

    /** Makes the guarantee fit what is left; closes the account when nothing is, and no rent and no bill is open. */
    void settle(GoodsAccount a) {
        if (a.claimed().signum() == 0 && a.secured().signum() > 0) {
            BigDecimal amount = stores.items().security(a.id());
            parts.change(a.number(), amount);
            stores.accounts().secure(a.id(), amount);
        }
        terms.look(a);
        boolean empty = stores.items().standings(a.id()).stream().allMatch(s -> s.left().quantity().signum() == 0);
        if (!empty || !a.isRunning()) {
            return;
        }
        if (a.regime() == Regime.LEASE) {
            stores.rents().lapse(a.id(), around.today());
        }
        if (stores.rents().list(a.id()).stream().allMatch(Rent::isDone)) {
            var step = GoodsAccountProcedure.TABLE.get(a.state(), "close", null);
            stores.accounts().step(a.id(), step.to(), "");
            free(a);
            around.tell(step.event(), a, Map.of("number", a.number()));
        }
    }
}
