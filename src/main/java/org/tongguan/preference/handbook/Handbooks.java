package org.tongguan.preference.handbook;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.preference.goods.Preferences;
import org.tongguan.preference.rates.Sheets;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/** Handbooks: ordered here, printed in the background by {@link Press}, fetched as often as one likes. */
@Component
public class Handbooks {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private final HandbookStore store;
    private final Traders traders;
    private final Tariffs tariffs;
    private final Transactions transactions;
    private final Clock clock;

    Handbooks(HandbookStore store, Traders traders, Tariffs tariffs, Transactions transactions, Clock clock) {
        this.store = store;
        this.traders = traders;
        this.tariffs = tariffs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Orders one.
     *
     * @param traderId whose goods; null for chosen codes, or for the actor's own trader
     * @param address  where the live pages begin, for the QR codes
     * @throws PlatformException REFUSED when years, codes or their number cannot be; NOT_FOUND for another trader or an unknown tariff
     */
    public Handbook order(Actor actor, Long traderId, Handbook.Wish wish, String address) {
        Long owner = actor.traderId() != null && traderId == null ? actor.traderId() : traderId;
        if (owner != null) {
            traders.get(actor, owner);
        }
        check(owner, wish);
        Handbook handbook = new Handbook(Ids.next(), owner, clock.instant(), actor.name(), wish, address, Handbook.State.ORDERED, 0, 0, null, null, null);
        transactions.run(actor, () -> store.insert(handbook));
        return handbook;
    }

    private void check(Long owner, Handbook.Wish wish) {
        if (wish.from() < FIRST_YEAR || wish.to() > LAST_YEAR || wish.from() > wish.to() || wish.to() - wish.from() >= Sheets.MOST_YEARS) {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.years", wish.from(), wish.to(), Sheets.MOST_YEARS);
        }
        if (!"zh".equals(wish.language()) && !"en".equals(wish.language())) {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.language", wish.language());
        }
        if (owner == null && wish.codes().isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.nothing");
        }
        if (wish.codes().size() > Preferences.MOST || wish.n() < 1 || wish.n() > Preferences.MOST) {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.many", Preferences.MOST);
        }
        wish.codes().stream().filter(c -> !c.matches("[0-9]{6,10}")).findFirst().ifPresent(c -> {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.code", c);
        });
        wish.schedules().forEach(tariffs::get);
    }

    /** @throws PlatformException NOT_FOUND where there is none, or it is another trader's */
    public Handbook get(Actor actor, UUID id) {
        return transactions.read(actor, () -> store.find(id)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "handbook", id));
    }

    /** Those the actor may see, newest first. */
    public Page<Handbook> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> store.list(page, size));
    }

    /** @throws PlatformException NOT_FOUND as {@link #get}; CONFLICT while it is not printed */
    public byte[] pdf(Actor actor, UUID id) {
        Handbook handbook = get(actor, id);
        return transactions.read(actor, () -> store.pdf(id))
                .orElseThrow(() -> new PlatformException(ErrorCode.CONFLICT, "handbook.not-printed", handbook.state()));
    }
}
