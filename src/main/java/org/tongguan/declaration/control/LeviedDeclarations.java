package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.revenue.LeviedGoods;

/** Tells revenue which goods a declaration's number stands for, when taxes are levied after the fact. */
@Component
class LeviedDeclarations implements LeviedGoods {

    private final DeclarationStore store;
    private final Clock clock;

    LeviedDeclarations(DeclarationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Goods> find(String declarationNumber) {
        return store.findByNumber(declarationNumber).map(d -> new Goods(d.ref(), d.traderId(), d.key().office(),
                d.releasedAt() == null ? null : LocalDate.ofInstant(d.releasedAt(), clock.getZone())));
    }
}
