package org.tongguan.oversight;

import java.time.Instant;
import org.tongguan.kernel.SubjectRef;

/**
 * A case that is an officer's: the lot gave it, or a senior officer.
 *
 * @param among      how many it was drawn from; null when it was assigned
 * @param assignedBy who assigned it; null when it was drawn
 * @param reason     why it was assigned
 */
public record CaseDraw(SubjectRef subject, String label, String office, String officer, Integer among, String assignedBy, String reason, Instant at) { }
