package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.store.GuaranteeStore;
import org.tongguan.ecommerce.store.GuaranteeStore.Backing;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * What firms stand for (总担保): the tax of a list is drawn on the account of the firm that its {@code assureCode} names, up to the amount
 * registered, and returned when it is paid or no longer owed. That amount is a block set aside on the firm's guarantee, see
 * {@link org.tongguan.ecommerce.bill.GuaranteeBlocks}. Kept in memory, read again every two seconds.
 */
@Component
public class Guarantees {

    private static final int MILLISECONDS = 2000;
    private final GuaranteeStore store;
    private final Transactions transactions;
    private final Traders traders;
    private final SecuredParts parts;
    private final Clock clock;
    private volatile Map<String, Long> amounts = Map.of();

    Guarantees(GuaranteeStore store, Transactions transactions, Traders traders, SecuredParts parts, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.traders = traders;
        this.parts = parts;
        this.clock = clock;
        refresh();
    }

    @Scheduled(fixedDelay = MILLISECONDS)
    public final synchronized void refresh() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            amounts = transactions.read(Actor.PLATFORM, this::read);
        }
    }

    /** What rests on a guarantee counts while that is in force, what rests on a grade while the grade needs none. */
    private Map<String, Long> read() {
        List<GuaranteeStore.Row> rows = store.all();
        Map<String, SecuredParts.Part> blocks = parts.find(rows.stream().filter(row -> row.backing() == Backing.GUARANTEE).map(GuaranteeStore.Row::reference)
                .toList());
        LocalDate today = LocalDate.now(clock);
        Map<String, Long> read = new HashMap<>();
        for (GuaranteeStore.Row row : rows) {
            boolean counts = switch (row.backing()) {
                case NONE -> true;
                case EXEMPT -> traders.findByCode(row.firm()).filter(t -> traders.isGuaranteeExempt(t, today)).isPresent();
                // A block that is all in bills has nothing left to be drawn, as these are drawn.
                case GUARANTEE -> !blocks.containsKey(row.reference()) || blocks.get(row.reference()).inForce();
            };
            read.put(row.firm(), counts ? row.amount() : 0L);
        }
        return read;
    }

    /** Fen that the firm of that customs or credit code stands for in all; -1 when nothing is registered. */
    long covered(String firm) {
        return amounts.getOrDefault(canonical(firm), -1L);
    }

    /** One firm has one account, whichever of its two codes is given. */
    public String canonical(String firm) {
        return traders.findByCode(firm).map(Trader::customsCode).orElse(firm);
    }
}
