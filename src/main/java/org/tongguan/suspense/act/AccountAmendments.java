package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationAmended;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.MovementProcedure;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.AccountTaxes;
import org.tongguan.suspense.rules.AmendedLines;
import org.tongguan.suspense.rules.DeclaredLine;

/**
 * A declaration is amended that goods on account came with, return under, or are rented by: items, ledger and guarantee follow inside the transaction that
 * amends it. What cannot follow refuses, and nothing is amended.
 */
@Component
class AccountAmendments {

    private final Stores stores;
    private final AccountSteps steps;
    private final AccountTerms terms;
    private final AccountStock stock;
    private final MovementWork movements;
    private final AccountTaxes taxes;
    private final Around around;

    AccountAmendments(Stores stores, AccountSteps steps, AccountTerms terms, AccountStock stock, MovementWork movements, AccountTaxes taxes, Around around) {
        this.stores = stores;
        this.steps = steps;
        this.terms = terms;
        this.stock = stock;
        this.movements = movements;
        this.taxes = taxes;
        this.around = around;
    }

    @EventListener
    public void on(DeclarationAmended amended) {
        Declaration d = amended.after();
        around.transactions().unscoped(() -> stores.accounts().of(d.id()).flatMap(stores.accounts()::lock).map(a -> {
            if (a.declarationId().equals(d.id())) {
                opening(a, amended);
            }
            stores.movements().findByDeclaration(d.id()).ifPresent(m -> returning(a, m, d));
            stores.rents().list(a.id()).stream().filter(r -> d.id().equals(r.declarationId()) && !d.id().equals(a.declarationId()))
                    .forEach(r -> renting(a, r, d));
            return a;
        }));
    }

    /** Goods that are on account, or were, follow. Before they have moved the officer compares anew; one that opens no such account any more has none. */
    private void opening(GoodsAccount a, DeclarationAmended amended) {
        Declaration d = amended.after();
        boolean opens = d.key().isImport() != a.regime().isExport()
                && around.law().of(a.regime(), around.today()).open().contains(d.key().procedureCode());
        if (a.term() == null) {
            if (!opens) {
                steps.dropped(a);
            }
            return;
        }
        if (!opens) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.amended-procedure", d.number(), d.key().procedureCode(), a.number());
        }
        List<DeclaredLine> declared = DeclaredLine.of(d);
        terms.checkRents(a, declared);
        BigDecimal security = stores.items().security(a.id());
        List<AccountItem.Change> changes = changes(a, declared, amended);
        if (!changes.isEmpty()) {
            follow(a, changes);
            cover(a, security);
            around.tell("SuspenseGoodsAmended", a, Map.of("number", a.number(), "declaration", a.declaration(), "version", d.version(), "items",
                    changes.stream().map(c -> c.now().number()).toList(), "reason", amended.reason()));
        }
    }

    /** How each item that reads otherwise reads now; taxed by the law of the day the account was asked for, as all of it was. */
    private List<AccountItem.Change> changes(GoodsAccount a, List<DeclaredLine> declared, DeclarationAmended amended) {
        Map<UUID, AccountItem.Standing> standing = new LinkedHashMap<>();
        stores.items().standings(a.id()).forEach(s -> standing.put(s.item().id(), s));
        List<AccountItem> before = standing.values().stream().map(AccountItem.Standing::item).filter(i -> !i.replaced() && i.quantity().signum() > 0).toList();
        AmendedLines found = AmendedLines.of(before, declared);
        Map<UUID, AccountItem> was = new LinkedHashMap<>();
        List<AccountItem> read = new ArrayList<>();
        before.stream().filter(i -> found.lines().containsKey(i.id()) && !found.lines().get(i.id()).says(i)).forEach(i -> {
            was.put(i.id(), i);
            read.add(read(found.lines().get(i.id()), a, i.id(), i.number(), i.identity()));
        });
        int last = standing.values().stream().mapToInt(s -> s.item().number()).max().orElse(0);
        for (DeclaredLine line : found.added()) {
            AccountItem added = read(line, a, Ids.next(), ++last, "");
            was.put(added.id(), added.none());
            read.add(added);
        }
        LocalDate asked = LocalDate.ofInstant(a.filedAt(), around.clock().getZone());
        Map<UUID, AccountItem> now = (read.isEmpty() ? read : taxes.secured(read, a.regime(), asked)).stream()
                .collect(Collectors.toMap(AccountItem::id, Function.identity(), (x, y) -> x, LinkedHashMap::new));
        before.stream().filter(i -> !found.lines().containsKey(i.id())).forEach(i -> {
            was.put(i.id(), i);
            now.put(i.id(), i.none());
        });
        return now.values().stream().map(i -> new AccountItem.Change(was.get(i.id()), checked(standing.get(i.id()), i), amended.after().version(),
                amended.reason(), amended.by(), around.now())).toList();
    }

    private static AccountItem read(DeclaredLine l, GoodsAccount a, UUID id, int number, String identity) {
        return new AccountItem(id, a.id(), number, l.code(), l.name(), l.quantity(), l.unit(), l.price(), l.currency(), BigDecimal.ZERO, l.origin(), identity,
                false, null, BigDecimal.ZERO);
    }

    /** There was at least what has gone and what is asked to go; that keeps its value. */
    private static AccountItem checked(AccountItem.Standing standing, AccountItem now) {
        if (standing == null) {
            return now;
        }
        AccountItem.Amount out = standing.item().all().minus(standing.left());
        AccountItem.Amount gone = standing.item().all().minus(standing.free());
        if (now.quantity().compareTo(gone.quantity()) < 0) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.amended-gone", now.number(), Decimals.plain(now.quantity()),
                    Decimals.plain(out.quantity()), Decimals.plain(standing.asked().quantity()));
        }
        return now.after(gone);
    }

    /** Ledger and items, by the difference; what an inspection wanted amended is free. */
    private void follow(GoodsAccount a, List<AccountItem.Change> changes) {
        Map<AccountItem, AccountItem.Amount> differences = new LinkedHashMap<>();
        changes.forEach(c -> differences.put(c.now(), c.now().all().minus(c.was().all())));
        if (differences.values().stream().anyMatch(d -> d.quantity().signum() > 0)) {
            steps.reopen(a, Map.of("number", a.number(), "declaration", a.declaration()));
        }
        List<UUID> known = stores.items().list(a.id()).stream().map(AccountItem::id).toList();
        stores.items().insert(a, changes.stream().map(AccountItem.Change::was).filter(i -> !known.contains(i.id())).toList());
        changes.forEach(c -> stores.items().change(a, c));
        stock.correct(a, differences, changes.getFirst().version());
        if (stores.findings().amended(changes.stream().map(c -> c.now().id()).toList(), around.now())) {
            terms.lookAgain(a);
        }
    }

    /** More is secured before there is more, unless all of it was claimed; less is given back; an account without goods closes. */
    private void cover(GoodsAccount seen, BigDecimal before) {
        GoodsAccount a = stores.accounts().find(seen.id()).orElseThrow();
        if (a.claimed().signum() == 0 && stores.items().security(a.id()).compareTo(before) > 0) {
            steps.secure(a);
        }
        steps.settle(stores.accounts().find(a.id()).orElseThrow());
    }

    /** What went back under it is what it still says; what only may go back under it is compared anew. */
    private void returning(GoodsAccount a, Movement m, Declaration d) {
        if (m.state() == Movement.State.DONE) {
            movements.compare(a, m, d, LocalDate.ofInstant(m.decidedAt(), around.clock().getZone()));
        }
        MovementProcedure.TABLE.find(m.state(), "amend", null).ifPresent(step -> {
            stores.movements().decide(m.id(), step.to(), "", "platform", around.now());
            around.tell(step.event(), a, Map.of("number", a.number(), "movement", m.number()));
        });
    }

    /** A rent that was taxed is the one of the contract; one that is not taxed yet is declared anew. */
    private void renting(GoodsAccount a, Rent r, Declaration d) {
        if (r.state() == Rent.State.DECLARED) {
            stores.rents().declare(r.id(), Rent.State.OPEN, null, null, null);
            around.tell("SuspenseRentAmended", a, Map.of("number", a.number(), "rent", r.number(), "declaration", r.declaration()));
        } else {
            AccountTerms.checkRent(r, DeclaredLine.of(d));
        }
    }
}
