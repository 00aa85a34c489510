package org.tongguan.suspense.act;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Demands;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.Workplace;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.rules.RegimeLaw;

/** What everything here works with beside its own business. */
@Component("suspenseAround")
class Around extends Workplace {

    private final RegimeLaw law;

    Around(Transactions transactions, Journal journal, Numbers numbers, RegimeLaw law, Clock clock) {
        super(transactions, journal, numbers, clock, "suspense_number");
        this.law = law;
    }

    RegimeLaw law() {
        return law;
    }

    /** Everything is told on the account. */
    void tell(String event, GoodsAccount a, Map<String, ?> payload) {
        tell(event, a.ref(), a.traderId(), a.office(), payload);
    }

    static void require(boolean right, String field) {
        Demands.field(right, "suspense.field", field);
    }

    /** @throws PlatformException REFUSED {@code suspense.reason} without one */
    static String reason(String given) {
        return Demands.text(given, "suspense.reason");
    }

    /** @throws PlatformException REFUSED {@code suspense.identity} when an officer does not say by what the goods are the same */
    static String identity(String given) {
        return Demands.text(given, "suspense.identity");
    }

    /** @throws PlatformException FORBIDDEN {@code suspense.office} when an official of another office decides */
    static void covers(Actor actor, String office) {
        Demands.covers(actor, office, "suspense.office");
    }

    /** @throws PlatformException FORBIDDEN {@code suspense.filer} */
    static void own(Actor actor, GoodsAccount a) {
        if (!Long.valueOf(a.traderId()).equals(actor.traderId())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "suspense.filer", a.number());
        }
    }
}
