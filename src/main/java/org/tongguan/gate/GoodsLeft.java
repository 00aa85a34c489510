package org.tongguan.gate;
import org.tongguan.kernel.SubjectRef;
public record GoodsLeft(SubjectRef subject, java.time.Instant at) {}
