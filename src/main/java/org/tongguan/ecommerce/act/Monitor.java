package org.tongguan.ecommerce.act;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.filing.Meter;
import org.tongguan.ecommerce.store.CountQueries;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** Live numbers of this process, and what waits in the database. */
@Component
public class Monitor {

    private final Meter meter;
    private final CountQueries counts;
    private final Transactions transactions;

    Monitor(Meter meter, CountQueries counts, Transactions transactions) {
        this.meter = meter;
        this.counts = counts;
        this.transactions = transactions;
    }

    /**
     * @param seconds   that the rates below look back
     * @param documents taken in those seconds by this process, by number of their message (311, 411, 511, 621 …)
     * @param outcomes  of lists in those seconds, by state
     * @param offices   lists of those seconds by office
     * @param senders   documents of those seconds by sending trader's id, the ten busiest
     * @param waiting   lists that wait for a part
     * @param missing   parts that lists wait for
     * @param underWay  export lists that wait for their goods to arrive or to depart
     * @param review    lists an officer has to look at
     * @param inspect   lists whose parcel is to be inspected
     */
    public record Numbers(int seconds, Map<String, Integer> documents, Map<String, Integer> outcomes, Map<String, Integer> offices,
                          Map<String, Integer> senders, long waiting, long missing, long underWay,
                          long review, long inspect) { }

    public Numbers numbers(Actor actor) {
        Meter.Sum sum = meter.sum();
        return transactions.read(actor, () -> new Numbers(Meter.SECONDS, sum.documents(), sum.outcomes(), sum.offices(), sum.senders(), counts.waiting(),
                counts.missing(), counts.underWay(), counts.inState(ListState.REVIEW), counts.inState(ListState.INSPECTION)));
    }
}
