package org.tongguan.declaration.screening;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** Traders who owe the full declaration of an earlier summary; asked only when a summary is filed. */
@Component
public class OverdueTraders {

    private final DeclarationStore store;
    private final Transactions transactions;

    OverdueTraders(DeclarationStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    public boolean contains(long traderId) {
        return !transactions.read(Actor.PLATFORM, () -> store.listOverdueTraders(List.of(traderId))).isEmpty();
    }
}
