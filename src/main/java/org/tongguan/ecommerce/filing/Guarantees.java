package org.tongguan.ecommerce.filing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.store.GuaranteeStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * What firms stand for (总担保): the tax of a list is drawn on the account of the firm that its {@code assureCode} names, up to the amount
 * registered, and returned when it is paid or no longer owed. Kept in memory, read again every two seconds.
 */
@Component
public class Guarantees {

    private static final int MILLISECONDS = 2000;
    private final GuaranteeStore store;
    private final Transactions transactions;
    private final Traders traders;
    private final Journal journal;
    private volatile Map<String, Long> amounts = Map.of();

    Guarantees(GuaranteeStore store, Transactions transactions, Traders traders, Journal journal) {
        this.store = store;
        this.transactions = transactions;
        this.traders = traders;
        this.journal = journal;
        refresh();
    }

    @Scheduled(fixedDelay = MILLISECONDS)
    final void refresh() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            amounts = transactions.read(Actor.PLATFORM, store::all);
        }
    }

    /** Fen that the firm of that customs or credit code stands for in all; -1 when nothing is registered. */
    long covered(String firm) {
        return amounts.getOrDefault(canonical(firm), -1L);
    }

    /** One firm has one account, whichever of its two codes is given. */
    public String canonical(String firm) {
        return traders.findByCode(firm).map(Trader::customsCode).orElse(firm);
    }

    /**
     * Registers what a firm stands for from now on.
     *
     * @throws PlatformException NOT_FOUND {@code trader}; MALFORMED {@code ecommerce.amount}
     */
    public void register(Actor actor, String firm, BigDecimal yuan) {
        Trader trader = traders.findByCode(firm).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "trader", firm));
        if (yuan == null || yuan.signum() < 0 || yuan.scale() > 2 || yuan.precision() > 15) {
            throw new PlatformException(ErrorCode.MALFORMED, "ecommerce.amount", yuan);
        }
        transactions.run(actor, () -> {
            store.save(trader.customsCode(), yuan.movePointRight(2).longValueExact());
            journal.record(JournalEvent.of("RetailGuaranteeRegistered", new SubjectRef("trader", new UUID(0, trader.id())), trader.id(), null,
                    Map.of("amount", yuan.toPlainString())));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    Thread.ofVirtual().start(Guarantees.this::refresh);
                }
            });
        });
    }
}
