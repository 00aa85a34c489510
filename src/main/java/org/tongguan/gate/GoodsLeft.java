package org.tongguan.gate;

import java.time.Instant;
import org.tongguan.kernel.SubjectRef;

/** The last of a subject's released goods has passed the gate; told in the same transaction. */
public record GoodsLeft(SubjectRef subject, Instant at) { }
