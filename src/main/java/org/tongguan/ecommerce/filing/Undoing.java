package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.formats.ceb.CebDocument;

/** Takes a list back as a whole: what it drew is posted back, its order and waybill are free again. */
@Component
public class Undoing {

    private final PartStore parts;
    private final ListStore lists;
    private final RetailDocuments documents;
    private final Reading reading;
    private final ListDecisions decisions;
    private final Clock clock;

    Undoing(PartStore parts, ListStore lists, RetailDocuments documents, Reading reading, ListDecisions decisions, Clock clock) {
        this.parts = parts;
        this.lists = lists;
        this.documents = documents;
        this.reading = reading;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * The list ends in that state; joins the running transaction, which has locked it.
     *
     * @param note why, for receipts and the page
     */
    public RetailList undo(RetailList list, ListState end, Instant at, String note) {
        Pending pending = pending(list);
        if (list.state().isDrawn()) {
            decisions.giveBackAll(list.id(), pending);
        }
        lists.stopWaiting(List.of(list.id()));
        parts.release(List.of(pending.orderKey()), List.of(list.id()));
        RetailList ended = list.decided(end, list.orderId(), list.paymentId(), list.waybillId(), list.decidedAt() == null ? at : list.decidedAt(),
                list.findings());
        lists.decide(List.of(ended));
        lists.step(List.of(new ListStore.Step(list.id(), at, end.code(), "<" + list.state() + ">" + (note == null ? "" : note))));
        return ended;
    }

    /** What a list draws and names, read again out of its document by the law of the day it came. */
    public Pending pending(RetailList list) {
        CebDocument document = documents.get(list.id());
        Prepared read = reading.read(document, ListActs.day(list, clock.getZone()), true);
        if (read instanceof Prepared.ReadList whole) {
            Pending p = whole.pending();
            // What was drawn counts, whatever today's data would say of it.
            return new Pending(p.orderKey(), p.paymentKey(), p.waybillKey(), p.values(), new Pending.Money(p.money().limit(), list.amounts().value(),
                    p.money().guarantee(), p.money().covered(), list.amounts().tax()), p.doubts(), p.inspect(), p.stock());
        }
        throw new IllegalStateException("list " + list.id() + " cannot be read by the rules of its day any more: " + read.findings());
    }
}
