package org.tongguan.suspense.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountFinding;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.MovementProcedure;

/** Asks that goods leave an account, item by item and part by part: back under a declaration, to stay, or destroyed. */
@Component
public class AccountMovements {

    private final Stores stores;
    private final Declarations declarations;
    private final AccountStock stock;
    private final AccountFindings findings;
    private final Around around;

    AccountMovements(Stores stores, Declarations declarations, AccountStock stock, AccountFindings findings, Around around) {
        this.stores = stores;
        this.declarations = declarations;
        this.stock = stock;
        this.findings = findings;
        this.around = around;
    }

    /**
     * How much of an item.
     *
     * @param item     its number on the account
     * @param quantity in its unit; null = all that is free
     * @param price    paid for it where it stays, in the item's currency; null = as declared
     */
    public record Part(int item, @Nullable BigDecimal quantity, @Nullable BigDecimal price) { }

    /**
     * What is asked; see {@link Movement} for the words.
     *
     * @param parts null or empty = all that is free of all items, but of those an inspection bound to another way
     */
    public record Asked(Movement.Way way, @Nullable String declaration, @Nullable String evidence, @Nullable List<Part> parts) { }

    /**
     * Asks; what is asked for is set aside at once. The value goes in proportion to the quantity, the last part takes the rest.
     *
     * @throws PlatformException NOT_FOUND {@code suspense.account}, {@code suspense.item}, {@code declaration}; FORBIDDEN {@code suspense.filer}; CONFLICT
     *                           {@code suspense.not-running}, {@code suspense.declaration-used}; REFUSED {@code suspense.stock} when that much is not on
     *                           account, {@code suspense.field}, {@code suspense.evidence}, {@code suspense.declaration-direction}
     */
    public Movement ask(Actor actor, String number, Asked asked) {
        return around.transactions().call(actor, () -> {
            GoodsAccount a = stores.locked(number);
            Around.own(actor, a);
            Around.require(asked.way() != null, "way");
            if (!a.isRunning()) {
                throw new PlatformException(ErrorCode.CONFLICT, "suspense.not-running", number);
            }
            boolean returns = asked.way() == Movement.Way.RETURN;
            Declaration d = returns ? declared(actor, a, asked.declaration()) : null;
            if (!returns && Around.text(asked.evidence()).isEmpty()) {
                throw new PlatformException(ErrorCode.REFUSED, "suspense.evidence");
            }
            Movement m = new Movement(Ids.next(), around.number("R", a.office()), a.id(), a.traderId(), a.office(), asked.way(),
                    MovementProcedure.TABLE.initial(), d == null ? null : d.id(), d == null ? null : d.number(), Around.text(asked.evidence()), "", false,
                    BigDecimal.ZERO, null, "", actor.name(), around.now(), null, null);
            put(a, m, asked.parts());
            around.tell("SuspenseMovementAsked", a, Map.of("number", a.number(), "movement", m.number(), "way", m.way().name()));
            return m;
        });
    }

    private Declaration declared(Actor actor, GoodsAccount a, String number) {
        Around.require(!Around.text(number).isEmpty(), "declaration");
        Declaration d = declarations.getByNumber(actor, Around.text(number));
        if (d.key().isImport() != a.regime().isExport() || !GoodsAccounts.STANDING.contains(d.state()) || d.number() == null) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.declaration-direction", Around.text(number));
        }
        return d;
    }

    /** Writes a movement down with its lines, and sets them aside. */
    Map<Movement.Line, AccountItem> put(GoodsAccount a, Movement m, @Nullable List<Part> parts) {
        Map<Integer, AccountItem.Standing> on = stores.items().standings(a.id()).stream().collect(Collectors.toMap(s -> s.item().number(), Function.identity(),
                (x, y) -> x, LinkedHashMap::new));
        List<Part> wanted = parts == null || parts.isEmpty() ? on.values().stream().filter(s -> s.free().quantity().signum() > 0)
                .filter(s -> s.bound() == null || AccountFinding.allows(s.bound(), m.way())).map(s -> new Part(s.item().number(), null, null)).toList() : parts;
        Around.require(!wanted.isEmpty() && wanted.stream().map(Part::item).distinct().count() == wanted.size(), "parts");
        Map<Movement.Line, AccountItem> lines = new LinkedHashMap<>();
        for (Part part : wanted) {
            AccountItem.Standing standing = on.get(part.item());
            if (standing == null) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "suspense.item", part.item());
            }
            Around.require(part.price() == null || part.price().signum() >= 0 && part.price().scale() <= 2, "price");
            lines.put(new Movement.Line(Ids.next(), m.id(), standing.item().id(), amount(standing, part.quantity()), part.price(), Ids.next()),
                    standing.item());
        }
        findings.checkBound(a, m.way(), lines.values());
        stores.movements().insert(m, lines.keySet());
        stock.setAside(m, lines);
        return lines;
    }

    private static AccountItem.Amount amount(AccountItem.Standing standing, @Nullable BigDecimal quantity) {
        AccountItem.Amount free = standing.free();
        Around.require(quantity == null || quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= 5, "quantity");
        if (free.quantity().signum() == 0 || quantity != null && quantity.compareTo(free.quantity()) > 0) {
            throw new PlatformException(ErrorCode.REFUSED, "suspense.stock", standing.item().number(), free.quantity().stripTrailingZeros().toPlainString());
        }
        return quantity == null || quantity.compareTo(free.quantity()) == 0 ? free
                : new AccountItem.Amount(quantity, free.value().multiply(quantity).divide(free.quantity(), 2, RoundingMode.HALF_UP));
    }
}
