package org.tongguan.proof;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Where platforms are asked for the payments behind their orders ({@code platDataOpen}). */
@Component
public class PaymentPlatforms {

    /** In a sandbox: the platform that answers by itself, whatever host and port the sandbox runs at. */
    public static final String SANDBOX = "/sandbox/platDataOpen";
    private final ProofStore store;
    private final Traders traders;
    private final PlatformDoor door;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    PaymentPlatforms(ProofStore store, Traders traders, PlatformDoor door, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.traders = traders;
        this.door = door;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those that told an address, the newest first. */
    public Page<PaymentPlatform> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.of(page, size, store.countPlatforms(), store::platforms));
    }

    /**
     * Says where a platform is asked; in place of what was said before.
     *
     * @throws PlatformException NOT_FOUND {@code trader}; REFUSED when calls may not go there
     */
    public void register(Actor actor, long traderId, String url) {
        Trader platform = traders.get(traderId);
        String address = url == null ? "" : url.strip();
        door.check(address);
        transactions.run(actor, () -> {
            if (store.url(traderId).filter(address::equals).isEmpty()) {
                store.putPlatform(new PaymentPlatform(traderId, address, actor.name(), clock.instant()));
                journal.record(JournalEvent.of("PaymentPlatformRegistered", platform.subject(), traderId, null, Map.of("url", address)));
            }
        });
    }

    /**
     * From now on the platform cannot be asked; what it proved stays.
     *
     * @throws PlatformException NOT_FOUND {@code proof.platform}
     */
    public void remove(Actor actor, long traderId) {
        Trader platform = traders.get(traderId);
        transactions.run(actor, () -> {
            if (!store.removePlatform(traderId)) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "proof.platform", platform.customsCode());
            }
            journal.record(JournalEvent.of("PaymentPlatformRemoved", platform.subject(), traderId, null, Map.of()));
        });
    }
}
