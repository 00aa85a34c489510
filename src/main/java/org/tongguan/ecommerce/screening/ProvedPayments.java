package org.tongguan.ecommerce.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.ProvedStore;
import org.tongguan.ecommerce.store.ProvedStore.Proved;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/**
 * What platforms proved of payments whose list is still to be decided, in memory: few are asked for, and every list that is decided looks here. Read again
 * every two seconds; a list that another process decides in that time is held against the proof afterwards.
 */
@Component
public class ProvedPayments {

    private static final int MILLISECONDS = 2000;
    private static final int MOST = 20_000;
    private final ProvedStore store;
    private final Transactions transactions;
    private volatile Map<UUID, Proved> open = Map.of();

    ProvedPayments(ProvedStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Reads them again. */
    @Scheduled(fixedDelay = MILLISECONDS)
    public void refresh() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            Map<UUID, Proved> read = new HashMap<>();
            transactions.read(Actor.PLATFORM, () -> store.open(MOST)).forEach(p -> read.put(p.order(), p));
            open = read;
        }
    }

    /** Codes of what an order says otherwise than the proof of its payment; none where nothing was proved. */
    public List<String> doubts(UUID order, long[] values) {
        Map<UUID, Proved> known = open;
        Proved proved = known.isEmpty() ? null : known.get(order);
        return proved == null ? List.of() : doubts(proved, values);
    }

    /** The same for one proof. */
    public static List<String> doubts(Proved proved, long[] order) {
        List<String> doubts = new ArrayList<>(0);
        if (proved.paid() != order[Values.ORDER_PAID]) {
            doubts.add("ECM-316");
        }
        long number = order[Values.ORDER_PAYMENT_NO];
        if (number != 0 && number != proved.number()) {
            doubts.add("ECM-317");
        }
        return doubts;
    }
}
