package org.tongguan.declaration.screening;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.kernel.Actor;
import org.tongguan.revenue.ConsolidatedPrivilege;
import org.tongguan.runtime.Transactions;

/** Traders who owe something that keeps them from a privilege; asked only when one is used. */
@Component
public class OverdueTraders {

    private final DeclarationStore store;
    private final ConsolidatedPrivilege consolidated;
    private final Transactions transactions;

    OverdueTraders(DeclarationStore store, ConsolidatedPrivilege consolidated, Transactions transactions) {
        this.consolidated = consolidated;
        this.store = store;
        this.transactions = transactions;
    }

    /** Whether a trader may not use consolidated tax now: the bill of a month was not paid in time. */
    public boolean hasDefaulted(long traderId) {
        return consolidated.isStopped(traderId);
    }

    /** Whether a trader owes the full declaration of an earlier summary. */
    public boolean contains(long traderId) {
        return !transactions.read(Actor.PLATFORM, () -> store.listOverdueTraders(List.of(traderId))).isEmpty();
    }
}
