package org.tongguan.suspense.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.AccountTaxes;
import org.tongguan.suspense.rules.DeclaredLine;
import org.tongguan.tariff.Assessment;

/** The rents of a lease: each declared within days of its payment, or levied by the law of the last of those days, with late fee from then on. */
@Component
public class Rents {

    private final GoodsAccounts accounts;
    private final Stores stores;
    private final AccountTerms terms;
    private final AccountTaxes taxes;
    private final Bills bills;
    private final Beside beside;
    private final Around around;

    Rents(GoodsAccounts accounts, Stores stores, AccountTerms terms, AccountTaxes taxes, Bills bills, Beside beside, Around around) {
        this.accounts = accounts;
        this.stores = stores;
        this.terms = terms;
        this.taxes = taxes;
        this.bills = bills;
        this.beside = beside;
        this.around = around;
    }

    /** Declarations, and what they wait for. */
    @Component("suspenseRentBeside")
    record Beside(Declarations declarations, Holds holds) { }

    /**
     * Names the declaration of a rent that was paid; it need not wait any more.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}, {@code suspense.rent-number}, {@code declaration}; FORBIDDEN {@code suspense.filer};
     *                           CONFLICT {@code suspense.rent-state}; REFUSED {@code suspense.field}, {@code suspense.rent-late} when it had to be declared
     *                           earlier, {@code suspense.procedure}, {@code suspense.rent} when the declaration tells another amount
     */
    public GoodsAccounts.View declare(Actor actor, String number, int rent, LocalDate paidOn, String declaration) {
        return around.transactions().call(actor, () -> {
            GoodsAccount a = stores.locked(number);
            Around.own(actor, a);
            Rent r = open(a, rent, paidOn);
            Declaration d = beside.declarations.getByNumber(actor, Around.text(declaration));
            LocalDate declared = d.acceptedAt() == null ? around.today() : LocalDate.ofInstant(d.acceptedAt(), around.clock().getZone());
            if (declared.isAfter(terms.declareBy(paidOn))) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.rent-late", terms.declareBy(paidOn));
            }
            List<String> procedures = around.law().of(a.regime(), around.today()).rent().stream().sorted().toList();
            if (!GoodsAccounts.STANDING.contains(d.state()) || !procedures.contains(d.key().procedureCode())) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.procedure", Around.text(declaration), String.join(" ", procedures));
            }
            if (stores.accounts().of(d.id()).isPresent()) {
                throw new PlatformException(ErrorCode.CONFLICT, "suspense.declaration-used", d.number());
            }
            AccountTerms.checkRent(r, DeclaredLine.of(d));
            boolean released = d.state() == DeclarationState.RELEASED || d.state() == DeclarationState.CLOSED;
            stores.rents().declare(r.id(), released ? Rent.State.TAXED : Rent.State.DECLARED, paidOn, d.id(), d.number());
            around.tell("SuspenseRentDeclared", a, Map.of("number", a.number(), "rent", r.number(), "declaration", d.number()));
            beside.holds.liftAll(d.ref(), HoldReason.ACCOUNT);
            return accounts.view(actor, a);
        });
    }

    /**
     * Levies a rent that was paid and not declared in time.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}, {@code suspense.rent-number}; FORBIDDEN {@code suspense.office}; CONFLICT
     *                           {@code suspense.rent-state}; REFUSED {@code suspense.field}, {@code suspense.rent-early} while it can be declared,
     *                           {@code suspense.tax-open}
     */
    public GoodsAccounts.View levy(Actor actor, String number, int rent, LocalDate paidOn) {
        return around.transactions().call(actor, () -> {
            GoodsAccount a = stores.locked(number);
            Around.covers(actor, a.office());
            Rent r = open(a, rent, paidOn);
            LocalDate last = terms.declareBy(paidOn);
            LocalDate today = around.today();
            if (!today.isAfter(last)) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.rent-early", last);
            }
            Assessment owed = taxes.rent(stores.items().list(a.id()).stream().filter(i -> i.quantity().signum() > 0).toList(), r, last);
            if (!owed.isComplete()) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.tax-open", String.valueOf(rent), owed.findings().isEmpty() ? ""
                        : owed.findings().getFirst().code());
            }
            List<Bill.Line> lines = owed.payable().entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList();
            if (lines.isEmpty()) {
                stores.rents().declare(r.id(), Rent.State.TAXED, paidOn, null, null);
            } else {
                Bill bill = bills.recover(new BillOrder(r.ref(), a.declaration(), a.traderId(), a.office(), today, Bill.Settlement.IMMEDIATE, false,
                        Text.of("账册 " + a.number() + "，第 " + r.number() + " 期租金逾期未申报", "account " + a.number() + ", rent " + r.number()
                        + " not declared in time"), lines), today.plusDays(around.law().whole("bill.days", today)), last);
                stores.rents().levy(r.id(), paidOn, bill.number(), Packed.pack(Json.write(owed)));
            }
            around.tell("SuspenseRentLevied", a, Map.of("number", a.number(), "rent", r.number()));
            return accounts.view(actor, a);
        });
    }

    /** How the tax of a levied rent came about. @throws PlatformException NOT_FOUND {@code suspense.account}, {@code suspense.rent-number} */
    public @Nullable Assessment assessment(Actor actor, String number, int rent) {
        return around.transactions().read(actor, () -> stores.rents().assessment(find(stores.found(number), rent).id())
                .map(kept -> Json.read(Packed.text(kept), Assessment.class)).orElse(null));
    }

    private Rent find(GoodsAccount a, int rent) {
        return stores.rents().find(a.id(), rent).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "suspense.rent-number", rent));
    }

    private Rent open(GoodsAccount a, int rent, LocalDate paidOn) {
        Rent r = find(a, rent);
        Around.require(paidOn != null && !paidOn.isAfter(around.today()), "paidOn");
        if (r.state() != Rent.State.OPEN || !a.isRunning()) {
            throw new PlatformException(ErrorCode.CONFLICT, "suspense.rent-state", rent, r.state());
        }
        return r;
    }
}
