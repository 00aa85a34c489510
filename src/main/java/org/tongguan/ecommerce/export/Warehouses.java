package org.tongguan.ecommerce.export;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.rules.OverseasWarehouses;
import org.tongguan.ecommerce.store.WarehouseStore;
import org.tongguan.ecommerce.store.WarehouseStore.Warehouse;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/**
 * Overseas warehouses (海外仓) that firms file before they export to them (9810), as long as the law asks for it: from GACC announcement 2020
 * No. 75 until announcement 2024 No. 167. Looked up for each list they are asked for: today's law asks for none.
 */
@Component
public class Warehouses implements OverseasWarehouses {

    private static final int MOST_ADDRESS = 200;
    private final WarehouseStore store;
    private final Traders traders;
    private final CodeLists codes;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Warehouses(WarehouseStore store, Traders traders, CodeLists codes, Transactions transactions, Journal journal, Clock clock) {
        this.store = store;
        this.traders = traders;
        this.codes = codes;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean isFiled(String firm, String warehouse, LocalDate day) {
        return traders.findByCode(firm).filter(trader -> transactions.read(Actor.PLATFORM, () -> store.isValid(trader.id(), warehouse, day))).isPresent();
    }

    /** A page of filings as the actor may see them, newest first; not counted. */
    public Page<Warehouse> list(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.uncounted(page, size, store::list));
    }

    /**
     * A firm files a warehouse; it counts when customs has accepted it.
     *
     * @param country three letters
     * @throws PlatformException MALFORMED {@code ecommerce.warehouse}; CONFLICT {@code ecommerce.warehouse.exists}
     */
    public Warehouse file(Actor actor, String name, String country, String address) {
        boolean said = name != null && !name.isBlank() && name.length() <= 100 && address != null && !address.isBlank() && address.length() <= MOST_ADDRESS;
        if (!said || country == null || !codes.isValid("country", country, LocalDate.now(clock)) || "CHN".equals(country)) {
            throw new PlatformException(ErrorCode.MALFORMED, "ecommerce.warehouse");
        }
        Warehouse w = new Warehouse(Ids.next(), actor.traderId(), name.strip(), country, address.strip(),
                Times.now(clock), null, null);
        return transactions.call(actor, () -> {
            if (!store.insert(w)) {
                throw new PlatformException(ErrorCode.CONFLICT, "ecommerce.warehouse.exists", w.name());
            }
            told("OverseasWarehouseFiled", w);
            return w;
        });
    }

    /**
     * Customs accepts a filing, from today on, or ends it.
     *
     * @throws PlatformException NOT_FOUND {@code overseas-warehouse}; CONFLICT {@code ecommerce.warehouse.state}
     */
    public Warehouse decide(Actor actor, UUID id, boolean accept) {
        return transactions.call(actor, () -> {
            Warehouse w = store.lock(id).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "overseas-warehouse", id));
            boolean valid = w.validFrom() != null && w.endedOn() == null;
            if (valid == accept) {
                throw new PlatformException(ErrorCode.CONFLICT, "ecommerce.warehouse.state", w.name());
            }
            LocalDate today = LocalDate.now(clock);
            if (accept) {
                store.accept(id, today);
            } else {
                store.end(id, today);
            }
            told(accept ? "OverseasWarehouseAccepted" : "OverseasWarehouseEnded", w);
            return store.lock(id).orElseThrow();
        });
    }

    private void told(String event, Warehouse w) {
        journal.record(JournalEvent.of(event, new SubjectRef("overseas-warehouse", w.id()), w.traderId(), null,
                Map.of("name", w.name(), "country", w.country())));
    }
}
