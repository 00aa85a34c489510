package org.tongguan.ecommerce.act;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.inspect.ParcelInspections;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.hold.HoldLifted;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.InspectionDecided;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Transactions;

/**
 * A list goes where its inspection leads, in the transaction of who worked on that: released when nothing stands against it any more, or an officer's if
 * something else is asked about it; ended when its
 * goods go back or are destroyed, or when it has to be declared anew, since a list that was decided is not changed.
 */
@Component
class InspectionResults {

    private final ListStore lists;
    private final ListWork work;
    private final ParcelInspections inspections;
    private final Transactions transactions;

    InspectionResults(ListStore lists, ListWork work, ParcelInspections inspections, Transactions transactions) {
        this.lists = lists;
        this.work = work;
        this.inspections = inspections;
        this.transactions = transactions;
    }

    private static boolean isOurs(SubjectRef subject) {
        return RetailList.KIND.equals(subject.kind());
    }

    @EventListener
    void on(HoldLifted lifted) {
        if (isOurs(lifted.subject()) && lifted.lastOpen()) {
            transactions.unscoped(() -> lists.lock(lifted.subject().id()).filter(list -> list.state() == ListState.INSPECTION)
                    .map(list -> work.step(list, isAsked(list) ? "doubt" : "release", "")));
        }
    }

    /** Whether an officer was asked about it and has not looked yet: an inspection answers for what is in the parcel, not for its documents. */
    private boolean isAsked(RetailList list) {
        return list.findings() != null && lists.steps(list.id()).stream().noneMatch(s -> s.note().startsWith("<" + ListState.REVIEW + ">"));
    }

    @EventListener
    void on(InspectionDecided decided) {
        if (isOurs(decided.subject()) && decided.decision() != Decision.TREAT && decided.decision() != Decision.PENALTY) {
            transactions.unscoped(() -> lists.lock(decided.subject().id()).filter(list -> list.state() == ListState.INSPECTION)
                    .map(list -> end(list, decided)));
        }
    }

    /** Goods that were to leave stay where they are: their list is rejected. */
    private RetailList end(RetailList list, InspectionDecided decided) {
        boolean back = decided.decision() == Decision.RE_EXPORT && !list.isExport();
        RetailList ended = work.step(list, back ? "send-back" : "reject", decided.reason());
        if (decided.decision() == Decision.AMEND) {
            inspections.amended(ended, decided.reason());
        }
        return ended;
    }
}
