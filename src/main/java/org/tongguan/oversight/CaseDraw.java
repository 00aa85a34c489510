package org.tongguan.oversight;

import java.time.Instant;
import org.tongguan.kernel.SubjectRef;

/**
 * A case that the lot gave to an officer.
 *
 * @param among how many it was drawn from
 */
public record CaseDraw(SubjectRef subject, String label, String office, String officer, int among, Instant drawnAt) { }
