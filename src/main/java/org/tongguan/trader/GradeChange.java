package org.tongguan.trader;

import java.time.Instant;

/** A grade from that moment on, with why and by whom. */
public record GradeChange(Grade grade, String reason, Instant at, String by) { }
