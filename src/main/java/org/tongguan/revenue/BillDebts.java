package org.tongguan.revenue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Debts;

/** Tells those who keep guarantees whether a bill is in default. */
@Component
class BillDebts implements Debts {

    private final BillStore store;
    private final Clock clock;

    BillDebts(BillStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Boolean> isInDefault(String reference) {
        return store.find(reference).map(bill -> bill.on(LocalDate.now(clock)).state() == Bill.State.OVERDUE);
    }
}
