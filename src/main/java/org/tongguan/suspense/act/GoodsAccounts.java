package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.GoodsAccountProcedure;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.Rent;
import org.tongguan.suspense.rules.AccountTaxes;
import org.tongguan.suspense.rules.DeclaredLine;
import org.tongguan.suspense.rules.RegimeLaw;
import org.tongguan.suspense.store.GoodsAccountStore;

/** The register of accounts: asked for by who declares, found by those who may see them. */
@Component
public class GoodsAccounts {

    static final Set<DeclarationState> STANDING = Set.of(DeclarationState.ACCEPTED, DeclarationState.PICKUP, DeclarationState.RELEASED,
            DeclarationState.CLOSED);
    private static final int MOST_RENTS = 600;
    private final Stores stores;
    private final Declarations declarations;
    private final AccountTaxes taxes;
    private final AccountTerms terms;
    private final Securities securities;
    private final Around around;

    GoodsAccounts(Stores stores, Declarations declarations, AccountTaxes taxes, AccountTerms terms, Securities securities, Around around) {
        this.stores = stores;
        this.declarations = declarations;
        this.taxes = taxes;
        this.terms = terms;
        this.securities = securities;
        this.around = around;
    }

    /** A rent of the contract. */
    public record RentDraft(LocalDate payOn, BigDecimal amount, String currency) { }

    /**
     * What is asked for; see {@link GoodsAccount} for the words.
     *
     * @param declaration customs number of the declaration that opens it
     * @param identities  marks by which items are known again, by their number; absent = none
     * @param rents       of a lease, in the order of the contract; the first is declared with the goods
     */
    public record Draft(Regime regime, String declaration, String contract, String partner, @Nullable LocalDate leaseEnds, @Nullable String guarantee,
                        Map<Integer, String> identities, List<RentDraft> rents) { }

    /**
     * An account with all that is on it, and what the asking actor may do now.
     *
     * @param guaranteeNow number of the guarantee that stands behind it today: the one it named or the one in its place; null where none is named
     * @param changes      of its items, by amendments of its declaration, oldest first
     * @param declareBy    last day to declare each paid rent, by its number
     */
    public record View(GoodsAccount account, @Nullable String guaranteeNow, List<AccountItem.Standing> items, List<AccountItem.Change> changes,
                       List<Movement> movements, List<Rent> rents,
                       Map<Integer, LocalDate> declareBy, List<String> commands) { }

    /**
     * Asks for an account for the goods of a declaration, which waits for it.
     *
     * @throws PlatformException NOT_FOUND {@code declaration}; REFUSED {@code suspense.field}, {@code suspense.regime}, {@code suspense.declaration-opens}
     *                           when that declaration does not open such an account; CONFLICT {@code suspense.declaration-used}
     */
    public View ask(Actor actor, Draft d) {
        Around.require(actor.traderId() != null, "traderId");
        Around.require(d.regime() != null, "regime");
        Around.require(!Around.text(d.contract()).isEmpty(), "contract");
        Around.require(!Around.text(d.partner()).isEmpty(), "partner");
        boolean lease = d.regime() == Regime.LEASE;
        Around.require(lease == (d.leaseEnds() != null) && (!lease || d.leaseEnds().isAfter(around.today())), "leaseEnds");
        check(d.rents(), lease);
        return around.transactions().call(actor, () -> {
            Declaration declaration = declarations.getByNumber(actor, Around.text(d.declaration()));
            checkOpens(d.regime(), declaration);
            GoodsAccount a = new GoodsAccount(Ids.next(), around.number("S", declaration.key().office()), d.regime(), declaration.traderId(),
                    declaration.key().office(), declaration.id(), declaration.number(), Around.text(d.contract()), Around.text(d.partner()), d.leaseEnds(),
                    Around.text(d.guarantee()).isEmpty() ? null : Around.text(d.guarantee()), GoodsAccountProcedure.TABLE.initial(), "", "", null,
                    BigDecimal.ZERO, BigDecimal.ZERO, actor.name(), around.now());
            stores.accounts().insert(a);
            stores.items().insert(a, items(a, declaration, d.identities()));
            int n = 0;
            for (RentDraft r : d.rents()) {
                stores.rents().insert(a, new Rent(Ids.next(), a.id(), ++n, r.payOn(), r.amount(), r.currency(), Rent.State.OPEN, null, null, null, null));
            }
            around.tell("SuspenseAccountAsked", a, Map.of("number", a.number(), "regime", a.regime().name(), "declaration", a.declaration()));
            return view(actor, a);
        });
    }

    private static void check(List<RentDraft> rents, boolean lease) {
        Around.require(lease != rents.isEmpty() && rents.size() <= MOST_RENTS, "rents");
        LocalDate before = LocalDate.MIN;
        for (RentDraft r : rents) {
            boolean sound = r.payOn() != null && r.payOn().isAfter(before) && r.amount() != null && r.amount().signum() > 0
                    && r.amount().stripTrailingZeros().scale() <= 2 && r.currency() != null;
            Around.require(sound, "rents");
            before = r.payOn();
        }
    }

    private void checkOpens(Regime regime, Declaration d) {
        RegimeLaw.Rule rule = around.law().of(regime, around.today());
        if (!STANDING.contains(d.state()) || d.key().isImport() == regime.isExport() || !rule.open().contains(d.key().procedureCode())) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.declaration-opens", d.number() == null ? d.sequenceNumber() : d.number(), regime.name(),
                    String.join(" ", rule.open()));
        }
    }

    private List<AccountItem> items(GoodsAccount a, Declaration d, Map<Integer, String> identities) {
        List<AccountItem> items = new ArrayList<>();
        for (DeclaredLine l : DeclaredLine.of(d)) {
            items.add(new AccountItem(Ids.next(), a.id(), l.number(), l.code(), l.name(), l.quantity(), l.unit(), l.price(), l.currency(), BigDecimal.ZERO,
                    l.origin(), Around.text(identities.get(l.number())), false, null, BigDecimal.ZERO));
        }
        Around.require(!items.isEmpty(), "declaration");
        return taxes.secured(items, a.regime(), around.today());
    }

    /** Accounts as that actor may see them, newest first; see {@link GoodsAccountStore.Filter}. */
    public Page<GoodsAccountStore.Listed> list(Actor actor, GoodsAccount.State state, Regime regime, String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        GoodsAccountStore.Filter filter = new GoodsAccountStore.Filter(state, regime, q);
        return around.transactions().read(actor, () -> Page.of(page, size, stores.accounts().count(filter),
                (from, rows) -> stores.accounts().list(filter, from, rows)));
    }

    /** @throws PlatformException NOT_FOUND {@code suspense.account} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, stores.found(number)));
    }

    /** What happened to an account, oldest first: for all who may see it. */
    public List<JournalEntry> events(Actor actor, String number) {
        return around.transactions().read(actor, () -> {
            GoodsAccount a = stores.found(number);
            return around.transactions().unscoped(() -> around.journal().list(a.ref()));
        });
    }

    View view(Actor actor, GoodsAccount seen) {
        GoodsAccount a = stores.accounts().find(seen.id()).orElseThrow();
        List<AccountItem.Standing> items = stores.items().standings(a.id());
        List<Rent> rents = stores.rents().list(a.id());
        Map<Integer, LocalDate> declareBy = rents.stream().collect(java.util.stream.Collectors.toMap(Rent::number,
                r -> terms.declareBy(r.paidOn() == null ? r.payOn() : r.paidOn())));
        // Asked for by its number only: there may be none of that number, which is said when it is to secure something.
        String now = a.guarantee() == null ? null : securities.present(a.guarantee());
        return new View(a, now, items, stores.items().changes(a.id()), stores.movements().list(a.id()), rents, declareBy,
                GoodsAccountProcedure.TABLE.commands(a.state(), standing(actor, a, items), actor));
    }

    static GoodsAccountProcedure.Standing standing(Actor actor, GoodsAccount a, List<AccountItem.Standing> items) {
        return new GoodsAccountProcedure.Standing(Long.valueOf(a.traderId()).equals(actor.traderId()), a.term() != null && a.term().askedUntil() != null,
                items.stream().anyMatch(s -> s.free().quantity().signum() > 0), a.secured().signum() > 0);
    }

    UUID id(String number) {
        return stores.found(number).id();
    }
}
