package org.tongguan.ecommerce.bill;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** Tax bills as an actor may see them. */
@Component
public class TaxSearch {

    private final TaxStore taxes;
    private final Transactions transactions;

    TaxSearch(TaxStore taxes, Transactions transactions) {
        this.taxes = taxes;
        this.transactions = transactions;
    }

    /** Newest lists first. */
    public List<TaxStore.Tax> newest(Actor actor, long offset, int limit) {
        return transactions.read(actor, () -> taxes.newest(offset, limit));
    }
}
