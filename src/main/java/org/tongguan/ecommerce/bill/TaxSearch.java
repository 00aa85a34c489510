package org.tongguan.ecommerce.bill;

import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.TaxStore;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
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

    /** A page, newest lists first; not counted. */
    public Page<TaxStore.Tax> newest(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.uncounted(page, size, taxes::newest));
    }
}
