package org.tongguan.temporary.act;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Demands;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.Workplace;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.GoodsList;

/** What everything here works with beside its own business. */
@Component
class Around extends Workplace {

    private final Law law;

    Around(Transactions transactions, Journal journal, Numbers numbers, Law law, Clock clock) {
        super(transactions, journal, numbers, clock, "temporary_number");
        this.law = law;
    }

    Law law() {
        return law;
    }

    void tell(String event, Exhibition e, Map<String, ?> payload) {
        tell(event, e.ref(), e.traderId(), e.office(), payload);
    }

    void tell(String event, GoodsList list, Map<String, ?> payload) {
        tell(event, list.ref(), list.traderId(), list.office(), payload);
    }

    /** A clearance is told on the list it belongs to. */
    void tell(String event, Clearance c, Map<String, ?> payload) {
        tell(event, new SubjectRef(GoodsList.KIND, c.listId()), c.traderId(), c.office(), payload);
    }

    static void require(boolean right, String field) {
        Demands.field(right, "temporary.field", field);
    }

    /** @throws PlatformException REFUSED {@code temporary.reason} without one */
    static String reason(String given) {
        return Demands.text(given, "temporary.reason");
    }

    /** @throws PlatformException FORBIDDEN {@code temporary.office} when an official of another office decides */
    static void covers(Actor actor, String office) {
        Demands.covers(actor, office, "temporary.office");
    }
}
