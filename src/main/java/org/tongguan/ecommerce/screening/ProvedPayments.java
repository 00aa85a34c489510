package org.tongguan.ecommerce.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.PartStore;
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
    /** A payment that is for other orders too, which are not all there: how much of it is for this one is not known. */
    private static final long UNSAID = Long.MIN_VALUE;
    private final ProvedStore store;
    private final PartStore parts;
    private final Transactions transactions;
    private volatile Map<UUID, Proved> open = Map.of();

    ProvedPayments(ProvedStore store, PartStore parts, Transactions transactions) {
        this.parts = parts;
        this.store = store;
        this.transactions = transactions;
    }

    /** Reads them again. */
    @Scheduled(fixedDelay = MILLISECONDS)
    public void refresh() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            Map<UUID, Proved> read = new HashMap<>();
            transactions.read(Actor.PLATFORM, () -> {
                List<Proved> all = store.open(MOST);
                Map<UUID, PartStore.Row> others = parts.find(all.stream().flatMap(p -> p.others().stream()).distinct().toList());
                all.forEach(p -> read.put(p.order(), share(p, others)));
                return all;
            });
            open = read;
        }
    }

    /**
     * What of a payment is for its order: all of it, or what is left when the other orders are paid.
     *
     * @param there the other orders, as far as they are there
     */
    public static Proved share(Proved proved, Map<UUID, PartStore.Row> there) {
        if (proved.paid() < 0 || proved.others().isEmpty()) {
            return proved;
        }
        long left = proved.paid();
        for (UUID other : proved.others()) {
            PartStore.Row row = there.get(other);
            if (row == null) {
                return proved.paying(UNSAID);
            }
            left -= row.part().values()[Values.ORDER_PAID];
        }
        return proved.paying(left);
    }

    /**
     * Codes of what an order says otherwise than the proof of its payment; none where nothing was proved.
     *
     * @param payment values of the order's payment, null where there is none
     */
    public List<String> doubts(UUID order, long[] values, long @Nullable [] payment) {
        Map<UUID, Proved> known = open;
        Proved proved = known.isEmpty() ? null : known.get(order);
        return proved == null ? List.of() : doubts(proved, values, payment);
    }

    /** The same for one proof and its {@link #share}. */
    public static List<String> doubts(Proved proved, long[] order, long @Nullable [] payment) {
        List<String> doubts = new ArrayList<>(0);
        if (proved.paid() != UNSAID && proved.paid() != order[Values.ORDER_PAID]) {
            doubts.add("ECM-316");
        }
        long number = order[Values.ORDER_PAYMENT_NO];
        if (number != 0 && number != proved.number()) {
            doubts.add("ECM-317");
        }
        long firm = payment == null ? order[Values.ORDER_PAY_FIRM] : payment[Values.PAYMENT_FIRM];
        if (firm != 0 && proved.firm() != 0 && firm != proved.firm()) {
            doubts.add("ECM-323");
        }
        return doubts;
    }
}
