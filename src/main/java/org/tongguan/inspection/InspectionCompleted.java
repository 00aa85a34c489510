package org.tongguan.inspection;

import org.tongguan.kernel.SubjectRef;

/**
 * The visit is over and every department has said what it saw; told once for each order, in the same transaction. Re-checks after a
 * treatment are not told: they say nothing about whether the choice to inspect was right.
 *
 * @param found whether anything was wrong
 * @param note  the findings of those who found something
 */
public record InspectionCompleted(SubjectRef subject, boolean found, String note) { }
