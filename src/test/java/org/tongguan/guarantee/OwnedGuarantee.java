package org.tongguan.guarantee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Ids;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's guarantee, which no other trader finds. */
@Component
class OwnedGuarantee implements OwnedSamples.Source {

    private final GuaranteeRegister guarantees;
    private final Clock clock;

    OwnedGuarantee(GuaranteeRegister guarantees, Clock clock) {
        this.guarantees = guarantees;
        this.clock = clock;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        String reference = "OWNED-" + Ids.next();
        Guarantee g = guarantees.register(Actor.PLATFORM, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, owner.id(), "2248",
                "中国银行上海市分行", reference, null, new BigDecimal("1000.00"), LocalDate.now(clock), LocalDate.now(clock).plusYears(1), null));
        return Map.of("/api/v1/guarantees/", new OwnedSamples(Map.of("number", g.number()), List.of(g.number(), reference)));
    }
}
