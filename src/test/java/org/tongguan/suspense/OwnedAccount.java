package org.tongguan.suspense;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OwnedSamples;
import org.tongguan.suspense.store.AccountItemStore;
import org.tongguan.suspense.store.GoodsAccountStore;
import org.tongguan.suspense.store.MovementStore;
import org.tongguan.suspense.store.RentStore;
import org.tongguan.trader.Trader;

/** A lease on account with a movement, which no other trader finds. */
@Component
class OwnedAccount implements OwnedSamples.Source {

    private final GoodsAccountStore accounts;
    private final AccountItemStore items;
    private final MovementStore movements;
    private final RentStore rents;
    private final Transactions transactions;
    private final Clock clock;

    OwnedAccount(GoodsAccountStore accounts, AccountItemStore items, MovementStore movements, RentStore rents, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.items = items;
        this.movements = movements;
        this.rents = rents;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        String mark = Ids.next().toString().substring(24);
        GoodsAccount a = new GoodsAccount(Ids.next(), "S" + mark, Regime.LEASE, owner.id(), "2218", Ids.next(), "22182026" + mark.substring(0, 10), "C-" + mark,
                "Lessor " + mark, LocalDate.now(clock).plusYears(1), null, GoodsAccount.State.ASKED, "", "", null, BigDecimal.ZERO, BigDecimal.ZERO, "owned",
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        AccountItem item = new AccountItem(Ids.next(), a.id(), 1, "8482102000", "深沟球轴承", BigDecimal.TEN, "007", BigDecimal.TEN, "CNY", BigDecimal.TEN, "DEU",
                "SN " + mark, false, null, BigDecimal.ONE);
        Movement m = new Movement(Ids.next(), "R" + mark, a.id(), owner.id(), "2218", Movement.Way.DESTROY, Movement.State.ASKED, null, null, "EV-" + mark, "",
                false, BigDecimal.ZERO, null, "", "owned", a.filedAt(), null, null);
        transactions.run(Actor.PLATFORM, () -> {
            accounts.insert(a);
            items.insert(a, List.of(item));
            rents.insert(a, new Rent(Ids.next(), a.id(), 1, LocalDate.now(clock), BigDecimal.TEN, "CNY", Rent.State.OPEN, null, null, null, null));
            movements.insert(m, List.of(new Movement.Line(Ids.next(), m.id(), item.id(), item.all(), null, Ids.next())));
        });
        return Map.of("/api/v1/suspense/accounts/", new OwnedSamples(Map.of("number", a.number(), "rent", "1"), List.of(a.number(), a.partner())),
                "/api/v1/suspense/movements/", new OwnedSamples(Map.of("number", m.number()), List.of(m.number(), m.evidence())));
    }
}
