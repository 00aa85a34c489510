package org.tongguan.inspection;

import java.util.List;
import org.tongguan.kernel.SubjectRef;

/**
 * An officer decided about goods that failed; told in the same transaction. After RE_EXPORT and DESTROY the subject's case must end: its
 * INSPECTION hold is never lifted. After AMEND the listener has the declaration amended and then calls {@link Inspections#amended}. Subjects that go item
 * by item ({@link ItemizedGoods}) bind the items to the decision and call {@link Inspections#carriedOut} when it has come about for all of them.
 *
 * @param items numbers of the items it is about; empty = all goods of the subject
 */
public record InspectionDecided(SubjectRef subject, String inspectionNumber, Decision decision, String reason, List<Integer> items) {

    public InspectionDecided {
        items = List.copyOf(items);
    }

    /** About all goods. */
    public InspectionDecided(SubjectRef subject, String inspectionNumber, Decision decision, String reason) {
        this(subject, inspectionNumber, decision, reason, List.of());
    }
}
