package org.tongguan.inspection;

import org.tongguan.kernel.SubjectRef;

/**
 * An officer decided about goods that failed; told in the same transaction. After RE_EXPORT and DESTROY the subject's case must end: its
 * INSPECTION hold is never lifted. After AMEND the listener has the declaration amended and then calls {@link Inspections#amended}.
 */
public record InspectionDecided(SubjectRef subject, String inspectionNumber, Decision decision, String reason) { }
