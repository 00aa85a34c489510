package org.tongguan.ecommerce.filing;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.ListUndone;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;

/** Takes a list back as a whole: what it drew is posted back, its order and waybill are free again. Or lets an export list go on by an officer's word. */
@Component
public class Undoing {

    private final PartStore parts;
    private final ListStore lists;
    private final RetailDocuments documents;
    private final Reading reading;
    private final ListDecisions decisions;
    private final Completion completion;
    private final ApplicationEventPublisher news;

    Undoing(PartStore parts, ListStore lists, RetailDocuments documents, Reading reading, ListDecisions decisions, Completion completion,
            ApplicationEventPublisher news) {
        this.completion = completion;
        this.parts = parts;
        this.lists = lists;
        this.documents = documents;
        this.reading = reading;
        this.decisions = decisions;
        this.news = news;
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
        parts.release(pending.claims(), List.of(list.id()));
        RetailList ended = list.decided(end, list.orderId(), list.paymentId(), list.waybillId(), list.decidedAt() == null ? at : list.decidedAt(),
                list.findings());
        lists.decide(List.of(ended));
        lists.step(List.of(new ListStore.Step(list.id(), at, end.code(), "<" + list.state() + ">" + (note == null ? "" : note))));
        news.publishEvent(new ListUndone(list, at, note == null ? "" : note));
        return ended;
    }

    /** An officer has let the export list pass: it waits for its goods. Joins the running transaction, which has locked it. */
    public void pass(RetailList list, Instant at) {
        completion.goOn(List.of(new ListStore.Waiting(list.id(), list.traderId(), pending(list))), Pending.Awaits.ARRIVAL, at);
    }

    /** What a list draws and names, read again out of its document by the law of the day it came. */
    public Pending pending(RetailList list) {
        CebDocument document = documents.get(list.id());
        Prepared read = reading.again(list, document);
        if (read instanceof Prepared.ReadList whole) {
            return whole.pending().drawn(list.amounts().value(), list.amounts().tax());
        }
        throw new IllegalStateException("list " + list.id() + " cannot be read by the rules of its day any more: " + read.findings());
    }
}
